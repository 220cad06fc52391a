import { holds, type Promised } from '../../bench/promise.ts'
import { proofs } from './proofs.ts'

// `npm run prove [-- --json] [NAME…]`: the long proofs, of which `npm test` runs a small share. One line for each
// promise. A proof that breaks off holds nothing, and the others go on.
const asJson = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = wanted.find((name) => !Object.hasOwn(proofs, name))
if (unknown !== undefined) {
  process.stderr.write(`there is no proof ${unknown}; there is ${Object.keys(proofs).join(', ')}\n`)
  process.exit(2)
}
// A server in this process would write its log between the lines.
process.env.LOG_LEVEL ??= 'silent'
// What a proof has started ends with this process, also when somebody interrupts it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

const found: (Promised & { holds: boolean })[] = []
for (const [name, prove] of Object.entries(proofs)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`proving ${name} …\n`)
  for (const promised of await prove().catch((error: unknown) => [brokenOff(name, error)])) {
    const judged = { ...promised, holds: holds(promised) }
    found.push(judged)
    if (!asJson) process.stdout.write(`${line(judged)}\n`)
  }
}
if (asJson)
  process.stdout.write(`${JSON.stringify({ promises: found.map(({ bound: _, ...row }) => row) })}\n`)
process.exit(found.every((each) => each.holds) ? 0 : 1)

function brokenOff(name: string, error: unknown): Promised {
  const note = error instanceof Error ? error.message : String(error)
  return { name: `${name}: broke off`, value: 1, unit: 'time', target: 0, bound: 'most', note }
}

function line({ name, value, unit, target, bound, note, holds }: Promised & { holds: boolean }): string {
  const shown = `${Number(value.toPrecision(4))} ${unit}`
  const why = note === undefined ? '' : `  (${note})`
  return `${holds ? 'holds ' : 'FAILS '} ${name.padEnd(52)} ${shown.padStart(14)}  target ${bound === 'most' ? '≤' : '≥'} ${target}${why}`
}
