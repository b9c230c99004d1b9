// Reading the static shards, as package search/shard specifies them. A Reader is a
// source of answers for search.js.
import { inflate } from './inflate.js'
import { anywhere } from './sets.js'
import { fold, hash, isHan, learnSimplified } from './tokenize.js'

const VERSION = 5, USUAL = 64, USUAL_LEAST = 16, SUGGEST_GROUP = 4
const utf8 = new TextDecoder(), bytesOf = new TextEncoder()

// openReader reads the manifest. fetchFile(name) resolves to the bytes of a file, as an
// ArrayBuffer or Uint8Array; it is the only way to the data, so an edition that is
// opened from a disk can give it files that came as scripts.
export async function openReader(fetchFile) {
  const reader = new Reader(fetchFile), content = await reader.file('manifest.bin'), line = content.indexOf(10)
  const m = JSON.parse(utf8.decode(content.subarray(0, line)))
  if (m.version !== VERSION) throw new Error(`search data has version ${m.version}, not ${VERSION}`)
  const c = new Cursor(content.subarray(line + 1)), row = () => c.bytes(c.number())
  reader.manifest = m
  reader.size = m.documents
  reader.termNames = row()
  reader.groupNames = row()
  reader.suggestNames = row()
  reader.notForced = new Set(new Cursor(row()).list())
  reader.answering = []
  for (const lists = new Cursor(row()); lists.at < lists.data.length;) reader.answering.push(new Set(lists.list()))
  const chars = []
  reader.first = table(row(), (r) => chars[chars.push(String.fromCodePoint(r)) - 1])
  const pairs = () => table(row(), (n) => (chars[Math.floor(n / chars.length) - 1] ?? '') + chars[n % chars.length])
  const frequent = pairs()
  reader.common = [...frequent.keys()]
  reader.usual = new Map([...frequent, ...pairs()])
  utf8.decode(row()).split('\n').reverse().forEach((line, i) => line.split(' ').forEach((word) => reader.usual.set(word, 2 ** (i - 1))))
  reader.commonNames = row()
  reader.words = others(m.aliases)
  return reader
}

class Reader {
  constructor(fetchFile) {
    this.fetchFile = fetchFile
    this.files = new Map()
    this.facets = new Map()
  }

  // file resolves to the content of a file; it is fetched once.
  file(name) {
    if (!this.files.has(name)) {
      const content = this.fetchFile(name).then((data) => inflate(new Uint8Array(data)))
      content.catch(() => this.files.delete(name)) // to be tried again
      this.files.set(name, content)
    }
    return this.files.get(name)
  }

  async json(name) {
    return JSON.parse(utf8.decode(await this.file(name)))
  }

  inForce(doc) {
    return !this.notForced.has(doc)
  }

  answers(doc) {
    return 1 + this.answering.findIndex((docs) => docs.has(doc))
  }

  // prepare makes sure that the text can be folded: a Han character that the site's
  // table does not have may be a traditional one.
  async prepare(...texts) {
    if (this.han) return
    for (const text of texts) {
      for (const c of text) {
        if (c >= '\u3400' && isHan(c) && !this.first.has(c)) {
          learnSimplified(utf8.decode(await this.file(`h-${this.manifest.han}.bin`)))
          this.han = true
          return
        }
      }
    }
  }

  // frequency is about how many documents have a term; see search.Frequencies.
  frequency(term) {
    if (this.usual.has(term)) return this.usual.get(term)
    const all = this.size, [a, b] = term, first = (c) => Math.min(this.first.get(c) ?? 0, all)
    if (a === '~') return Math.floor((isHan(b) ? first(b) : all) / 2)
    let guess = all / (a < '0' || a > '9' ? 200 : [2, 2, 4, 40, 16][bytesOf.encode(term).length] ?? 500)
    if (isHan(a)) guess = b ? Math.floor((first(a) * first(b)) / all) / 8 : first(a) / 4
    return Math.floor(Math.min(Math.max(all / USUAL, USUAL_LEAST), guess))
  }

