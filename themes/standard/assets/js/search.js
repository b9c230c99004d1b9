// Search, as one script that is loaded when somebody goes to a search box or to the
// search page; see search-load.js. What is found is decided in client/.

import { offerSuggestions } from './search-box.js';
import { beginSearchPage } from './search-page.js';

export const suggestions = offerSuggestions;
export const page = beginSearchPage;
