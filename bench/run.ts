import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { holds, type Promised } from './promise.ts'

// `npm run bench [-- --json] [NAME…]`: one file per measured promise; ratios and medians of one run on one machine.
const asJson = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.bench.ts')).sort()
const chosen = files.filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))
if (chosen.length === 0) {
  process.stderr.write(
    `nothing to measure by that name; there is ${files.map((name) => name.replace('.bench.ts', '')).join(', ')}\n`,
  )
  process.exit(2)
}

// What a bench has started ends with this process, also when somebody interrupts it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

const promises: Promised[] = []
for (const name of chosen) {
  process.stderr.write(`measuring ${name.replace('.bench.ts', '')} …\n`)
  for (const promised of await measureOf(name)) {
    promises.push(promised)
    if (!asJson) process.stdout.write(`${line(promised)}\n`)
  }
}
if (asJson) {
  const rows = promises.map((promised) => ({
    name: promised.name,
    value: promised.value,
    unit: promised.unit,
    target: promised.target,
    holds: holds(promised),
    ...(promised.note === undefined ? {} : { note: promised.note }),
  }))
  process.stdout.write(`${JSON.stringify({ promises: rows })}\n`)
}
process.exit(promises.every(holds) ? 0 : 1)

/** What one file measured. One that breaks off keeps no promise, and does not keep the others from being measured. */
async function measureOf(name: string): Promise<Promised[]> {
  try {
    const { measure } = (await import(join(import.meta.dirname, name))) as { measure(): Promise<Promised[]> }
    return await measure()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    const note = error instanceof Error ? error.message : String(error)
    return [
      {
        name: name.replace('.bench.ts', ': measured'),
        value: 0,
        unit: 'times',
        target: 1,
        bound: 'least',
        note,
      },
    ]
  }
}

function line(promised: Promised): string {
  const value = `${Number(promised.value.toPrecision(4))} ${promised.unit}`
  const target = `${promised.bound === 'most' ? '≤' : '≥'} ${promised.target}`
  const note = promised.note === undefined ? '' : `  (${promised.note})`
  return `${holds(promised) ? 'holds ' : 'FAILS '} ${promised.name.padEnd(52)} ${value.padStart(14)}  target ${target}${note}`
}
