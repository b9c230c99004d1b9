import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { inflate } from '../inflate.js'
import { alike, compareRanks, score } from '../rank.js'
import { subject } from '../subject.js'
import { ask, fold, learnSimplified, number, terms } from '../tokenize.js'

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8')
const vectors = JSON.parse(read('../../testdata/tokens.json'))
learnSimplified(read('../../analysis/t2s.txt').replace(/^#.*\n/gm, '').replaceAll('\n', ''))

for (const v of vectors.texts) {
  test('text: ' + v.name, () => {
    assert.equal(fold(v.text), v.folded)
    assert.deepEqual(terms(v.text), v.terms)
  })
}

test('questions', () => {
  for (const v of vectors.questions) {
    const q = ask(v.text)
    assert.deepEqual({ full: q.full, grams: q.grams, words: q.words }, { full: v.full, grams: v.grams, words: v.words }, v.text)
  }
})

test('document numbers', () => {
  for (const v of vectors.numbers) assert.equal(number(v.text), v.key, v.text)
})

test('subjects of questions', () => {
  for (const v of JSON.parse(read('../../testdata/subjects.json'))) {
    assert.deepEqual(subject(v.text.split(' ')), [v.subject.split(' '), v.question], v.text)
  }
})

test('ranks and scores', () => {
  const rank = JSON.parse(read('../../testdata/rank.json'))
  for (const v of rank.scores) assert.equal(score(v.times, v.in, v.all), v.score, JSON.stringify(v))
  for (const v of rank.alike) assert.equal(alike(v.question, v.title), v.alike, v.title)
  for (const v of rank.orders) {
    const ranks = v.ranks.map((r) => ({ ...r, bySubject: Number(r.bySubject ?? 0), inForce: Number(r.inForce), answers: Number(r.answers ?? 0) }))
    const sorted = [...ranks].reverse().sort(compareRanks)
    assert.deepEqual(sorted.map((r) => r.doc), ranks.map((r) => r.doc), v.name)
  }
})

test('inflate reads what zlib writes', () => {
  const texts = ['', 'a', '最低生活保障'.repeat(3000), Buffer.from(Array.from({ length: 70000 }, (_, i) => (i * i * 31) >> 3 & 255))]
  for (const text of texts) {
    for (const level of [0, 1, 9]) {
      const content = Buffer.from(text)
      assert.deepEqual(Buffer.from(inflate(deflateRawSync(content, { level }))), content)
    }
  }
  assert.throws(() => inflate(new Uint8Array([7, 255, 255])))
  assert.throws(() => inflate(new Uint8Array([])))
})
