// Filters: those that are set, each to be taken away, and the values that the hits have,
// with how many. Values are counted only where the panel is open, after the first hits
// are shown: that takes further files.

import { button, element } from './search-dom.js';
import { filterNames, withFilter, withoutFilter } from './search-state.js';

const labels = { domain: '领域', kind: '类型', unit: '机构', year: '年份', status: '有效性' };
const few = 8; // values that are shown before one asks for more
const small = 2000; // documents up to which counting is as good as free

// setFilters are buttons that take a filter away; null when none is set.
export function setFilters(state, go) {
  const buttons = filterNames.flatMap((name) => (state.filters[name] || []).map((value) => button('gx-chip',
    [value, element('span', 'gx-chip__off', '×', { 'aria-hidden': 'true' })],
    () => go(withoutFilter(state, name, value)), { 'aria-label': `去掉筛选：${labels[name]} ${value}` })));
  if (buttons.length === 0) return null;
  return element('div', 'gx-search__set', ['已筛选：', ...buttons], { role: 'group', 'aria-label': '已设的筛选' });
}

// FilterPanel is the panel of values to choose from. It stays while questions change.
export class FilterPanel {
  constructor(go) {
    this.go = go;
    this.chosen = null; // whether the reader wants it open; null: as there is room
    this.inside = element('div', 'gx-facets', [], { role: 'group', 'aria-label': '筛选结果' });
    const title = element('summary', 'gx-search__panel-title', '筛选结果');
    this.box = element('details', 'gx-search__panel', [title, this.inside]);
    title.addEventListener('click', () => {
      this.chosen = !this.box.open;
      if (this.chosen) this.fill().catch(() => {}); // filters are a help; results stay
    });
  }

  // follow is told of another question, of so many documents; count resolves to its
  // numbers.
  async follow(state, size, count) {
    this.state = state;
    this.count = count;
    this.inside.inert = true; // it shows the last question
    // On a phone the results come first.
    this.box.open = this.chosen ?? (size <= small && matchMedia('(min-width: 60em)').matches);
    if (this.box.open) await this.fill();
    else this.inside.replaceChildren();
  }

  async fill() {
    const { state, count } = this;
    if (!count || !this.inside.inert) return;
    const counts = await count();
    if (state !== this.state) return;
    this.inside.replaceChildren(...filterNames.filter((name) => !state.filters[name]).map((name) => facet(state, name, counts[name] || {}, this.go)).filter(Boolean));
    this.inside.inert = false;
  }
}

function facet(state, name, counts, go) {
  const values = Object.entries(counts).filter(([value]) => value !== '');
  if (values.length === 0) return null;
  values.sort(name === 'year' ? (a, b) => b[0] - a[0] : (a, b) => b[1] - a[1]);
  const items = values.map(([value, n], i) => {
    const said = (words) => element('span', 'gx-visually-hidden', words);
    const text = [said(`${labels[name]} `), value, said('，'), element('span', 'gx-count', String(n)), said(' 条')];
    const item = element('li', '', button('gx-facet-button', text, () => go(withFilter(state, name, value))));
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
  return element('div', 'gx-facets__row', [element('h2', 'gx-facets__title', labels[name]), list]);
}
