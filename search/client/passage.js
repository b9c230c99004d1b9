// The piece of a text that is shown with a hit.
import { fold } from './tokenize.js'

// LENGTH is about how many characters are shown.
const LENGTH = 90

// passage is the piece of a text around the first place of one of the parts, and where
// to highlight it, and the anchor it stands at: [string, [[from, to], …], id].
export function passage(text, parts) {
  for (const field of [text.body, text.lead]) {
    for (const [n, line] of field.split('\n').entries()) {
      const folded = fold(line)
      for (const part of parts) {
        const at = folded.indexOf(part)
        if (at >= 0) return [...excerpt(line, original(line, at), parts), field === text.body ? anchor(text, n) : '']
      }
    }
  }
  return [...excerpt(text.body.split('\n')[0], 0, []), '']
}

// anchor is the id under which a line of the body stands, or ''.
function anchor(text, line) {
  return text.ids[text.lines.findLastIndex((from) => from <= line)] ?? ''
}

function excerpt(line, at, parts) {
  const before = [...line.slice(0, at)].slice(-Math.floor(LENGTH / 3)).join('')
  line = [...(before + line.slice(at))].slice(0, LENGTH).join('')
  return [line, places(line, parts)]
}

// places is where a line has the parts, which are folded: [[from, to], …].
export function places(line, parts) {
  const folded = fold(line), marks = []
  for (const part of parts) {
    for (let i = folded.indexOf(part); i >= 0; i = folded.indexOf(part, i + part.length)) {
      const last = original(line, i + part.length - 1)
      marks.push([original(line, i), last + String.fromCodePoint(line.codePointAt(last) ?? 0).length])
    }
  }
  return marks.sort((a, b) => a[0] - b[0])
}

// original is where the character stands in line that folds to the place at.
function original(line, at) {
  const starts = [0]
  for (const c of line) starts.push(starts.at(-1) + c.length)
  let from = 0, to = starts.length
  while (from < to) {
    const mid = (from + to) >> 1
    if (fold(line.slice(0, starts[mid])).length > at) to = mid
    else from = mid + 1
  }
  return starts[Math.max(0, from - 1)]
}
