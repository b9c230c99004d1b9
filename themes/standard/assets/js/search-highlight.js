// Highlighting on a page that a search led to: ?hl= has the words, as search folds them.
// They can be taken away again, and the address is clean for whoever copies it.

import { announce } from './announce.js';
import { places } from './client/passage.js';
import { fold, split } from './client/tokenize.js';

const most = 200;
const inside = ['a', 'abbr', 'b', 'code', 'del', 'em', 'i', 'ins', 'mark', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u']; // a line

export function highlightFound() {
  const words = split(new URLSearchParams(location.search).get('hl') || '').filter((w) => w.length <= most).slice(0, 8).map(fold).filter(Boolean);
  const text = document.querySelector('main');
  if (words.length === 0 || !text) return;
  const marks = [];
  let count = 0;
  for (const box of text.querySelectorAll('.gx-document__title, .gx-document__summary, .gx-article, .gx-data-table, .gx-guide-elements, .gx-attribute-table, #gx-attachments')) {
    for (const line of lines(box)) {
      const found = apart(places(line.map((node) => node.data).join(''), words)).slice(0, most - count);
      count += found.length;
      if (found.length > 0) marks.push(...mark(line, found));
    }
  }
  if (count === 0) return;
  if (!location.hash) marks[0].scrollIntoView({ block: 'center' });
  offerClearing(text, marks, count);
  announce(`已标出 ${count} 处搜索词`);
}

// lines are the texts of a box, those of a paragraph together: what was found may go on
// across emphasis and links.
function lines(box) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), block = inside.map((name) => `:not(${name})`).join('');
  const found = [];
  for (let last; walker.nextNode();) {
    const node = walker.currentNode, around = node.parentElement.closest(block);
    if (around !== last) found.push([]);
    found[found.length - 1].push(node);
    last = around;
  }
  return found;
}

// apart are places without what they have in common with one before.
function apart(found) {
  const out = [];
  let end = 0;
  for (const [from, to] of found) {
    if (to <= end) continue;
    out.push([Math.max(from, end), to]);
    end = to;
  }
  return out;
}

// mark puts <mark> around places in a line, from its end so that the others stay.
function mark(line, found) {
  const marks = [];
  let end = line.reduce((n, node) => n + node.data.length, 0);
  for (const node of [...line].reverse()) {
    const at = end - node.data.length;
    for (const [from, to] of [...found].reverse()) {
      if (from >= end || to <= at) continue;
      const word = node.splitText(Math.max(from, at) - at), element = document.createElement('mark');
      word.splitText(Math.min(to, end) - Math.max(from, at));
      word.replaceWith(element);
      element.append(word);
      marks.unshift(element);
    }
    end = at;
  }
  return marks;
}

function offerClearing(text, marks, count) {
  const bar = document.createElement('p');
  bar.className = 'gx-highlight-bar';
  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'gx-sort';
  clear.textContent = '取消标记';
  clear.addEventListener('click', () => {
    for (const mark of marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    bar.remove();
    const here = new URL(location.href);
    here.searchParams.delete('hl');
    history.replaceState(null, '', here);
    announce('已取消标记');
  });
  bar.append(`已标出 ${count} 处搜索词 `, clear);
  const title = text.querySelector('.gx-document__header');
  if (title) title.after(bar);
}
