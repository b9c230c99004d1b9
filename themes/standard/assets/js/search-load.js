// Loading search: with the first focus on a search box, or at once on the search page
// and where it led to. Pages where nobody searches do not pay for it.

export function searchWhenAsked() {
  // Search may arrive while an input method is at work; it then must not touch the box.
  const root = document.documentElement.dataset;
  document.addEventListener('compositionstart', () => { root.gxComposing = ''; });
  document.addEventListener('compositionend', () => { delete root.gxComposing; });
  const page = document.getElementById('gx-search');
  if (page && page.dataset.gxSearch) load().then((search) => search.page(page), () => excuse(page));
  if (new URLSearchParams(location.search).has('hl')) load().then((search) => search.highlight(), () => {});
  const ready = new WeakSet();
  const welcome = (input, typed) => {
    if (!input || !input.matches('.gx-search-box__input') || ready.has(input)) return;
    ready.add(input);
    const before = input.value;
    load().then((search) => search.suggestions(input, typed || input.value !== before), () => ready.delete(input));
  };
  document.addEventListener('focusin', (event) => welcome(event.target, false));
  document.addEventListener('input', (event) => { if (!event.isComposing) welcome(event.target, true); }); // dictated or filled in
  const here = document.activeElement;
  welcome(here, here && here.value !== here.defaultValue); // somebody was faster than the script
}

// excuse is what the search page says when the script of search did not come, or is
// written in a language that an old browser does not read.
function excuse(page) {
  const input = page.querySelector('input[name="q"]');
  input.value = input.value || new URLSearchParams(location.search).get('q');
  document.getElementById('gx-search-status').textContent = '暂时不能搜索，请刷新页面再试，或者按下面的分类查找。';
}

const load = () => import('./search.js');
