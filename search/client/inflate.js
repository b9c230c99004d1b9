// Raw DEFLATE (RFC 1951), for browsers without DecompressionStream and for files that
// are small enough that a stream would take longer than the work.

const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const distanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577]
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

// huffman counts codes by length and lists symbols in the order of their codes.
function huffman(lengths) {
  const count = new Uint16Array(16), next = new Uint16Array(16), symbols = new Uint16Array(lengths.length)
  for (const l of lengths) count[l]++
  count[0] = 0
  for (let l = 1; l < 16; l++) next[l] = next[l - 1] + count[l - 1]
  lengths.forEach((l, s) => { if (l) symbols[next[l]++] = s })
  return { count, symbols }
}

const fixedLiterals = huffman(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)))
const fixedDistances = huffman(Array(30).fill(5))

// inflate is the content of data, a Uint8Array.
export function inflate(data) {
  let out = new Uint8Array(Math.max(1024, data.length * 4)), size = 0
  let at = 0, hold = 0, held = 0
  const room = (n) => {
    if (size + n <= out.length) return
    const bigger = new Uint8Array(Math.max(out.length * 2, size + n))
    bigger.set(out)
    out = bigger
  }
  const bits = (n) => {
    while (held < n) {
      if (at >= data.length) throw new Error('damaged file')
      hold |= data[at++] << held
      held += 8
    }
    const v = hold & ((1 << n) - 1)
    hold >>>= n
    held -= n
    return v
  }
  const symbol = ({ count, symbols }) => {
    let code = 0, first = 0, index = 0
    for (let l = 1; l < 16; l++) {
      code |= bits(1)
      const c = count[l]
      if (code - c < first) return symbols[index + code - first]
      index += c
      first = (first + c) << 1
      code <<= 1
    }
    throw new Error('damaged file')
  }
  const dynamic = () => {
    const literals = bits(5) + 257, distances = bits(5) + 1, codes = bits(4) + 4
    const lengths = Array(19).fill(0)
    for (let i = 0; i < codes; i++) lengths[codeOrder[i]] = bits(3)
    const table = huffman(lengths), all = []
    while (all.length < literals + distances) {
      const s = symbol(table)
      if (s < 16) all.push(s)
      else {
        const [value, times] = s === 16 ? [all.at(-1), 3 + bits(2)] : s === 17 ? [0, 3 + bits(3)] : [0, 11 + bits(7)]
        for (let i = 0; i < times; i++) all.push(value)
      }
    }
    return [huffman(all.slice(0, literals)), huffman(all.slice(literals, literals + distances))]
  }
  for (let final = 0; !final;) {
    final = bits(1)
    const type = bits(2)
    if (type === 0) {
      hold = held = 0
      const n = data[at] | (data[at + 1] << 8)
      at += 4
      room(n)
      out.set(data.subarray(at, at + n), size)
      size += n
      at += n
      continue
    }
    if (type === 3) throw new Error('damaged file')
    const [literals, distances] = type === 1 ? [fixedLiterals, fixedDistances] : dynamic()
    for (let s; (s = symbol(literals)) !== 256;) {
      room(258)
      if (s < 256) {
        out[size++] = s
        continue
      }
      const length = lengthBase[s - 257] + bits(lengthBits[s - 257])
      const d = symbol(distances), from = size - distanceBase[d] - bits(distanceBits[d])
      if (!(from >= 0)) throw new Error('damaged file')
      for (let i = 0; i < length; i++) out[size++] = out[from + i]
    }
  }
  return out.subarray(0, size)
}
