// Highlighting on a page that a search led to: ?hl= has the words. They can be taken
// away again, and the address is clean for whoever copies it.

import { announce } from './announce.js';

const most = 200;

export function highlightFound() {
  const words = (new URLSearchParams(location.search).get('hl') || '').toLowerCase().split(/\s+/).filter((w) => w && w.length <= 100).slice(0, 8);
  const text = document.querySelector('main');
  if (words.length === 0 || !text) return;
  const marks = [];
  for (const box of text.querySelectorAll('.gx-document__title, .gx-document__summary, .gx-article, .gx-data-table, .gx-guide-elements, .gx-attribute-table, #gx-attachments')) {
    marks.push(...markWords(box, words, most - marks.length));
  }
  if (marks.length === 0) return;
  if (!location.hash) marks[0].scrollIntoView({ block: 'center' });
  offerClearing(text, marks);
  announce(`已标出 ${marks.length} 处搜索词`);
}

// markWords puts <mark> around the words in the texts of a box.
function markWords(box, words, room) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const marks = [];
  for (let node of texts) {
    for (let found; marks.length < room && (found = first(node.data.toLowerCase(), words)); ) {
      const word = node.splitText(found.at);
      node = word.splitText(found.length);
      const mark = document.createElement('mark');
      word.replaceWith(mark);
      mark.append(word);
      marks.push(mark);
    }
  }
  return marks;
}

// first is where the first of the words is in a text, the longest of those that begin
// there.
export function first(text, words) {
  let best = null;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at >= 0 && (!best || at < best.at || (at === best.at && word.length > best.length))) best = { at, length: word.length };
  }
  return best;
}

function offerClearing(text, marks) {
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
  bar.append(`已标出 ${marks.length} 处搜索词 `, clear);
  const title = text.querySelector('.gx-document__header');
  if (title) title.after(bar);
}
