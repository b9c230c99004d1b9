// Answering a question from a source, line by line as package search does it. The
// comments there say why.
import { loose } from './loose.js'
import { passage } from './passage.js'
import { BODY, INSIDE, LEAD, NUMBER, TITLE, TITLE_EQUAL, TITLE_PREFIX, compareRanks, score, settle } from './rank.js'
import { anywhere, find, intersect } from './sets.js'
import { FEW_HITS, LONGEST_ASKED, cut, subject } from './subject.js'
import { ask, fold, number, split, titleKey } from './tokenize.js'

export const facets = ['domain', 'kind', 'unit', 'year', 'status']

const KEY_TERMS = 2, KEY_OTHER = 1, LONG = 5, FEW = 4, WORTH = 8, TITLE_WINDOW = 8, WITHOUT_HITS = 10

// search resolves to {hits, candidates, complete, expanded, subject, related, loose, counts}. The query is
// {text, filters, byDate, offset, limit, aliases, effort, counts, passages}, as
// search.Query in Go; with a signal it can be given up.
export async function search(source, query) {
  const q = { filters: {}, offset: 0, limit: 0, effort: 0, passages: 0, aliases: true, ...query }
  await source.prepare(q.text)
  const s = new Searcher(source, q)
  await s.filter()
  let parts = split(q.text)
  const asNumber = await s.number()
  if (!asNumber || q.limit === 0) await s.strict(parts)
  s.preferAnswers()
  let hits = await s.verified()
  const [asked, question] = subject(parts)
  if (!s.undecided() && s.scarce(hits, question)) {
    let before = parts.join(' ')
    for (const about of [asked, cut(asked, (word) => q.aliases && source.expand(word).length)]) {
      if (about.length === 0 || about.join(' ') === before) continue
      before = about.join(' ')
      await s.bySubject(about)
      hits = await s.verified()
      if (hits.length > 0 || s.undecided()) break
    }
    parts = asked
  }
  if (hits.length === 0 && !s.undecided()) hits = await loose(s, parts)
  return s.result(hits)
}

class Searcher {
  constructor(source, q) {
    const all = q.limit === 0 || q.counts // are looked at, or counted
    Object.assign(this, { source, q, all, found: [], hits: [], expanded: [], subject: '', isLoose: false, cards: new Map(), texts: new Map() })
  }

  check() {
    this.q.signal?.throwIfAborted()
  }

  async postings(list) {
    const read = await this.source.postings(list)
    this.check()
    return read
  }

  async filter() {
    const tests = []
    for (const f of facets) {
      const wanted = this.q.filters[f] ?? []
      if (wanted.length === 0) continue
      const { values, column } = await this.source.facet(f)
      tests.push((doc) => wanted.includes(values[column[doc]]))
    }
    this.accept = (doc) => tests.every((t) => t(doc))
  }

  candidate(doc, tier, like) {
    return { score: 0, certain: false, ...like, rank: { bySubject: 0, tier, inForce: Number(this.source.inForce(doc)), answers: 0, score: 0, doc } }
  }

  async number() {
    const n = number(this.q.text)
    if (n === '') return false
    const [own, citing] = await this.postings(['#' + n, '@' + n.slice(n.indexOf('('))])
    for (const doc of own.body) if (this.accept(doc)) this.hits.push(this.candidate(doc, NUMBER, { parts: [n], via: '' }))
    if (this.hits.length > 0) return true
    if (this.q.limit > 0) {
      for (const doc of citing.body) if (this.accept(doc)) this.found.push(this.candidate(doc, BODY, { parts: [n], via: '' }))
    }
    return fold(this.q.text).endsWith('号')
  }

  async strict(parts) {
    const asked = [{ parts, via: '' }]
    if (this.q.aliases) {
      for (const other of this.source.expand(parts.join(' '))) asked.push({ parts: split(other), via: other })
      if (parts.length > 1) {
        parts.forEach((part, i) => {
          for (const other of this.source.expand(part)) asked.push({ parts: parts.with?.(i, other) ?? parts.map((p, j) => (j === i ? other : p)), via: other })
        })
      }
    }
    for (const v of asked) {
      if (v.via !== '' && !this.expanded.includes(v.via)) this.expanded.push(v.via)
      await this.candidates(v)
    }
  }

  // bySubject adds the documents that have the subject of the question.
  async bySubject(parts) {
    this.subject = parts.join(' ')
    const before = this.found.length
    await this.strict(parts)
    if (this.found.length === before) return
    const added = this.found.slice(before)
    for (const c of added) {
      c.rank.bySubject = 1
      settle(c, c.rank.tier)
    }
    this.answer(added)
  }

