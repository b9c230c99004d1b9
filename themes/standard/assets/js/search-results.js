// Results as a list: the document, what it is, whether it is in force, and the passage
// that was found. A policy and its interpretations stand together.

import { places } from './client/passage.js';
import { element, marked } from './search-dom.js';
import { address } from './search-source.js';

const guide = '办事指南'; // the kind that tells how, often with the form: most come for it

// The badges of theme component status-badge, by what is printed on them.
const badges = { 有效: 'in-force', 尚未施行: 'pending', 已修改: 'amended', 失效: 'expired', 废止: 'repealed' };

// ResultList is the hits in their order. More are added at the end, so that nothing
// moves below the eyes of the reader: a hit stands below the first of its group where
// that comes with it or is the last of the list.
export class ResultList {
  constructor(reader, result) {
    this.reader = reader;
    this.box = element('div', '');
    this.shown = new Set();
    this.last = []; // the last of the list, by its group
    this.add(result);
  }

  get links() {
    return this.box.querySelectorAll('.gx-result__link');
  }

  // add shows hits that are not shown yet and returns how many they are. Those that have
  // only the subject of the question are a list of their own.
  add({ hits, subject }) {
    const before = this.shown.size, heads = new Map(this.last);
    for (const hit of hits) {
      if (this.shown.has(hit.id)) continue;
      this.shown.add(hit.id);
      this.begin(hit.rank.bySubject ? subject : '');
      const item = element('li', 'gx-result', parts(this.reader, hit));
      const head = hit.group && heads.get(hit.group);
      if (head) {
        together(head).append(item);
        continue;
      }
      if (hit.group) heads.set(hit.group, item);
      this.last = hit.group ? [[hit.group, item]] : [];
      this.list.append(item);
    }
    return this.shown.size - before;
  }

  // begin makes a list, and says what it is about where another stands before it.
  begin(subject) {
    if (this.subject === subject) return;
    this.subject = subject;
    if (subject && this.list) this.box.append(element('p', 'gx-results__subject', ['以下与', element('b', '', `“${subject}”`), '有关，不含提问的原话：']));
    this.list = element('ol', 'gx-results');
    this.box.append(this.list);
  }
}

function together(head) {
  let box = head.querySelector('.gx-result__group');
  if (!box) {
    box = element('ol', 'gx-result__group', [], { 'aria-label': '同一政策的文件和解读' });
    head.append(box);
  }
  return box;
}

function parts(reader, hit) {
  const link = element('a', 'gx-result__link', marked(hit.title, places(hit.title, hit.parts)), { href: target(reader, hit) });
  const out = [element('h2', 'gx-result__title', [link, badge(hit.status)]), facts(hit)];
  // The number stands among the facts already.
  if (hit.passage && hit.passage !== hit.number) out.push(element('p', 'gx-result__passage', marked(hit.passage, hit.marks)));
  return out;
}

const badge = (status) => (status ? element('span', `gx-status-badge gx-status-badge--${badges[status]}`, status) : '');

function facts(hit) {
  const list = [element('span', hit.kind === guide ? 'gx-result__guide' : '', hit.kind), hit.number && element('span', '', marked(hit.number, places(hit.number, hit.parts))), hit.unit];
  if (hit.date) list.push(element('time', '', hit.date, { datetime: hit.date }));
  return element('p', 'gx-result__facts', list.filter(Boolean).map((f) => (typeof f === 'string' ? element('span', '', f) : f)));
}

// target leads to the place that was found, where the words are highlighted.
function target(reader, hit) {
  const to = address(reader, hit.url);
  if (hit.passage && hit.marks.length > 0) to.searchParams.set('hl', hit.parts.join(' '));
  to.hash = hit.anchor;
  return to.href;
}
