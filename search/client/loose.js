// What is found when nothing contains the words: documents that have most of their
// terms, as package search does it. s is the searcher.
import { LOOSE, alike, idf, score, settle } from './rank.js'
import { anywhere, find } from './sets.js'
import { ask, fold } from './tokenize.js'

const LOOSE_TERMS = 6, LOOSE_FIRST = 2, LOOSE_FEW = 3, LOOSE_READS = 16, LOOSE_WINDOW = 4, LOOSE_HITS = 6, LOOSE_TITLE = 40, LOOSE_LEAD = 20

export async function loose(s, parts) {
  const terms = new Set(), folded = []
  for (const part of parts) {
    const q = ask(part)
    folded.push(q.folded)
    for (const t of [...q.full, ...q.words]) terms.add(t).add(year(q.folded, t))
  }
  terms.delete('')
  const postings = await rarePostings(s, [...terms]), best = byTerms(s, postings, folded).slice(0, LOOSE_HITS)
  const window = best.slice(0, standOut(s, postings) ? LOOSE_FEW : LOOSE_WINDOW), top = best[0]?.score ?? 0
  s.isLoose = best.length > 0
  await s.read(window, false)
  for (const c of window) {
    c.score += Math.floor((top * alike(folded.join(''), fold(s.cards.get(c.rank.doc).title))) / 500)
    settle(c, LOOSE)
  }
  return s.sort(best)
}

async function rarePostings(s, terms) {
  const found = [], sorted = s.rarest(terms).slice(0, LOOSE_READS)
  while (found.length < LOOSE_TERMS && sorted.length > 0 && !standOut(s, found)) {
    found.push(...(await s.postings(sorted.splice(0, LOOSE_FIRST))).filter((p) => p.in > 0))
  }
  return found
}

// standOut is that a few documents of many have most of the terms in their titles.
function standOut(s, found) {
  const times = new Map(), most = Math.max(LOOSE_FIRST, found.length - Math.floor(found.length / 4))
  for (const p of found) {
    const titles = new Set(p.title)
    for (const doc of anywhere(p)) if (s.accept(doc)) times.set(doc, (times.get(doc) ?? 0) + titles.has(doc))
  }
  const few = [...times.values()].filter((n) => n >= most).length
  return times.size >= LOOSE_HITS && few > 0 && few <= LOOSE_FEW
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