  // postings reads the postings of terms: {in, title, lead, body, times}.
  postings(terms) {
    const none = { in: 0, title: [], lead: [], body: [], times: [] }
    const read = async (c, head) => {
      const lists = head.long ? new Cursor(await this.file(`p/${head.long}.bin`)) : c, p = lists.postings(head.flags)
      return { in: anywhere(p).length, ...p }
    }
    return Promise.all(terms.map(async (term) => {
      if ((term[0] === '=' && !this.manifest.titles?.includes(term.slice(1, 3))) || this.manifest.nowhere.includes(term)) return none
      const at = this.common.indexOf(term)
      if (at >= 0) {
        const own = new Cursor(await this.file(`c/${name(this.commonNames, at, 5)}.bin`))
        return read(own, own.head())
      }
      const key = bytesOf.encode(term), n = hash(key) % (this.termNames.length / 3), c = new Cursor(await this.file(`t/${n}-${name(this.termNames, n)}.bin`))
      while (c.at < c.data.length) {
        const text = c.bytes(c.number()), head = c.head()
        if (!same(text, key)) {
          c.skip(head)
          continue
        }
        return read(c, head)
      }
      return none
    }))
  }

  cards(docs) {
    return Promise.all(docs.map(async (doc) => {
      const [id, url, title, number, date, unit, domain, kind, status, group] = await this.document(doc, '')
      return { id, url, title, number, date, unit, domain, kind, status, group }
    }))
  }

  texts(docs) {
    return Promise.all(docs.map(async (doc) => {
      let fields = (await this.document(doc, '')).slice(10)
      if (fields.length < 3) fields = await this.document(doc, 'x')
      const [lead, body, anchors] = fields, lines = [], ids = []
      for (const line of anchors.split('\n').slice(0, -1)) {
        const blank = line.indexOf(' ')
        lines.push(Number(line.slice(0, blank)))
        ids.push(line.slice(blank + 1))
      }
      return { lead, body, lines, ids }
    }))
  }

  // document is the fields in the file of a document; with 'x' those of its text, where
  // it is long.
  async document(doc, part) {
    const { group } = this.manifest, n = Math.floor(doc / group)
    const content = await this.file(`d/${n}-${name(this.groupNames, n)}/${doc % group}${part}.bin`)
    return (content[0] === 1 ? new TextDecoder('gb18030') : utf8).decode(content.subarray(1)).split('\0')
  }

  // facet resolves to a column: for each document the place of its value.
  async facet(which) {
    if (!this.facets.has(which)) {
      const { hash } = this.manifest.facets.find((f) => f.name === which)
      const content = await this.file(`f/${which}-${hash}.bin`), line = content.indexOf(10)
      const values = JSON.parse(utf8.decode(content.subarray(0, line)))
      const column = new Uint16Array(this.size)
      for (let i = 0; i < this.size; i++) column[i] = content[line + 1 + 2 * i] | (content[line + 2 + 2 * i] << 8)
      this.facets.set(which, { values, column })
    }
    return this.facets.get(which)
  }

  // expand is the other words for s.
  expand(s) {
    return [...(this.words.get(fold(s)) ?? [])]
  }

  // suggest is what a reader may be typing: [{text, kind}], at most n.
  async suggest(typed, n) {
    typed = typed.toLowerCase().replaceAll(' ', '')
    return (await this.suggestions(typed)).filter(([text, , reading]) => {
      const initials = reading.split(' ').map((s) => s[0]).join('')
      return text.startsWith(typed) || initials.startsWith(typed) || reading.replaceAll(' ', '').startsWith(typed)
    }).slice(0, n).map(([text, kind]) => ({ text, kind }))
  }

  // suggestions are those filed under what is typed: [text, kind, reading].
  async suggestions(typed) {
    if (typed === '' || this.manifest.suggestions === 0) return []
    const key = typed.charCodeAt(0) < 0x80 ? typed.slice(0, 2) : [...typed][0]
    const at = hash(bytesOf.encode(key)) % this.manifest.suggestions, group = Math.floor(at / SUGGEST_GROUP)
    return (await this.json(`s/${group}-${name(this.suggestNames, group)}/${at % SUGGEST_GROUP}.bin`))?.[key] ?? []
  }

