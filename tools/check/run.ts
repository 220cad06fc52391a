import { fork } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { steps } from './steps.ts'
import type { Verdict } from './verdict.ts'

const { values, positionals } = parseArgs({ options: { root: { type: 'string' } }, allowPositionals: true })
const root = values.root ?? join(import.meta.dirname, '../..')
const asked = positionals.map((name) => name.replaceAll('-', ' '))
const unknown = asked.filter((name) => !Object.hasOwn(steps, name))
if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}; none named means all.`,
  )
  process.exit(1)
}

interface Result {
  name: string
  verdict: Verdict
  seconds: number
}

function runStep(name: string): Promise<Result> {
  const start = performance.now()
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'run-step.ts'), [name, root])
    let verdict: Verdict = { read: 'nothing', findings: ['the step ended without a verdict'] }
    child.on('message', (message) => {
      verdict = message as Verdict
    })
    child.on('close', () => resolve({ name, verdict, seconds: (performance.now() - start) / 1000 }))
  })
}

function report({ name, verdict, seconds }: Result): void {
  const { read, findings, notes = [] } = verdict
  const outcome = findings.length === 0 ? 'ok  ' : 'fail'
  const count = findings.length === 0 ? '' : `, ${findings.length} findings`
  console.log(`${outcome}  ${name}  (${read}${count})  ${seconds.toFixed(1)} s`)
  for (const note of notes) console.log(`      ${note}`)
  for (const finding of findings) console.log(`  ${finding}`)
}

async function runTwoAtATime(names: string[]): Promise<Result[]> {
  const waiting = [...names]
  const results: Result[] = []
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const result = await runStep(name)
      report(result)
      results.push(result)
    }
  }
  await Promise.all([work(), work()])
  return results
}

const results = await runTwoAtATime(asked.length > 0 ? asked : Object.keys(steps))
const failed = results.filter((result) => result.verdict.findings.length > 0).length
console.log(`CHECK ${JSON.stringify({ passed: results.length - failed, failed })}`)
process.exitCode = failed > 0 ? 1 : 0
