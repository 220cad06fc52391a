import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findStale, type Part, parts, writeOutputs } from './outputs.ts'

const root = join(import.meta.dirname, '../..')
const asked = process.argv.slice(2)
const unknown = asked.filter((part) => !parts.includes(part as Part))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${parts.join(', ')}; none named means all.`)
  process.exit(1)
}

const outputs = await writeOutputs(new Set(asked.length > 0 ? (asked as Part[]) : parts), root)
const stale = await findStale(root, outputs)
for (const { path, text } of outputs) {
  if (!stale.includes(path)) {
    console.log(`unchanged  ${path}`)
    continue
  }
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
  console.log(`written    ${path}`)
}
