// Search, as one script that is loaded when somebody goes to a search box or to the
// search page, or comes from it; see search-load.js. What is found is decided in client/.

import { offerSuggestions } from './search-box.js';
import { highlightFound } from './search-highlight.js';
import { beginSearchPage } from './search-page.js';

export const suggestions = offerSuggestions;
export const page = beginSearchPage;
export const highlight = highlightFound;
