// The key "/" goes to the search box, unless one is writing.

export function searchShortcut() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    const boxes = [...document.querySelectorAll('input[type="search"]')];
    const box = boxes.find((b) => b.closest('main')) || boxes[0];
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
