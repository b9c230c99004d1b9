// Reading the static shards, as package search/shard specifies them. A Reader is a
// source of answers for search.js.
import { inflate } from './inflate.js'
import { fold, isHan, learnSimplified } from './tokenize.js'

const VERSION = 2, FREQUENT = 16
const utf8 = new TextDecoder(), bytesOf = new TextEncoder()

// openReader reads the manifest. fetchFile(name) resolves to the bytes of a file, as an
// ArrayBuffer or Uint8Array; it is the only way to the data, so an edition that is
// opened from a disk can give it files that came as scripts.
export async function openReader(fetchFile) {
  const reader = new Reader(fetchFile)
  const m = await reader.json('manifest.bin')
  if (m.version !== VERSION) throw new Error(`search data has version ${m.version}, not ${VERSION}`)
  reader.manifest = m
  reader.size = m.documents
  reader.notForced = new Set(new Cursor(base64(m.notForced)).list(m.documents))
  reader.termNames = base64(m.terms)
  reader.groupNames = base64(m.groups)
  reader.suggestNames = base64(m.suggest)
  reader.first = table(m.chars, 1)
  reader.pairs = table(m.pairs, 2)
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
    const all = this.size
    if (this.pairs.has(term)) return this.pairs.get(term)
    const chars = [...term]
    if (isHan(chars[0])) {
      const first = Math.min(this.first.get(chars[0]) ?? 0, all)
      if (chars.length === 1) return Math.floor(first / 4)
      const second = Math.min(this.first.get(chars[1]) ?? 0, all)
      return Math.min(Math.floor(all / FREQUENT), Math.floor(Math.floor((first * second) / Math.max(1, all)) / 8))
    }
    if (chars[0] < '0' || chars[0] > '9') return Math.floor(all / 200)
    return Math.floor(all / [2, 2, 4, 40, 16, 500][Math.min(5, bytesOf.encode(term).length)])
  }

  // postings reads the postings of terms: {in, title, lead, body, times}.
  postings(terms) {
    return Promise.all(terms.map(async (term) => {
      const key = bytesOf.encode(term), n = hash(key) % (this.termNames.length / 3)
      const c = new Cursor(await this.file(`t/${n}-${name(this.termNames, n)}.bin`))
      while (c.at < c.data.length) {
        const text = c.bytes(c.number()), flags = c.byte(), documents = c.number()
        if (!same(text, key)) {
          c.skip(flags, this.size)
          continue
        }
        const lists = flags & 16 ? new Cursor(await this.file(`p/${hex(c.bytes(5))}.bin`)) : c
        return { in: documents, ...lists.postings(flags, this.size) }
      }
      return { in: 0, title: [], lead: [], body: [], times: [] }
    }))
  }

  cards(docs) {
    return Promise.all(docs.map(async (doc) => {
      const { c: f } = await this.document(doc, '')
      return { id: f[0], url: f[1], title: f[2], number: f[3], date: f[4], unit: f[5], domain: f[6], kind: f[7], status: f[8], group: f[9] }
    }))
  }

  texts(docs) {
    return Promise.all(docs.map(async (doc) => {
      const t = (await this.document(doc, '')).t ?? (await this.document(doc, 'x'))
      return { lead: t.l, body: t.b, lines: t.a ?? [], ids: t.i ?? [] }
    }))
  }

  // document is the file of a document; with 'x' that of its text, where it is long.
  document(doc, part) {
    const n = Math.floor(doc / this.manifest.group)
    return this.json(`d/${n}-${name(this.groupNames, n)}/${doc % this.manifest.group}${part}.bin`)
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
    if (!this.words) {
      this.words = new Map()
      const put = (word, other) => {
        const key = fold(word), list = this.words.get(key) ?? []
        if (!list.includes(other)) this.words.set(key, [...list, other])
      }
      for (const [says, ...documents] of this.manifest.aliases ?? []) {
        for (const d of documents) {
          put(says, d)
          put(d, says)
        }
      }
    }
    return this.words.get(fold(s)) ?? []
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
    if (typed === '' || this.suggestNames.length === 0) return []
    const key = typed.charCodeAt(0) < 0x80 ? typed.slice(0, 2) : [...typed][0]
    const at = hash(bytesOf.encode(key)) % (this.suggestNames.length / 3)
    return (await this.json(`s/${at}-${name(this.suggestNames, at)}.bin`))?.[key] ?? []
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

  list(all) {
    const head = this.number(), count = Math.floor(head / 2), docs = []
    if (head % 2 === 0) {
      for (let i = 0, next = 0; i < count; i++, next++) docs.push((next += this.number()))
      return docs
    }
    this.bytes((all + 7) >> 3).forEach((b, i) => {
      for (let bit = 0; bit < 8; bit++) if ((b >> bit) & 1) docs.push(i * 8 + bit)
    })
    return docs
  }

  postings(flags, all) {
    const [title, lead, body] = [1, 2, 4].map((f) => (flags & f ? this.list(all) : []))
    return { title, lead, body, times: flags & 8 ? this.bytes(body.length) : [] }
  }

  skip(flags, all) {
    if (flags & 16) this.at += 5
    else {
      let count = 0
      for (const f of [1, 2, 4]) {
        if (!(flags & f)) continue
        const head = this.number()
        count = Math.floor(head / 2)
        if (head % 2) this.at += (all + 7) >> 3
        else for (let i = 0; i < count; i++) while (this.byte() > 127);
      }
      if (flags & 8) this.at += count
    }
  }
}

// hash is FNV-1a.
function hash(bytes) {
  let h = 2166136261
  for (const b of bytes) h = Math.imul(h ^ b, 16777619)
  return h >>> 0
}

function same(a, b) {
  return a.length === b.length && a.every((x, i) => x === b[i])
}

function base64(s) {
  return Uint8Array.from(atob(s ?? ''), (c) => c.charCodeAt(0))
}

const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
const name = (hashes, n) => hex(hashes.subarray(3 * n, 3 * n + 3))

// table reads rows of strings: row b holds what 2^b documents have.
function table(rows, n) {
  const m = new Map()
  for (const [b, row] of (rows ?? []).entries()) {
    const chars = [...row]
    for (let i = 0; i + n <= chars.length; i += n) m.set(chars.slice(i, i + n).join(''), 2 ** b)
  }
  return m
}
