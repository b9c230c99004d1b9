// The search page: results as one types, and the address keeps what was asked. The
// rest is in modules of its own: state, source, answer, filters, results.

import { search } from './client/search.js';
import { Answer } from './search-answer.js';
import { FilterPanel } from './search-filters.js';
import { button, element } from './search-dom.js';
import { ask, open } from './search-source.js';
import { first, nothing, read, write } from './search-state.js';

const patience = 30; // ms without a key before a question is put
const slow = 400; // ms after which one is told that it takes a while
const effort = 10; // texts that may be read in vain once there are hits; see search.Query
const longestMeant = 8; // characters that may be a word written with other characters
const letters = /^[a-z ]+$/i; // may be pinyin or initials, sent off before the input method was on

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
    this.panel = new FilterPanel((state) => this.go(state));
    this.state = nothing;
    this.title = document.title;
    this.typing = false; // the address was set by typing and is to be replaced by more of it
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
    this.comeToResults();
    // An input method that is at work will tell when it is done.
    if (early !== '' && early !== this.state.text && !('gxComposing' in document.documentElement.dataset)) this.typed();
  }

  // comeToResults passes over the head of the page for who comes with a question, where
  // the head fills the screen: on a phone with large letters.
  comeToResults() {
    const [visit] = performance.getEntriesByType('navigation');
    const comes = this.state.text !== '' && scrollY === 0 && (!visit || visit.type === 'navigate');
    if (comes && this.form.getBoundingClientRect().top > innerHeight / 2) this.form.scrollIntoView();
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
  ask(state, { typing = false, settle = false } = {}) {
    const query = write(state);
    if (query !== write(this.state)) {
      if (typing && this.typing) history.replaceState(null, '', query);
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

  async run(most = effort) {
    if (this.running) this.running.abort();
    if (this.answer) this.answer.end();
    const running = this.running = new AbortController();
    const state = this.state;
    document.title = state.text ? `${state.text}_${this.title}` : this.title;
    if (state.text === '') return this.rest();
    clearTimeout(this.late);
    this.late = setTimeout(() => { this.status.textContent = '正在搜索…'; }, slow);
    try {
      await this.find(state, most, running.signal);
    } catch {
      if (!running.signal.aborted) this.failed();
    }
  }

  // find shows the first hits as soon as they are there. What else there is to tell
  // comes after them: hits that were shown before one went back to this question, and
  // how many there are to filter.
  async find(state, effort, signal) {
    const look = (options) => ask(this.form, async (reader) => {
      const result = await search(reader, {
        text: state.text, filters: state.filters, byDate: state.byDate, aliases: !state.exact, effort, signal, ...options,
      });
      await reader.prepare(...result.hits.map((h) => h.number));
      return result;
    }, signal);
    const result = await look({ limit: first, passages: first });
    const poor = result.loose || result.hits.length === 0;
    const meant = poor ? await ask(this.form, (reader) => wordsMeant(reader, state.text), signal) : [];
    const reader = await open(this.form);
    if (signal.aborted) return;
    this.show(new Answer({
      reader, state, result, meant, look, go: (next) => this.go(next), thorough: () => this.run(0), grown: (shown) => this.grown({ ...state, shown }),
      settled: (told) => { this.status.textContent = told; },
    }));
    await this.answer.begin();
    if (signal.aborted) return;
    // Filters are a help; without them the hits stay.
    await this.panel.follow(state, reader.size, async () => (await look({ limit: first, counts: true })).counts).catch(() => {});
  }

  // grown keeps in the address how many hits are shown, for who comes back.
  grown(state) {
    this.state = state;
    history.replaceState(null, '', write(state));
  }

  show(answer) {
    const focused = this.results.contains(document.activeElement), { result, state } = answer;
    const some = result.hits.length > 0 || Object.keys(state.filters).length > 0;
    clearTimeout(this.late);
    this.answer = answer;
    this.results.replaceChildren(...(some ? [this.panel.box] : []), answer.column);
    this.results.classList.add('gx-search__results--filled');
    this.browse.hidden = result.hits.length > 0;
    this.status.textContent = answer.told;
    if (focused) this.results.querySelector('.gx-result__link, .gx-search__column button, .gx-search__column a')?.focus();
  }

  // rest is the page before anything was asked.
  rest() {
    clearTimeout(this.late);
    this.results.replaceChildren();
    this.results.classList.remove('gx-search__results--filled');
    this.status.textContent = '';
    this.browse.hidden = false;
  }

  failed() {
    clearTimeout(this.late);
    this.browse.hidden = false;
    this.results.replaceChildren(element('p', '', ['暂时不能搜索，请检查网络。', button('gx-sort', '再试一次', () => this.run())]));
    this.status.textContent = '暂时不能搜索';
  }

  // key moves between the box and the results; below the last there may be more.
  async key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const links = [...this.results.querySelectorAll('.gx-result__link')];
    const at = links.indexOf(document.activeElement);
    const down = event.key === 'ArrowDown' && (at >= 0 || document.activeElement === this.input);
    if (down && links[at + 1]) links[at + 1].focus();
    else if (down && at >= 0) this.answer.further();
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] || this.input).focus();
    else if (event.key === 'Escape' && at >= 0) this.input.focus();
    else return;
    event.preventDefault();
  }
}

// wordsMeant are words of the site that somebody may have meant who typed others.
async function wordsMeant(reader, text) {
  if (letters.test(text)) return (await reader.suggest(text, 3)).map((s) => s.text);
  return [...text].length <= longestMeant ? reader.homophones(text, 3) : [];
}
