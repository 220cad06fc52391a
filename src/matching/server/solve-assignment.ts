import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Assignment, AssignmentProblem } from '../assignment.ts'
import { compileSolver, type SolverProgram } from './open-solver.ts'
import type { AssignmentAnswer, AssignmentTask } from './work-on-assignment.ts'

let compiled: Promise<SolverProgram> | undefined

/** People are handed over in lots, between which the server answers others. */
const lot = 200

/**
 * The best assignment, computed in a thread of its own that ends with it. In: the problem. Out: the plan, held to every
 * rule by the decision reservations ask. Throws where no optimum could be proven.
 */
export async function solveAssignment({ requests, people }: AssignmentProblem): Promise<Assignment> {
  compiled ??= compileSolver()
  const workerData = { program: await compiled }
  const worker = new Worker(new URL('./work-on-assignment.ts', import.meta.url), { workerData })
  const tell = (task: AssignmentTask) => worker.postMessage(task)
  try {
    const answered = once(worker, 'message')
    // Whoever hands over fails with the thread; the answer is waited for below.
    answered.catch(() => {})
    for (let from = 0; from < people.length; from += lot) {
      tell({ people: people.slice(from, from + lot) })
      await setImmediate()
    }
    tell({ requests })
    const [answer] = (await answered) as [AssignmentAnswer]
    if ('fault' in answer) throw new Error(answer.fault)
    return answer.assignment
  } finally {
    await worker.terminate()
  }
}
