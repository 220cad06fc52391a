import { holds, type Promised } from './promise.ts'

/** What the two commands that print promises share: the words that choose, and the form of the answer. */
export type PromiseReport = {
  /** Measures one part and tells its promises; one that breaks off keeps none, and the others go on. */
  readonly add: (name: string, measure: () => Promise<readonly Promised[]>) => Promise<void>
  /** The one JSON object where it was asked for, and the exit code: 0 when every promise holds. */
  readonly finish: () => number
}

/** Takes in the arguments after the command's name; `--json` puts one object on standard output instead of lines. */
export function openPromiseReport(args: readonly string[]): PromiseReport {
  const asJson = args.includes('--json')
  const promises: Promised[] = []
  // What a measurement has started ends with this process, also when somebody interrupts it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
  return {
    add: async (name, measure) => {
      for (const promised of await measure().catch((error: unknown) => [brokenOff(name, error)])) {
        promises.push(promised)
        if (!asJson) process.stdout.write(`${line(promised)}\n`)
      }
    },
    finish: () => {
      const rows = promises.map((promised) => {
        const { bound: _, ...told } = promised
        return { ...told, holds: holds(promised) }
      })
      if (asJson) process.stdout.write(`${JSON.stringify({ promises: rows })}\n`)
      return promises.every(holds) ? 0 : 1
    },
  }
}

/** The names among the arguments, without the options. */
export function namesIn(args: readonly string[]): readonly string[] {
  return args.filter((argument) => !argument.startsWith('--'))
}

function brokenOff(name: string, error: unknown): Promised {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  const note = error instanceof Error ? error.message : String(error)
  return { name: `${name}: broke off`, value: 1, unit: 'time', target: 0, bound: 'most', note }
}

function line(promised: Promised): string {
  const value = `${Number(promised.value.toPrecision(4))} ${promised.unit}`
  const target = `${promised.bound === 'most' ? '≤' : '≥'} ${promised.target}`
  const note = promised.note === undefined ? '' : `  (${promised.note})`
  return `${holds(promised) ? 'holds ' : 'FAILS '} ${promised.name.padEnd(52)} ${value.padStart(14)}  target ${target}${note}`
}
