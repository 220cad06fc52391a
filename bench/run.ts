import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Promised } from './promise.ts'
import { namesIn, openPromiseReport } from './promise-report.ts'

// `npm run bench [-- --json] [NAME…]`: one file per measured promise; ratios and medians of one run on one machine.
const args = process.argv.slice(2)
const wanted = namesIn(args)
const names = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''))
  .sort()
const chosen = names.filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))
if (chosen.length === 0) {
  process.stderr.write(`nothing to measure by that name; there is ${names.join(', ')}\n`)
  process.exit(2)
}

const report = openPromiseReport(args)
for (const name of chosen) {
  process.stderr.write(`measuring ${name} …\n`)
  await report.add(name, async () => {
    const path = join(import.meta.dirname, `${name}.bench.ts`)
    const { measure } = (await import(path)) as { measure(): Promise<Promised[]> }
    return measure()
  })
}
process.exit(report.finish())
