// Which hit comes first, as search.Rank says; testdata/rank.json holds both sides to it.

// The tiers: where a document was found. Higher ones are shown first.
export const LOOSE = 1, INSIDE = 2, BODY = 3, LEAD = 4, TITLE = 5, TITLE_PREFIX = 6, TITLE_EQUAL = 7, NUMBER = 8

// compareRanks is negative when a is shown before b.
export function compareRanks(a, b) {
  if (a.tier === LOOSE && b.tier === LOOSE && a.score !== b.score) return b.score - a.score
  return a.bySubject - b.bySubject || b.tier - a.tier || b.inForce - a.inForce || b.answers - a.answers || b.score - a.score || b.doc - a.doc
}

// score is what one term adds.
export function score(times, documents, all) {
  return times === 0 ? 0 : idf(documents, all) * Math.floor((220 * times) / (10 * times + 12))
}

export function idf(documents, all) {
  const x = (Math.max(all, documents) - documents + 0.5) / (documents + 0.5)
  return Math.floor(64 * Math.log(1 + x) + 0.5)
}

// alike is how much of a question and of a title is in the other in the same order, from
// 0 to 1000.
export function alike(question, title) {
  const q = [...question], t = [...title], common = new Array(t.length + 1).fill(0)
  for (const c of q) {
    for (let i = 0, before = 0; i < t.length; i++) {
      const above = common[i + 1]
      common[i + 1] = t[i] === c ? before + 1 : Math.max(above, common[i])
      before = above
    }
  }
  return Math.floor((2000 * common[t.length]) / Math.max(1, q.length + t.length))
}

// settle gives a candidate a tier, and its score where that counts.
export function settle(c, tier) {
  if (c.rank.bySubject) tier = Math.min(tier, TITLE)
  else if (tier < TITLE) c.rank.answers = 0
  c.rank.tier = tier
  c.rank.score = tier <= BODY ? c.score : 0
}
