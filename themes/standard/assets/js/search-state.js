// What is asked for, as the address of the search page has it:
// ?q=低保&unit=民政局&year=2025&sort=date. The back button leads to the question before.

export const filterNames = ['domain', 'kind', 'unit', 'year', 'status'];

// Hits are shown in small batches, since each costs a request: first so many, then so
// many more as the reader comes near the end of them.
export const first = 3, more = 5;

export const nothing = { text: '', filters: {}, byDate: false, exact: false, shown: first };

// read is the state in the query of an address.
export function read(query) {
  const asked = new URLSearchParams(query);
  const filters = {};
  for (const name of filterNames) {
    const values = asked.getAll(name).filter(Boolean);
    if (values.length > 0) filters[name] = values;
  }
  const shown = Math.floor(Number(asked.get('n'))) || first;
  return {
    text: (asked.get('q') || '').slice(0, 200),
    filters,
    byDate: asked.get('sort') === 'date',
    exact: asked.get('exact') === '1',
    shown: Math.min(500, Math.max(first, shown)),
  };
}

// write is the query of the address of a state; '?' for the empty one.
export function write(state) {
  const asked = new URLSearchParams();
  if (state.text) asked.set('q', state.text);
  for (const name of filterNames) for (const value of state.filters[name] || []) asked.append(name, value);
  if (state.byDate) asked.set('sort', 'date');
  if (state.exact) asked.set('exact', '1');
  if (state.shown > first) asked.set('n', state.shown);
  return `?${asked}`;
}

// withFilter and withoutFilter are states; what is shown begins from the top.
export function withFilter(state, name, value) {
  const values = [...(state.filters[name] || []).filter((v) => v !== value), value];
  return { ...state, shown: first, filters: { ...state.filters, [name]: values } };
}

export function withoutFilter(state, name, value) {
  const filters = { ...state.filters, [name]: (state.filters[name] || []).filter((v) => v !== value) };
  if (filters[name].length === 0) delete filters[name];
  return { ...state, shown: first, filters };
}
