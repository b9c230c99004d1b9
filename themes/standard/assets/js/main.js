// The entry module. Each import is one topic and can be taken out; pages read and
// work without any of them. modes.js is not here: it is a classic script in <head>,
// so that a chosen mode is there before the first paint, and from file:// too.

import { foldOnPhones, unfoldTarget } from './fold.js';
import { askBeforeLeaving } from './external.js';
import { readingTools } from './tools.js';
import { sortableTables } from './table.js';
import { searchShortcut } from './shortcut.js';
import { searchWhenAsked } from './search-load.js';

foldOnPhones();
unfoldTarget();
readingTools();
sortableTables();
searchShortcut();
searchWhenAsked();
askBeforeLeaving();
