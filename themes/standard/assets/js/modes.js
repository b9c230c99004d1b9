// Modes: elder (适老版), contrast (高对比) and the size of text. A mode is a class on
// <html>, kept by the browser under one key, and survives navigation. Where nothing
// can be kept, as in a private window, the mode holds for the page.
//
// A classic script, not a module: it runs before the first paint.

(() => {
  const root = document.documentElement;
  const key = 'gx-modes';

  const read = () => {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
  };
  const keep = (modes) => {
    try { localStorage.setItem(key, JSON.stringify(modes)); } catch { /* not kept */ }
  };
  const apply = () => {
    root.classList.toggle('gx-elder', modes.elder === true);
    root.classList.toggle('gx-contrast', modes.contrast === true);
    if (modes.size >= 1 && modes.size <= 3) root.dataset.gxSize = String(Math.floor(modes.size));
    else delete root.dataset.gxSize;
    for (const link of document.querySelectorAll('[data-gx-mode]')) {
      link.setAttribute('aria-pressed', String(modes[link.dataset.gxMode] === true));
    }
  };

  const modes = read();
  apply();

  const change = (name, value) => {
    modes[name] = value;
    keep(modes);
    apply();
  };

  // The tools of a page change the size by this event; see tools.js.
  document.addEventListener('gx-size', (event) => {
    change('size', Math.min(3, Math.max(0, (modes.size || 0) + event.detail)));
  });

  document.addEventListener('DOMContentLoaded', () => {
    apply();
    for (const link of document.querySelectorAll('[data-gx-mode]')) {
      link.setAttribute('role', 'button');
      const toggle = (event) => {
        event.preventDefault();
        change(link.dataset.gxMode, modes[link.dataset.gxMode] !== true);
      };
      link.addEventListener('click', toggle);
      link.addEventListener('keydown', (event) => { if (event.key === ' ') toggle(event); });
    }
  });

  // Another tab changed the mode.
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    for (const name of Object.keys(modes)) delete modes[name];
    Object.assign(modes, read());
    apply();
  });
})();
