// Suggestions below a search box, as a combobox: what is typed, in characters, pinyin
// or initials, is completed to titles, units, domains and words of the site.

import { announce } from './announce.js';
import { element } from './search-dom.js';
import { ask } from './search-source.js';

const most = 8;
const patience = 60; // ms without a key before suggestions are looked up
const kinds = { alias: '词语', domain: '领域', unit: '机构', title: '标题' };

// offerSuggestions begins; already tells that somebody was typing while this was loaded.
export function offerSuggestions(input, already) {
  const form = input.form;
  const list = element('ul', 'gx-suggest', [], { id: `${input.id}-suggest`, role: 'listbox', 'aria-label': '搜索建议' });
  list.hidden = true;
  form.append(list);
  for (const [key, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) {
    input.setAttribute(key, value);
  }
  let timer, turn = 0, active = -1, typed = '';

  const close = () => {
    turn++;
    clearTimeout(timer);
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (text) => {
    input.value = text;
    close();
    form.requestSubmit();
  };
  const show = (found) => {
    list.replaceChildren(...found.map(({ text, kind }, i) => {
      const option = element('li', 'gx-suggest__option', [element('span', 'gx-suggest__text', text), element('span', 'gx-suggest__kind', kinds[kind])],
        { role: 'option', id: `${list.id}-${i}`, 'aria-selected': 'false' });
      option.dataset.gxText = text;
      // The box keeps the focus, and the list is closed when it loses it.
      option.addEventListener('pointerdown', (event) => event.preventDefault());
      option.addEventListener('click', () => choose(text));
      return option;
    }));
    active = -1;
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
    if (!list.hidden) announce(`${found.length} 条搜索建议`);
  };
  const look = async () => {
    const mine = ++turn, text = input.value.trim();
    if (text === '') return close();
    try {
      const found = await ask(form, (reader) => reader.suggest(text, most));
      if (mine === turn && document.activeElement === input) show(found.filter((s) => s.text !== text));
    } catch {
      close(); // suggestions are a help; without them the box still searches
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, patience);
  };
  const move = (by) => {
    const options = [...list.children];
    if (active < 0) typed = input.value;
    options[active]?.setAttribute('aria-selected', 'false');
    active = (active + by + options.length + 2) % (options.length + 1) - 1;
    const option = options[active];
    input.value = option ? option.dataset.gxText : typed;
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  };

  input.addEventListener('input', (event) => { if (!event.isComposing) later(); });
  input.addEventListener('compositionend', later);
  input.addEventListener('blur', close);
  form.addEventListener('submit', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Escape') {
      if (active >= 0) input.value = typed;
      close();
    } else if (event.key === 'Enter' && active >= 0) choose(list.children[active].dataset.gxText);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  if (already) later();
}
