import { namesIn, openPromiseReport } from '../../bench/promise-report.ts'
import { proofs } from './proofs.ts'

// `npm run prove [-- --json] [NAME…]`: the long proofs, of which `npm test` runs a small share.
const args = process.argv.slice(2)
const wanted = namesIn(args)
const unknown = wanted.find((name) => !Object.hasOwn(proofs, name))
if (unknown !== undefined) {
  process.stderr.write(`there is no proof ${unknown}; there is ${Object.keys(proofs).join(', ')}\n`)
  process.exit(2)
}
// A server in this process would write its log between the lines.
process.env.LOG_LEVEL ??= 'silent'

const report = openPromiseReport(args)
for (const [name, prove] of Object.entries(proofs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`proving ${name} …\n`)
  await report.add(name, prove)
}
process.exit(report.finish())
