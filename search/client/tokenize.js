// Cutting text into terms, as package search/analysis specifies it. Both sides are
// held to search/testdata/tokens.json.

// Traditional characters fold to simplified ones by this table. It is loaded only when
// a text or a question has a character that the site's own table does not know.
const simplified = new Map()

export function learnSimplified(pairs) {
  const chars = [...pairs]
  for (let i = 0; i + 1 < chars.length; i += 2) simplified.set(chars[i], chars[i + 1])
}

const variants = new Map()
for (const [to, from] of [
  ['(', '〔【〖[{〘〚'], [')', '〕】〗]}〙〛'], ['《', '〈«'], ['》', '〉»'], ['-', '‐‑‒–—―−'],
  ['"', '“”„‟「」『』〝〞〟'], ["'", '‘’‚‛'], ['·', '•･・∙‧'],
]) for (const c of from) variants.set(c, to)

const OTHER = 0, HAN = 1, LETTER = 2, DIGIT = 3

export function isHan(c) {
  const r = c.codePointAt(0)
  return (r >= 0x4e00 && r <= 0x9fff) || r === 0x3005 || r === 0x3007 || (r >= 0x3400 && r <= 0x4dbf) ||
    (r >= 0xf900 && r <= 0xfaff) || (r >= 0x20000 && r <= 0x323af)
}

function classOf(c) {
  if (c >= 'a' && c <= 'z') return LETTER
  if (c >= '0' && c <= '9') return DIGIT
  if (c.codePointAt(0) < 0x80) return OTHER
  if (isHan(c)) return HAN
  if (/[\p{L}\p{M}]/u.test(c)) return LETTER
  return /\p{N}/u.test(c) ? DIGIT : OTHER
}

const breaks = /[\t-\r\x85\u2028\u2029]/
const ignored = /[\xad\u200b-\u200d\u2060\ufeff\ufffd\ud800-\udfff]/u

// fold is the form of text in which texts are compared.
export function fold(text) {
  let out = '', last = OTHER, blank = false
  for (let c of text.normalize('NFKC')) {
    if (c >= '\u4e00' && c <= '\u9fff') { // most of all; the rest of the loop comes to the same
      out += simplified.get(c) ?? c
      last = HAN
      blank = false
      continue
    }
    const plain = c > ' ' && c < '\x7f'
    if (!plain && breaks.test(c)) {
      if (out !== '' && !out.endsWith('\n')) out += '\n'
      last = OTHER
      blank = false
      continue
    }
    if (c === ' ' || (!plain && /\p{Zs}/u.test(c))) {
      blank = true
      continue
    }
    if (!plain && ignored.test(c)) continue
    c = plain ? c.toLowerCase() : String.fromCodePoint(c.toLowerCase().codePointAt(0))
    c = simplified.get(c) ?? c
    c = variants.get(c) ?? c
    const k = classOf(c)
    if (blank && last >= LETTER && k >= LETTER) out += ' '
    out += c
    last = k
    blank = false
  }
  return out
}

// segment cuts folded text into tokens {text, from, to, kind}: kind is 'pair', 'last'
// (the last Han character of a run) or 'word'.
export function segment(folded) {
  const tokens = []
  let run = OTHER, start = 0, prev = 0
  const put = (from, to, kind) => tokens.push({ text: folded.slice(from, to), from, to, kind })
  const end = (at) => {
    if (run === HAN) put(prev, at, 'last')
    else if (run !== OTHER) put(start, at, 'word')
  }
  let at = 0
  for (const c of folded) {
    const k = classOf(c)
    if (k !== run) {
      end(at)
      run = k
      start = at
    } else if (k === HAN) put(prev, at + c.length, 'pair')
    prev = at
    at += c.length
  }
  end(at)
  return tokens
}

// terms are the terms of a text that is not folded yet.
export const terms = (text) => segment(fold(text)).map((t) => t.text)

