// Lists of documents, in rising order.

// anywhere are the documents of all fields together, in rising order.
export function anywhere(p) {
  if (p.title.length + p.lead.length === 0) return p.body
  return Array.from(new Set([...p.title, ...p.lead, ...p.body])).sort((a, b) => a - b)
}

export function intersect(a, b) {
  const inB = new Set(b)
  return a.filter((doc) => inB.has(doc))
}

// find is the place of a document in a list in rising order, or -1.
export function find(list, doc) {
  let from = 0, to = list.length
  while (from < to) {
    const mid = (from + to) >> 1
    if (list[mid] < doc) from = mid + 1
    else to = mid
  }
  return list[from] === doc ? from : -1
}
