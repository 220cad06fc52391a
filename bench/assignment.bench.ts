import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Assignment, AssignmentProblem } from '../src/matching/assignment.ts'
import { solveAssignment } from '../src/matching/server/solve-assignment.ts'
import { makeProblem } from './assignment-problem.ts'
import { assignByHand } from './baseline/assignment.ts'
import { median, type Promised, percentile, tell } from './promise.ts'

const [requests, people] = [200, 5_000]
const rounds = 5
/** By hand so many options of each request are written: more than the best plan has any use for. */
const depth = 60

/** The best assignment of a full board to a full bench, in its thread, beside the same model written by hand. */
export async function measure(): Promise<Promised[]> {
  const problem = makeProblem(requests, people, '2026-03-02')
  const { plan, times } = await planAgain(problem)
  const byHand = await assignByHand(problem, depth)
  const { idle, meanwhile } = await answersWhileSolving(problem)
  return [
    {
      name: 'assignment: the whole plan, from facts to reasons',
      value: median(times) / 1_000,
      unit: 's',
      target: 1,
      bound: 'most',
      note: `${requests} requests × ${people} advocates, all of whom fit all; ${times.map((each) => each.toFixed(0)).join(', ')} ms with the thread's start`,
    },
    {
      name: 'assignment: value short of the optimum by hand',
      value: Math.abs(byHand - plan.value),
      unit: 'points',
      target: 0,
      bound: 'most',
      note: `${plan.value} and ${byHand}; by hand every window and every pair of the best ${depth} of each request`,
    },
    {
      name: 'assignment: p99 of other answers meanwhile',
      value: meanwhile,
      unit: 'ms',
      target: 50,
      bound: 'most',
      note: `${idle.toFixed(1)} ms while nothing is planned; from the same process`,
    },
  ]
}

/** The plan, which is the same each time, and how long it took. */
async function planAgain(problem: AssignmentProblem): Promise<{ plan: Assignment; times: number[] }> {
  const times: number[] = []
  for (;;) {
    const began = performance.now()
    const plan = await solveAssignment(problem)
    times.push(performance.now() - began)
    if (times.length < rounds) continue
    const open = plan.uncovered.reduce((sum, { missing }) => sum + missing, 0)
    const notFirst = plan.lines.filter(({ passedOver }) => passedOver !== null).length
    tell(`${plan.lines.length} places filled, ${open} open, ${notFirst} not with the first of their list`)
    return { plan, times }
  }
}

/** How long simple answers take from this process, before and while it plans three times. */
async function answersWhileSolving(problem: AssignmentProblem) {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    const idle = await askWhile(url, new Promise((done) => setTimeout(done, 1_000)))
    const meanwhile = await askWhile(url, solveThrice(problem))
    return { idle: percentile(idle, 0.99), meanwhile: percentile(meanwhile, 0.99) }
  } finally {
    server.close()
  }
}

async function solveThrice(problem: AssignmentProblem): Promise<void> {
  for (let round = 0; round < 3; round++) await solveAssignment(problem)
}

async function askWhile(url: string, busy: Promise<unknown>): Promise<number[]> {
  const latencies: number[] = []
  const state = { isOver: false }
  void busy.finally(() => {
    state.isOver = true
  })
  while (!state.isOver) {
    const began = performance.now()
    await (await fetch(url)).text()
    latencies.push(performance.now() - began)
  }
  await busy
  return latencies
}
