// Answers questions for the Go tests: node answer.mjs FOLDER SCRIPT reads queries from
// the standard input as a JSON list and prints the results. The script is the bundle.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'

const [folder, script] = process.argv.slice(2)
const client = vm.runInThisContext(readFileSync(script, 'utf8') + '\n;gongkaiSearch')
const fetchFile = async (name) => readFileSync(join(folder, name))
const out = []
for (const { suggest, heard, ...query } of JSON.parse(readFileSync(0, 'utf8'))) {
  const reader = await client.openReader(fetchFile) // one that was asked before knows more
  if (heard) out.push(await reader.homophones(query.text, 3))
  else out.push(suggest ? (await reader.suggest(query.text, 8)).map((s) => s.text) : await client.search(reader, query))
}
console.log(JSON.stringify(out))
