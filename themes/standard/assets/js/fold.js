// Folding: on a phone the outline and side menus begin closed, so that the text is
// near. Without script they are open, which loses nothing.

export function foldOnPhones() {
  if (!matchMedia('(max-width: 59.99em)').matches) return;
  for (const box of document.querySelectorAll('details[data-gx-fold]')) box.open = false;
}

// A link to a section opens what is folded in it.
export function unfoldTarget() {
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decode(location.hash.slice(1)));
    const box = target && target.querySelector(':scope > details');
    if (box) box.open = true;
  };
  addEventListener('hashchange', open);
  open();
}

function decode(hash) {
  try { return decodeURIComponent(hash); } catch { return hash; }
}
