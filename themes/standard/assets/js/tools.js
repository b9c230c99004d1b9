// Reading tools of a page: size of text, reading aloud by the browser's own voice,
// copying the address, printing. What a browser cannot do is not offered.

import { announce } from './announce.js';

export function readingTools() {
  for (const bar of document.querySelectorAll('[data-gx-tools]')) {
    for (const button of bar.querySelectorAll('[data-gx-tool]')) {
      const tool = tools[button.dataset.gxTool];
      button.hidden = !tool || !tool.works();
      if (!button.hidden) button.addEventListener('click', () => tool.use(button));
    }
    bar.hidden = false;
  }
}

const size = () => document.documentElement.dataset.gxSize;

const resize = (by, said, enough) => ({
  works: () => true,
  use() {
    const before = size();
    document.dispatchEvent(new CustomEvent('gx-size', { detail: by }));
    announce(size() === before ? enough : said);
  },
});

const tools = {
  larger: resize(1, '文字已放大', '文字已是最大'),
  smaller: resize(-1, '文字已缩小', '文字已是最小'),
  print: { works: () => typeof print === 'function', use: () => print() },
  copy: {
    works: () => Boolean(navigator.clipboard),
    use: () => navigator.clipboard.writeText(address()).then(() => announce('网址已复制'), () => announce('网址没有复制成功')),
  },
  speak: {
    works: () => 'speechSynthesis' in window && texts().length > 0,
    use: (button) => (speechSynthesis.speaking ? stop(button) : speak(button)),
  },
};

// texts are what is read aloud: whether the document is still in force, what to do and
// where, and its text.
const texts = () => [...document.querySelectorAll('.gx-message-bar, .gx-guide-elements *, .gx-article *')]
  .filter((e) => e.matches('p, h2, h3, h4, li, dt, dd, caption, td, th') && !e.querySelector('p, li'));

function address() {
  const canonical = document.querySelector('link[rel="canonical"]');
  return canonical ? canonical.href : location.href;
}

// Long texts are read by paragraph: some voices stop after half a minute.
function speak(button) {
  const parts = [...document.querySelectorAll('h1'), ...texts()]
    .map((e) => e.textContent.trim())
    .filter(Boolean);
  parts.forEach((text, i) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = 'zh-CN';
    if (i === parts.length - 1) utterance.onend = () => stop(button);
    speechSynthesis.speak(utterance);
  });
  button.setAttribute('aria-pressed', 'true');
  addEventListener('pagehide', () => speechSynthesis.cancel(), { once: true });
}

function stop(button) {
  speechSynthesis.cancel();
  button.setAttribute('aria-pressed', 'false');
}
