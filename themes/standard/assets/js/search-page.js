// The search page: results as one types, and the address keeps what was asked. The
// rest is in modules of its own: state, source, results, filters.

import { search } from './client/search.js';
import { choices, setFilters } from './search-filters.js';
import { button, element } from './search-dom.js';
import { resultList } from './search-results.js';
import { ask } from './search-source.js';
import { nothing, pageSize, read, write } from './search-state.js';

const patience = 50; // ms without a key before a question is put
const slow = 400; // ms after which one is told that it takes a while
const small = 2000; // documents up to which counting is as good as free
const first = 5; // hits that are shown before the others are looked for
const effort = 10; // texts that may be read in vain once there are hits

export function beginSearchPage(box) {
  new SearchPage(box).begin();
}

class SearchPage {
  constructor(box) {
    this.box = box;
    this.form = box.querySelector('form');
    this.input = this.form.querySelector('input[name="q"]');
    this.status = document.getElementById('gx-search-status');
    this.results = document.getElementById('gx-search-results');
    this.browse = document.getElementById('gx-search-browse');
    this.state = nothing;
    this.title = document.title;
    this.typing = false; // the address was set by typing and is to be replaced by more of it
    this.after = 0; // which result gets the focus when the list is made anew
    this.panelOpen = null; // null: as the size of the site suggests
  }