  // preferAnswers lets documents that tell how to do a thing come first among many
  // titles.
  preferAnswers() {
    if (this.found.filter((c) => c.rank.tier === TITLE).length > FEW_HITS) this.answer(this.found)
  }

  answer(list) {
    for (const c of list) if (c.rank.tier === TITLE || c.rank.bySubject) c.rank.answers = this.source.answers(c.rank.doc)
  }

  scarce(hits, question) {
    if (hits.length === 0) return question || [...this.q.text].length <= LONGEST_ASKED
    const wanted = this.q.limit === 0 || this.found.length === 0 || hits.length < this.q.offset + this.q.limit
    return question && hits.length < FEW_HITS && wanted
  }

  rarest(list) {
    const f = new Map(list.map((t) => [t, this.source.frequency(t)]))
    return [...list].sort((a, b) => f.get(a) - f.get(b))
  }

  async candidates(v) {
    const whole = { fields: [], grams: [] }, inside = { fields: [], grams: [] }, folded = []
    let more = [], differ = false, certain = true
    for (const part of v.parts) {
      const q = ask(part)
      if (q.full.length + q.grams.length === 0) continue
      folded.push(q.folded)
      if (q.full.length > 0) {
        certain &&= q.full.length === 1 && q.full[0] === q.folded
        const rare = this.rarest(q.full)
        more.push(...rare.splice(v.via === '' || this.all ? KEY_TERMS : KEY_OTHER), ...q.grams)
        whole.fields.push(...rare)
        inside.fields.push(...rare)
        continue
      }
      certain = false
      inside.grams.push(...q.grams)
      if (q.words.length === 0) {
        whole.grams.push(...q.grams)
        continue
      }
      differ = true
      whole.fields.push(...q.words)
    }
    if (folded.length === 0) return
    whole.more = inside.more = this.rarest(more)
    await this.collect(whole, { parts: folded, via: v.via, certain }, BODY)
    if (differ) await this.collect(inside, { parts: folded, via: v.via }, INSIDE)
  }

  async collect(keys, like, lowest) {
    const postings = await this.postings([...keys.fields, ...keys.grams]), fields = postings.slice(0, keys.fields.length)
    let docs = postings.map(anywhere).reduce(intersect)
    const rest = [...keys.more]
    like = { ...like, rest }
    if (this.all || (rest.length >= LONG && like.via === '')) docs = await this.narrow(docs, rest, Infinity)
    const lists = fields.map((p) => ({ ...p, titles: new Set(p.title), leads: new Set(p.lead) }))
    let titles = 0
    for (const doc of docs) {
      if (!this.accept(doc)) continue
      const c = this.candidate(doc, lowest, like)
      if (lowest === BODY && fields.length > 0) {
        const [tier, points] = this.place(doc, lists)
        c.score = points
        settle(c, tier)
      }
      if (c.rank.tier === TITLE) titles++
      this.found.push(c)
    }
    if (titles > TITLE_WINDOW && like.via === '') {
      const [p] = await this.postings([titleKey(this.q.text)])
      for (const doc of p.body) if (this.accept(doc)) this.found.push(this.candidate(doc, TITLE_EQUAL, { parts: like.parts, via: '' }))
    }
  }

  async narrow(docs, rest, rounds) {
    for (; rounds > 0 && docs.length > FEW && rest.length > 0; rounds--) {
      const further = await this.postings(rest.splice(0, 2)), before = docs.length
      docs = further.map(anywhere).reduce(intersect, docs)
      if ((before - docs.length) * WORTH < before) break
    }
    return docs
  }

  place(doc, lists) {
    let title = true, lead = true, points = 0
    for (const p of lists) {
      const inTitle = p.titles.has(doc)
      title &&= inTitle
      lead &&= inTitle || p.leads.has(doc)
      const at = find(p.body, doc)
      if (at >= 0) points += score(p.times[at], p.in, this.source.size)
    }
    return [title ? TITLE : lead ? LEAD : BODY, points]
  }

  compare(a, b) {
    return (this.q.byDate && (a.bySubject - b.bySubject || b.doc - a.doc)) || compareRanks(a, b)
  }

  sort(list) {
    return list.sort((a, b) => this.compare(a.rank, b.rank))
  }

