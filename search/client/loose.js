// What is found when nothing contains the words: documents that have most of their
// terms, as package search does it. s is the searcher.
import { LOOSE, alike, idf, score, settle } from './rank.js'
import { anywhere, find } from './sets.js'
import { ask, fold } from './tokenize.js'

const LOOSE_TERMS = 8, LOOSE_READS = 16, LOOSE_WINDOW = 6, LOOSE_TITLE = 40, LOOSE_LEAD = 20

export async function loose(s, parts) {
  const list = [], folded = []
  for (const part of parts) {
    const q = ask(part)
    folded.push(q.folded)
    for (const t of [...q.full, ...q.words].flatMap((t) => [t, year(q.folded, t)])) if (t && !list.includes(t)) list.push(t)
  }
  if (list.length === 0) return []
  const best = byTerms(s, await rarePostings(s, list), folded), window = best.slice(0, LOOSE_WINDOW)
  s.isLoose = best.length > 0
  await s.read(window, false)
  const top = best[0]?.score ?? 0
  for (const c of window) {
    c.score += Math.floor((top * alike(folded.join(''), fold(s.cards.get(c.rank.doc).title))) / 500)
    settle(c, LOOSE)
  }
  return s.sort(window)
}

async function rarePostings(s, list) {
  const found = [], sorted = s.rarest(list)
  for (let read = 0; found.length < LOOSE_TERMS && sorted.length > 0 && read < LOOSE_READS;) {
    const next = sorted.splice(0, LOOSE_TERMS - found.length)
    read += next.length
    found.push(...(await s.postings(next)).filter((p) => p.in > 0))
  }
  return found
}

function byTerms(s, postings, parts) {
  const all = s.source.size, scores = new Map()
  for (const p of postings) {
    const titles = new Set(p.title), leads = new Set(p.lead)
    for (const doc of anywhere(p)) {
      const at = find(p.body, doc)
      const points = titles.has(doc) ? idf(p.title.length, all) * LOOSE_TITLE
        : leads.has(doc) ? idf(p.in, all) * LOOSE_LEAD
          : at >= 0 ? score(p.times[at], p.in, all) : 0
      scores.set(doc, (scores.get(doc) ?? 0) + points)
    }
  }
  const found = []
  for (const [doc, points] of scores) {
    if (!s.accept(doc)) continue
    const c = s.candidate(doc, LOOSE, { parts, via: '' })
    c.score = points
    settle(c, LOOSE)
    found.push(c)
  }
  found.sort((a, b) => b.score - a.score)
  return s.sort(found)
}

// year is the year that the last digits of one stand for in a question (24年), or empty.
function year(question, word) {
  return /^\d{2,3}$/.test(word) && question.includes(word + '年') ? '2024'.slice(0, 4 - word.length) + word : ''
}