  begin() {
    this.input.addEventListener('input', (event) => { if (!event.isComposing) this.typed(); });
    this.input.addEventListener('compositionend', () => this.typed());
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.ask(this.asTyped(), { settle: true });
    });
    addEventListener('popstate', () => this.fromAddress());
    this.box.addEventListener('keydown', (event) => this.key(event));
    const early = document.activeElement === this.input ? this.input.value.trim() : ''; // while this was loaded
    this.fromAddress(early !== '');
    // An input method that is at work will tell when it is done.
    if (early !== '' && early !== this.state.text && !('gxComposing' in document.documentElement.dataset)) this.typed();
  }

  // fromAddress shows what the address says. What someone is typing stays: setting the
  // box would break an input method off.
  fromAddress(keep = false) {
    clearTimeout(this.timer);
    this.state = read(location.search);
    if (!keep) this.input.value = this.state.text;
    this.typing = false;
    this.run();
  }

  // asTyped is the state with the words in the box. Other words begin without what was
  // chosen for the last ones.
  asTyped() {
    const text = this.input.value.trim();
    return text === this.state.text ? this.state : { ...nothing, text, byDate: this.state.byDate };
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const next = this.asTyped();
      if (next !== this.state) this.ask(next, { typing: true });
    }, patience);
  }

  // ask goes to a state and tells the address: a new entry of the history, unless one
  // goes on typing.
  ask(state, { typing = false, settle = false, replace = false } = {}) {
    const query = write(state);
    if (query !== write(this.state)) {
      if (replace || (typing && this.typing)) history.replaceState(null, '', query);
      else history.pushState(null, '', query);
    }
    this.typing = typing && !settle;
    this.state = state;
    this.run();
  }

  go(state) {
    this.input.value = state.text;
    this.ask(state);
  }

  async run() {
    if (this.running) this.running.abort();
    const running = this.running = new AbortController();
    const state = this.state;
    document.title = state.text ? `${state.text}_${this.title}` : this.title;
    if (state.text === '') return this.rest();
    const late = setTimeout(() => { if (!running.signal.aborted) this.status.textContent = '正在搜索…'; }, slow);
    try {
      await ask(this.form, (reader) => this.answer(reader, state, running.signal), running.signal);
    } catch {
      if (!running.signal.aborted) this.failed();
    } finally {
      clearTimeout(late);
    }
  }

  // answer shows the first hits as soon as they are there, then all that are wanted.
  async answer(reader, state, signal) {
    const counted = this.panelOpen ?? reader.size <= small;
    const look = (limit, counts) => search(reader, {
      text: state.text, filters: state.filters, byDate: state.byDate, aliases: !state.exact, signal,
      limit, passages: limit, effort: limit > pageSize ? 0 : effort, counts,
    });
    if (state.shown === pageSize && reader.size > small) {
      const result = await look(first, false);
      if (signal.aborted) return;
      if (result.hits.length === first && !result.loose) this.show(reader, state, result, [], false);
    }
    const result = await look(state.shown, counted);
    const poor = result.loose || result.hits.length === 0;
    const meant = poor ? await reader.homophones(state.text, 3) : [];
    await reader.prepare(...result.hits.map((h) => h.number));
    if (signal.aborted) return;
    this.show(reader, state, result, meant, counted);
  }

  show(reader, state, result, meant, counted) {
    const focused = this.results.contains(document.activeElement);
    const column = element('div', 'gx-search__column', [
      this.toolbar(state, result), setFilters(state, (s) => this.go(s)), this.expansion(reader, state, result), this.meant(state, meant),
      result.hits.length > 0 ? resultList(reader, result.hits) : this.emptyHelp(reader, state),
      this.more(state, result),
    ]);
    const some = result.hits.length > 0 || Object.keys(state.filters).length > 0;
    this.results.replaceChildren(...(some ? [this.panel(state, result, counted)] : []), column);
    this.results.classList.toggle('gx-search__results--filled', true);
    this.browse.hidden = result.hits.length > 0;
    this.status.textContent = tell(state, result);
    if (focused) (this.results.querySelectorAll('.gx-result__link')[this.after] ?? this.results.querySelector('.gx-result__link, button'))?.focus();
    this.after = 0;
  }

  toolbar(state, result) {
    if (result.hits.length < 2) return null;
    const sort = (byDate, text) => button('gx-sort', text, () => this.go({ ...state, byDate, shown: pageSize }), { 'aria-pressed': String(state.byDate === byDate) });
    return element('div', 'gx-search__sort', [sort(false, '按相关度'), sort(true, '按时间')], { role: 'group', 'aria-label': '排序' });
  }

  panel(state, result, counted) {
    const inside = counted ? choices(state, result.counts, (s) => this.go(s)) : [];
    const box = element('details', 'gx-search__panel', [
      element('summary', 'gx-search__panel-title', '筛选结果'), element('div', 'gx-facets', inside, { role: 'group', 'aria-label': '筛选结果' }),
    ]);
    // On a phone the results come first.
    box.open = counted && (this.panelOpen ?? matchMedia('(min-width: 60em)').matches);
    box.addEventListener('toggle', () => {
      if (!box.isConnected || (this.panelOpen ?? counted) === box.open) return;
      this.panelOpen = box.open;
      if (box.open && !counted) this.run();
    });
    return box;
  }

  // expansion says that other words were asked for as well, and how to do without.
  expansion(reader, state, result) {
    const others = state.exact ? reader.expand(state.text) : result.expanded;
    if (others.length === 0) return null;
    const words = others.slice(0, 4).map((w) => `“${w}”`).join('、');
    const turn = this.link({ ...state, exact: !state.exact, shown: pageSize }, state.exact ? `同时搜索${words}` : `只搜“${state.text}”`);
    return element('p', 'gx-search__note', [state.exact ? '没有按同义词扩展。' : `已按${words}扩展。`, turn]);
  }

  meant(state, words) {
    if (words.length === 0) return null;
    const links = words.flatMap((w) => [this.link({ ...nothing, text: w, byDate: state.byDate }, w), ' ']);
    return element('p', 'gx-search__note', ['您要找的是不是：', ...links]);
  }

  // emptyHelp is what to do when nothing was found; ways to browse stand below.
  emptyHelp(reader, state) {
    const tips = [];
    if (Object.keys(state.filters).length > 0) tips.push(element('li', '', this.link({ ...state, filters: {}, shown: pageSize }, '去掉全部筛选再搜')));
    if (state.exact) tips.push(element('li', '', this.link({ ...state, exact: false }, '按同义词扩展再搜')));
    tips.push(element('li', '', '减少字数，或换一种说法，例如用“低保”“公租房”“医保”'), element('li', '', '按文号查找时写出年份和序号，例如“〔2025〕12号”'),
      element('li', '', '用下面的领域、类型、年份和机构浏览；网站没有公开的，可以在本页底部申请公开'));
    return element('div', 'gx-search__empty', [element('p', '', `没有找到含“${state.text}”的信息。可以这样做：`), element('ul', 'gx-plain-list', tips)]);
  }

  more(state, result) {
    const left = result.hits.length >= state.shown || !result.complete;
    if (result.loose || result.hits.length === 0 || !left || result.candidates <= result.hits.length) return null;
    return button('gx-button gx-button--plain gx-search__more', '显示更多结果', () => {
      this.after = result.hits.length;
      this.ask({ ...state, shown: state.shown + pageSize }, { replace: true });
    });
  }

  link(state, text) {
    const a = element('a', '', text, { href: write(state) });
    a.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.go(state);
    });
    return a;
  }

  // rest is the page before anything was asked.
  rest() {
    this.results.replaceChildren();
    this.results.classList.remove('gx-search__results--filled');
    this.status.textContent = '';
    this.browse.hidden = false;
  }

  failed() {
    this.browse.hidden = false;
    this.results.replaceChildren(element('p', '', ['暂时不能搜索，请检查网络。', button('gx-sort', '再试一次', () => this.run())]));
    this.status.textContent = '暂时不能搜索';
  }

  // key moves between the box and the results.
  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const links = [...this.results.querySelectorAll('.gx-result__link')];
    const at = links.indexOf(document.activeElement);
    const inBox = document.activeElement === this.input;
    if (event.key === 'ArrowDown' && (inBox || at >= 0) && links[at + 1]) links[at + 1].focus();
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] || this.input).focus();
    else if (event.key === 'Escape' && at >= 0) this.input.focus();
    else return;
    event.preventDefault();
  }
}

// tell says in a sentence what was found; screen readers say it aloud.
function tell(state, result) {
  const shown = result.hits.length;
  if (shown === 0) return `没有找到含“${state.text}”的信息`;
  if (result.loose) return `没有完全符合的信息，显示最接近的 ${shown} 条`;
  if (result.complete) return result.candidates > shown ? `找到 ${result.candidates} 条，显示前 ${shown} 条` : `找到 ${shown} 条`;
  return `找到约 ${result.candidates} 条，显示前 ${shown} 条`;
}
