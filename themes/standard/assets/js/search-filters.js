// Filters: those that are set, each to be taken away, and the values that the hits have,
// with how many. Values are counted only when somebody opens the panel: on a large
// site that takes further files.

import { button, element } from './search-dom.js';
import { filterNames, withFilter, withoutFilter } from './search-state.js';

const labels = { domain: '领域', kind: '类型', unit: '机构', year: '年份', status: '有效性' };
const few = 8; // values that are shown before one asks for more

// setFilters are buttons that take a filter away; null when none is set.
export function setFilters(state, go) {
  const buttons = filterNames.flatMap((name) => (state.filters[name] || []).map((value) => button('gx-chip',
    [value, element('span', 'gx-chip__off', '×', { 'aria-hidden': 'true' })],
    () => go(withoutFilter(state, name, value)), { 'aria-label': `去掉筛选：${labels[name]} ${value}` })));
  if (buttons.length === 0) return null;
  return element('div', 'gx-search__set', ['已筛选：', ...buttons], { role: 'group', 'aria-label': '已设的筛选' });
}

// choices is what there is to choose from.
export function choices(state, counts, go) {
  return filterNames.filter((name) => !state.filters[name]).map((name) => facet(state, name, counts[name] || {}, go)).filter(Boolean);
}

function facet(state, name, counts, go) {
  const values = Object.entries(counts).filter(([value]) => value !== '');
  if (values.length === 0) return null;
  values.sort(name === 'year' ? (a, b) => b[0] - a[0] : (a, b) => b[1] - a[1]);
  const items = values.map(([value, n], i) => {
    const item = element('li', '', button('gx-facet-button', [value, element('span', 'gx-count', String(n))],
      () => go(withFilter(state, name, value)), { 'aria-label': `${labels[name]} ${value}，${n} 条` }));
    item.hidden = i >= few;
    return item;
  });
  const list = element('ul', 'gx-facets__list', items);
  if (values.length > few) {
    const more = element('li', '', button('gx-facet-button gx-facet-button--more', `其余 ${values.length - few} 项`, () => {
      for (const item of items) item.hidden = false;
      more.remove();
      items[few].querySelector('button').focus();
    }));
    list.append(more);
  }
  return element('div', 'gx-facets__row', [element('h3', 'gx-facets__title', labels[name]), list]);
}
