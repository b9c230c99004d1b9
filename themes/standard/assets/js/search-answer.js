// What the search page shows of one answer: notes, the hits that are there, and how to
// come to the others.

import { announce } from './announce.js';
import { button, element } from './search-dom.js';
import { setFilters } from './search-filters.js';
import { ResultList } from './search-results.js';
import { first, more, nothing, write } from './search-state.js';

const most = 500; // hits that are shown in all

// An Answer has {reader, state, result, meant}; look(options) asks on, go(state) puts
// another question, thorough() puts this one again and reads all there is, grown(n) is
// told when n hits are shown, settled(told) when all are.
export class Answer {
  constructor(asked) {
    Object.assign(this, asked);
    const { reader, state, result } = this;
    this.top = scrollY;
    this.list = new ResultList(reader, result);
    this.button = button('gx-button gx-button--plain gx-search__more', '显示更多结果', () => this.further());
    this.finish = element('div', 'gx-search__finish', this.left() ? [this.button] : []);
    this.told = tell(state, result);
    this.column = element('div', 'gx-search__column', [
      this.toolbar(), setFilters(state, this.go), this.expansion(), this.meantWords(), result.hits.length > 0 ? this.list.box : this.emptyHelp(), this.finish,
    ]);
  }

  // begin shows as many hits as were shown before, and watches how far the reader comes.
  async begin() {
    if (this.state.shown > first) await this.grow(this.state.shown, {});
    this.watch();
  }

  end() {
    if (this.watcher) this.watcher.disconnect();
    this.ended = true;
  }

  // left is whether there may be hits that are not shown.
  left() {
    const { hits, complete, candidates, related, loose } = this.result;
    return hits.length > 0 && hits.length < most && !((complete || loose) && candidates + related <= hits.length);
  }

  // watch fetches more when the end of the list is seen; once the reader scrolls, half a
  // screen before.
  watch() {
    if (this.ended || !this.left() || !('IntersectionObserver' in globalThis)) return;
    const before = this.result.hits.length;
    const watch = (ahead) => {
      this.watcher?.disconnect();
      this.watcher = new IntersectionObserver((seen) => {
        if (!seen.some((s) => s.isIntersecting)) return;
        this.watcher.disconnect();
        // Where nothing came, it is left to the button: further texts may be many.
        this.grow(before + more, {}).then(() => { if (this.result.hits.length > before) this.watch(); });
      }, { rootMargin: `0px 0px ${ahead} 0px` });
      this.watcher.observe(this.finish);
    };
    const still = scrollY === this.top;
    watch(still ? '0px' : '50%');
    if (still) addEventListener('scroll', () => { if (!this.ended) watch('50%'); }, { once: true, passive: true });
  }

  // further is more hits because somebody asks for them, who is led to the first.
  async further() {
    if (!this.left()) return;
    const before = this.list.links.length;
    const n = await this.grow(this.result.hits.length + more, { effort: 0 });
    if (this.list.links.length > before) this.list.links[before].focus();
    else if (n === 0 && !this.ended) announce('没有更多结果');
  }

  // grow shows hits up to a number and resolves to how many are new. Those that are
  // shown stay where they are.
  async grow(shown, options) {
    if (this.growing) await this.growing;
    if (this.ended || this.result.hits.length >= shown) return 0;
    const work = this.look({ limit: Math.min(most, shown), passages: shown, ...options });
    this.growing = work.then(() => {}, () => {});
    try {
      const result = await work;
      if (this.ended) return 0;
      const added = this.list.add(result);
      this.result = result;
      if (added > 0) this.grown(result.hits.length);
      this.button.textContent = '显示更多结果';
      if (!this.left()) {
        const n = result.hits.length;
        this.finish.replaceChildren(element('p', 'gx-search__end', n < most ? `已显示全部 ${n} 条结果。` : `已显示前 ${n} 条结果，要缩小范围，可以加上别的词，或者筛选。`));
        if (n < most) this.settled(tell(this.state, result)); // how many they are is certain now
      }
      return added;
    } catch {
      if (!this.ended) this.button.textContent = '没有取到，再试一次';
      return 0;
    }
  }

  toolbar() {
    const { state, result } = this;
    if (result.hits.length < 2) return null;
    const sort = (byDate, text) => button('gx-sort', text, () => this.go({ ...state, byDate, shown: first }), { 'aria-pressed': String(state.byDate === byDate) });
    return element('div', 'gx-search__sort', [sort(false, '按相关度'), sort(true, '按时间')], { role: 'group', 'aria-label': '排序' });
  }

  // expansion says that other words were asked for as well, and how to do without.
  expansion() {
    const { state, result } = this;
    const others = state.exact ? this.reader.expand(result.subject || state.text) : result.expanded;
    if (others.length === 0) return null;
    const words = others.slice(0, 4).map((w) => `“${w}”`).join('、');
    const turn = this.link({ ...state, exact: !state.exact, shown: first }, state.exact ? `同时搜索${words}` : `只搜“${result.subject || state.text}”`);
    return element('p', 'gx-search__note', [state.exact ? '没有按同义词扩展。' : `已按${words}扩展。`, turn]);
  }

  meantWords() {
    if (this.meant.length === 0) return null;
    const links = this.meant.flatMap((w) => [this.link({ ...nothing, text: w, byDate: this.state.byDate }, w), ' ']);
    return element('p', 'gx-search__note', ['您要找的是不是：', ...links]);
  }

  // emptyHelp is what to do when nothing was found; ways to browse stand below.
  emptyHelp() {
    const { state } = this, tips = [];
    if (!this.result.complete) {
      return element('div', 'gx-search__empty', [element('p', '', '要在很多文件里逐篇查找。可以多写几个字再搜，也可以继续查找。'),
        button('gx-button gx-button--plain gx-search__more', '继续查找', () => this.thorough())]);
    }
    if (Object.keys(state.filters).length > 0) tips.push(element('li', '', this.link({ ...state, filters: {}, shown: first }, '去掉全部筛选再搜')));
    if (state.exact) tips.push(element('li', '', this.link({ ...state, exact: false }, '按同义词扩展再搜')));
    tips.push(element('li', '', '减少字数，或换一种说法，例如用“低保”“公租房”“医保”'), element('li', '', '按文号查找时写出年份和序号，例如“〔2025〕12号”'),
      element('li', '', '用下面的领域、类型、年份和机构浏览；网站没有公开的，可以在本页底部申请公开'));
    return element('div', 'gx-search__empty', [element('p', '', `没有找到含“${state.text}”的信息。可以这样做：`), element('ul', 'gx-plain-list', tips)]);
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
}

// tell says in a sentence what was found; screen readers say it aloud, once for a
// question.
function tell({ text }, { hits, candidates, related, subject, complete, loose }) {
  if (hits.length === 0) return complete ? `没有找到含“${text}”的信息` : `还没有找到含“${text}”的信息，约有 ${candidates} 篇没有查`;
  if (loose) return '没有完全符合的信息，以下是比较接近的';
  const about = (n, sure) => `${sure ? '' : '约'} ${n} 条`;
  const whole = about(candidates, complete || hits.filter((h) => !h.rank.bySubject).length === candidates);
  if (related === 0) return `找到${whole}`;
  const others = `与“${subject}”有关的${about(related, complete)}`;
  return candidates > 0 ? `找到${whole}，另有${others}` : `没有信息含“${text}”的原话，找到${others}`;
}