  async verified() {
    this.sort(this.found)
    const shown = new Set(this.hits.map((h) => h.rank.doc)), want = this.q.offset + this.q.limit
    let vain = 0
    while (this.found.length > 0) {
      let missing = this.found.length
      if (this.q.limit > 0) missing = want - this.ahead(this.hits)
      if (missing <= 0 || this.spent(vain)) break
      const batch = this.found.splice(0, Math.min(missing, this.q.effort || missing)).filter((c) => !shown.has(c.rank.doc))
      const kept = await this.verify(batch)
      vain += batch.length - this.ahead(kept)
      if (kept.length < batch.length) await this.thin(batch)
      this.hits.push(...kept.filter((c) => !shown.has(c.rank.doc) && shown.add(c.rank.doc)))
    }
    return this.sort(this.hits)
  }

  // ahead counts the hits of a list that rank before all candidates that are left.
  ahead(list) {
    return list.filter((h) => !this.found[0] || this.compare(h.rank, this.found[0].rank) <= 0).length
  }

  spent(vain) {
    return this.q.effort > 0 && vain >= this.q.effort * (this.hits.length ? 1 : WITHOUT_HITS)
  }

  // undecided is that there are no hits, and texts that were not read.
  undecided() {
    return this.hits.length === 0 && this.found.length > 0
  }

  async thin(vain) {
    for (const { rest } of vain) {
      if (!rest?.length) continue
      const like = this.found.filter((c) => c.rest === rest).map((c) => c.rank.doc), left = new Set(await this.narrow(like, rest, 1))
      this.found = this.found.filter((c) => c.rest !== rest || left.has(c.rank.doc))
    }
  }

  async verify(batch) {
    await this.read(batch, false)
    const kept = [], open = []
    for (const c of batch) {
      if (c.certain && c.rank.tier < TITLE) {
        kept.push(c)
        continue
      }
      const tier = this.titleTier(c)
      if (tier === 0) {
        open.push(c)
        continue
      }
      if (c.rank.tier !== INSIDE) settle(c, tier)
      kept.push(c)
    }
    await this.read(open, true)
    for (const c of open) {
      const tier = this.textTier(c)
      if (tier === 0) continue
      settle(c, Math.min(tier, Math.max(c.rank.tier, INSIDE)))
      kept.push(c)
    }
    return kept
  }

  titleTier(c) {
    const title = fold(this.cards.get(c.rank.doc).title)
    if (!c.parts.every((p) => title.includes(p))) return 0
    if (title === c.parts[0] || (c.via === '' && title === fold(this.q.text))) return TITLE_EQUAL
    return title.startsWith(c.parts[0]) ? TITLE_PREFIX : TITLE
  }

  textTier(c) {
    const text = this.texts.get(c.rank.doc), title = fold(this.cards.get(c.rank.doc).title), lead = fold(text.lead)
    let body = '', tier = LEAD
    for (const part of c.parts) {
      if (title.includes(part) || lead.includes(part)) continue
      tier = BODY
      body ||= fold(text.body)
      if (!body.includes(part)) return 0
    }
    return tier
  }

  // read makes sure that cards, or texts, are at hand and can be folded.
  async read(list, texts) {
    const kept = texts ? this.texts : this.cards
    const missing = list.map((c) => c.rank.doc).filter((doc) => !kept.has(doc))
    if (missing.length === 0) return
    const read = await (texts ? this.source.texts(missing) : this.source.cards(missing))
    this.check()
    await this.source.prepare(...read.flatMap((r) => (texts ? [r.lead, r.body] : [r.title])))
    missing.forEach((doc, i) => kept.set(doc, read[i]))
  }

  async result(hits) {
    const seen = new Set(hits.map((h) => h.rank.doc))
    const left = this.found.filter((c) => !seen.has(c.rank.doc) && seen.add(c.rank.doc))
    const all = [...hits, ...left], related = all.filter((c) => c.rank.bySubject).length
    const r = {
      hits: [], candidates: all.length - related, complete: left.length === 0 && !this.isLoose,
      expanded: this.expanded, subject: this.subject, related, loose: this.isLoose,
      counts: this.q.counts ? await this.count(all) : null,
    }
    hits = hits.slice(this.q.offset, this.q.limit > 0 ? this.q.offset + this.q.limit : undefined)
    await this.read(hits, false)
    await this.read(hits.slice(0, this.q.passages), true)
    for (const h of hits) {
      const text = this.texts.get(h.rank.doc), [piece, marks, anchor] = text ? passage(text, h.parts) : ['', [], '']
      r.hits.push({ ...this.cards.get(h.rank.doc), rank: h.rank, via: h.via, parts: h.parts, passage: piece, marks, anchor })
    }
    return r
  }

  async count(list) {
    const counts = {}
    for (const f of facets) {
      const { values, column } = await this.source.facet(f)
      counts[f] = {}
      for (const c of list) {
        const v = values[column[c.rank.doc]]
        counts[f][v] = (counts[f][v] ?? 0) + 1
      }
    }
    return counts
  }
}
