import { steps } from './steps.ts'
import type { Verdict } from './verdict.ts'

// One step in a process of its own, so that two can run at a time and none can break another.
const [name = '', root = ''] = process.argv.slice(2)

async function runStep(): Promise<Verdict> {
  try {
    const step = await steps[name]?.()
    return step ? await step(root) : { read: 'nothing', findings: [`there is no step ${name}`] }
  } catch (error) {
    return {
      read: 'nothing',
      findings: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    }
  }
}

if (process.send) process.send(await runStep(), undefined, undefined, () => process.disconnect?.())
