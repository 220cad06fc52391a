import { parentPort, workerData } from 'node:worker_threads'
import type { ProtectionFacts } from '../../protection/facts.ts'
import { type Assignment, type AssignmentRequest, asIfHeld } from '../assignment.ts'
import { planAssignment } from '../plan-assignment.ts'
import { faultOfAssignment } from '../verify-assignment.ts'
import { openSolver, type SolverProgram } from './open-solver.ts'

// Runs in a thread of its own: solving takes a processor for as long as it lasts, and the server goes on answering.

/** What the thread is told: some more people, and last the requests. */
export type AssignmentTask =
  | { readonly people: readonly ProtectionFacts[] }
  | { readonly requests: readonly AssignmentRequest[] }

/** What it answers, once. */
export type AssignmentAnswer = { readonly assignment: Assignment } | { readonly fault: string }

const people: ProtectionFacts[] = []
const { program } = workerData as { readonly program: SolverProgram }
const solver = openSolver(program)

parentPort?.on('message', (task: AssignmentTask) => {
  if ('people' in task) people.push(...task.people.map(asIfHeld))
  else void answer(task.requests)
})

async function answer(requests: readonly AssignmentRequest[]): Promise<void> {
  parentPort?.postMessage(await work(requests).catch((error: unknown) => ({ fault: String(error) })))
}

async function work(requests: readonly AssignmentRequest[]): Promise<AssignmentAnswer> {
  const problem = { requests, people }
  const assignment = planAssignment(problem, await solver)
  const fault = faultOfAssignment(problem, assignment)
  return fault === null ? { assignment } : { fault: `the plan breaks a rule: ${fault}` }
}
