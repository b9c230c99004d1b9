// Making elements. Text goes in as text, never as markup.

// element is <tag class="name">children</tag>; attributes by their names.
export function element(tag, name, children = [], attributes = {}) {
  const e = document.createElement(tag);
  if (name) e.className = name;
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...[].concat(children).filter((c) => c !== '' && c != null));
  return e;
}

export function button(name, children, press, attributes = {}) {
  const e = element('button', name, children, { type: 'button', ...attributes });
  e.addEventListener('click', press);
  return e;
}

// marked is a text with <mark> around its places.
export function marked(text, places) {
  const out = [];
  let at = 0;
  for (const [from, to] of places) {
    if (to <= at) continue;
    out.push(text.slice(at, Math.max(at, from)), element('mark', '', text.slice(Math.max(at, from), to)));
    at = to;
  }
  return [...out, text.slice(at)];
}