// hash is FNV-1a of bytes.
export function hash(bytes) {
  let h = 2166136261
  for (const b of bytes) h = Math.imul(h ^ b, 16777619)
  return h >>> 0
}

// titleKey is the term of a whole title.
export function titleKey(title) {
  const folded = fold(title), length = String(Math.min([...folded].length, 99)).padStart(2, '0')
  return '=' + length + hash(new TextEncoder().encode(folded)).toString(16).padStart(8, '0')
}

const add = (list, s) => { if (!list.includes(s)) list.push(s) }

// grams are the pieces a word must have to contain the given one.
export function grams(word) {
  const chars = [...word]
  if (chars.length === 1) return ['~' + word]
  const list = []
  for (let i = 0; i + 1 < chars.length; i++) add(list, '~' + chars[i] + chars[i + 1])
  return list
}

// ask is what a text must have to contain s, which holds no white space.
export function ask(s) {
  const folded = fold(s).replace(/^\n+|\n+$/g, '')
  const q = { folded, full: [], grams: [], words: [] }
  for (const t of segment(folded)) {
    const atEnd = t.to === folded.length
    if (t.kind === 'pair' || (!atEnd && (t.kind === 'last' || t.from > 0))) add(q.full, t.text)
    else if (t.kind === 'word') {
      add(q.words, t.text)
      for (const g of grams(t.text)) add(q.grams, g)
    } else if (t.from === 0 || !isHan([...folded.slice(0, t.from)].at(-1))) add(q.grams, '~' + t.text)
  }
  return q
}

// split cuts a question at white space.
export function split(query) {
  return query.split(/[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/).filter((s) => s !== '')
}

// number is the one form of a document number, or '' when s is none.
export function number(s) {
  const chars = [...fold(s).replaceAll('\n', '')]
  let at = 0
  while (at < chars.length && !startsYear(chars.slice(at))) {
    if (classOf(chars[at]) === OTHER) return ''
    at++
  }
  const issuer = chars.slice(0, at).join('').trim(), size = [...issuer].length
  let rest = chars.slice(at)
  const bracket = rest[0] === '('
  rest = skip(rest, '( ')
  if (rest.length < 4 || size === 1 || size > 24) return ''
  const year = rest.slice(0, 4).reduce((n, c) => n * 10 + hanDigit(c), 0)
  let mark = skip(rest.slice(4), ') 年-')
  const separated = bracket || mark.length < rest.length - 4
  mark = skip(mark, '第 ')
  const [seq, tail] = numeral(mark)
  const end = tail.join('')
  if (seq === 0 || !separated || (issuer === '' && !bracket) || (end !== '' && end !== '号')) return ''
  return `${issuer}(${year})${seq}号`
}

function startsYear(chars) {
  const four = chars.slice(chars[0] === '(' ? 1 : 0).slice(0, 4).map(hanDigit)
  if (four.length < 4 || four.includes(-1)) return false
  const year = four.reduce((n, d) => n * 10 + d, 0)
  return year >= 1949 && year < 2100
}

function skip(chars, set) {
  let n = 0
  while (n < chars.length && set.includes(chars[n])) n++
  return chars.slice(n)
}

function hanDigit(c) {
  if (c >= '0' && c <= '9') return Number(c)
  if ('〇零○'.includes(c)) return 0
  const at = '一二三四五六七八九'.indexOf(c)
  return at < 0 ? -1 : at + 1
}

function numeral(chars) {
  let value = 0, digit = 0, plain = 0, n = 0
  for (; n < chars.length && value < 1e5; n++) {
    const d = hanDigit(chars[n]), unit = '十百千'.indexOf(chars[n])
    if (d >= 0) {
      digit = d
      plain = plain * 10 + d
    } else if (unit >= 0) {
      value += Math.max(digit, 1) * [10, 100, 1000][unit]
      digit = plain = 0
    } else break
  }
  return [value > 0 ? value + digit : plain, chars.slice(n)]
}
