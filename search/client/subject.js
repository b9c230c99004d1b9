// What a question is about, as package search says it; testdata/subjects.json holds
// both sides to it.
import { fold } from './tokenize.js'

const questioning = ('需要什么材料 需要哪些材料 需要什么手续 需要哪些手续 需要什么条件 需要哪些条件 在哪里办理 到哪里办理 去哪里办理 要带什么材料 要什么材料 要哪些材料 要什么手续 要哪些手续 要什么证 ' +
  '什么时候 什么时间 多长时间 什么条件 什么材料 什么手续 哪些条件 哪些材料 哪些手续 在哪里办 到哪里办 去哪里办 ' +
  '怎么办理 怎么申请 怎么领取 怎么缴纳 如何办理 如何申请 如何领取 如何缴纳 需要什么 需要哪些 要带什么 要办什么 能不能 可不可以 是不是 有没有 ' +
  '要什么 要哪些 有什么 有哪些 是什么 是多少 多少钱 怎么办 怎么领 怎么交 怎么缴 怎么报 怎么查 怎么批 怎么算 怎么补 怎么发 怎么弄 ' +
  '在哪里 到哪里 去哪里 在哪儿 到哪儿 去哪儿 在哪办 在哪领 在哪看 在哪查 去哪办 要多久 找哪个 找谁 问谁 请问 请教 想问 我想 我要 我家 ' +
  '怎么 怎样 如何 哪里 哪儿 在哪 去哪 哪些 哪个 什么 多少 多久 能否 是否 了吗 吗 呢').split(' ')
const filling = '可以 需要 咨询 办理 申请 领取 能领 啊 的'.split(' ')

// With less than FEW_HITS hits a question is asked without its words of asking as well.
export const FEW_HITS = 5

// LONGEST_ASKED is how many characters may be meant as a question without its words.
export const LONGEST_ASKED = 12

const LONGEST_WORD = 8

// subject is [parts, question]: what is left without words of asking, and whether there
// were any.
export function subject(parts) {
  const left = []
  let question = false
  for (const part of parts) {
    let cut = fold(part)
    for (const word of questioning) {
      question ||= cut.includes(word)
      cut = cut.replaceAll(word, ' ')
    }
    for (const word of filling) cut = cut.replaceAll(word, ' ')
    left.push(...cut.split(/[ ?!。,]+/).filter(Boolean))
  }
  const long = left.filter((s) => [...s].length > 1)
  if (long.length > 0) return [long, question]
  return left.length > 0 ? [left, question] : [parts, false]
}

// cut cuts parts at the words in them that are known under other names.
export function cut(parts, known) {
  const left = []
  for (const part of parts) {
    const chars = [...part]
    let from = 0
    for (let i = 0; i < chars.length;) {
      let n = Math.min(LONGEST_WORD, chars.length - i)
      while (n > 1 && !known(chars.slice(i, i + n).join(''))) n--
      if (n < 2) {
        i++
        continue
      }
      left.push(chars.slice(from, i).join(''), chars.slice(i, i + n).join(''))
      from = i += n
    }
    left.push(chars.slice(from).join(''))
  }
  return left.filter((part) => [...part].length > 1)
}
