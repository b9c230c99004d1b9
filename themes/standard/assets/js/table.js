// Tables marked data-gx-sortable get buttons in their column headers, and long ones
// a box to filter rows. Both say aloud what they did.

import { announce } from './announce.js';

const few = 5; // rows that need no sorting
const many = 10; // rows from which filtering helps
const collator = new Intl.Collator('zh-CN', { numeric: true });

export function sortableTables() {
  for (const table of document.querySelectorAll('table[data-gx-sortable]')) {
    const body = table.tBodies[0];
    if (!table.tHead || !body || body.rows.length < few) continue;
    if (body.querySelector('[rowspan], [colspan]')) continue; // rows belong together
    [...table.tHead.rows[0].cells].forEach((header, column) => addSort(table, header, column));
    if (body.rows.length >= many) addFilter(table);
  }
}

function addSort(table, header, column) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'gx-table-sort';
  button.append(...header.childNodes);
  header.append(button);
  button.addEventListener('click', () => {
    const down = header.getAttribute('aria-sort') === 'ascending';
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(text(a, column), text(b, column))));
    announce(`已按“${button.textContent}”${down ? '降序' : '升序'}排列`);
  });
}

function addFilter(table) {
  const label = document.createElement('label');
  label.className = 'gx-table-filter';
  const input = document.createElement('input');
  input.type = 'search';
  input.autocomplete = 'off';
  label.append('在本表中查找：', input);
  (table.closest('.gx-table') || table).before(label);
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden) shown++;
    }
    announce(`显示 ${shown} 行`);
  });
}

const text = (row, column) => (row.cells[column] ? row.cells[column].textContent.trim() : '');

// compare puts amounts with thousands separators in the order of their value.
export function compare(a, b) {
  const x = amount(a);
  const y = amount(b);
  return Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
}

const amount = (s) => (/^[-+]?[\d,]+(\.\d+)?%?$/.test(s) ? parseFloat(s.replaceAll(',', '')) : NaN);