  // homophones are words of the site that are read as the text is, at most n.
  async homophones(text, n) {
    const syllables = new Map(), typed = fold(text)
    for (const line of utf8.decode(await this.file(`y-${this.manifest.readings}.bin`)).split('\n')) {
      const [syllable, chars] = line.split(' ')
      for (const c of chars ?? '') syllables.set(c, syllable)
    }
    let reading = '', han = 0
    for (const c of typed) {
      if (syllables.has(c)) han++
      reading += syllables.get(c) ?? c
    }
    if (han < 2) return []
    const equal = [], longer = []
    for (const [word, , syllables] of await this.suggestions(reading)) {
      const read = syllables.replaceAll(' ', '')
      if (fold(word).startsWith(typed)) continue
      if (read === reading) equal.push(word)
      else if (read.startsWith(reading)) longer.push(word)
    }
    return [...equal, ...longer].slice(0, n)
  }
}

// Cursor reads numbers and lists from bytes.
class Cursor {
  constructor(data) {
    this.data = data
    this.at = 0
  }

  byte() {
    if (this.at >= this.data.length) throw new Error('damaged file')
    return this.data[this.at++]
  }

  bytes(n) {
    if (this.at + n > this.data.length) throw new Error('damaged file')
    return this.data.subarray(this.at, (this.at += n))
  }

  number() {
    let v = 0
    for (let scale = 1; ; scale *= 128) {
      const b = this.byte()
      v += (b & 127) * scale
      if (b < 128) return v
    }
  }

  // rising reads numbers that are written as differences.
  rising(count) {
    const list = []
    for (let n = 0; list.length < count;) list.push((n += this.number()))
    return list
  }

  list() {
    const head = this.number(), count = Math.floor(head / 2), docs = []
    if (head % 2 === 0) {
      for (let i = 0, next = 0; i < count; i++, next++) docs.push((next += this.number()))
      return docs
    }
    this.bytes(this.number()).forEach((b, i) => {
      for (let bit = 0; b >> bit; bit++) if ((b >> bit) & 1) docs.push(i * 8 + bit)
    })
    return docs
  }

  // head is what comes before the lists of an entry.
  head() {
    const flags = this.byte()
    return { flags, long: flags & 16 ? hex(this.bytes(5)) : '' }
  }

  postings(flags) {
    const [title, lead, body] = [1, 2, 4].map((f) => (flags & f ? this.list() : []))
    return { title, lead, body, times: flags & 8 ? this.bytes(body.length) : body.map(() => 1) }
  }

  skip({ flags, long }) {
    if (long) return
    let count = 0
    for (const f of [1, 2, 4]) {
      if (!(flags & f)) continue
      const head = this.number()
      count = Math.floor(head / 2)
      if (head % 2) this.bytes(this.number())
      else for (let i = 0; i < count; i++) while (this.byte() > 127);
    }
    if (flags & 8) this.at += count
  }
}

function same(a, b) {
  return a.length === b.length && a.every((x, i) => x === b[i])
}

// others are the other words of each word of aliases, folded.
function others(aliases) {
  const words = new Map(), put = (word, other) => words.set(fold(word), (words.get(fold(word)) ?? new Set()).add(other))
  for (const [says, ...documents] of aliases) {
    for (const d of documents) {
      put(says, d)
      put(d, says)
    }
  }
  return words
}

const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
const name = (hashes, n, bytes = 3) => hex(hashes.subarray(bytes * n, bytes * (n + 1)))

// table reads a table of frequencies: term gives the term of an entry, and 2^b documents
// have those of row b, which come from the greatest b to 0.
function table(data, term) {
  const m = new Map(), c = new Cursor(data)
  for (let b = c.number() - 1; b >= 0; b--) for (const entry of c.rising(c.number())) m.set(term(entry), 2 ** b)
  return m
}
