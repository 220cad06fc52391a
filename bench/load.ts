import autocannon from 'autocannon'
import { percentile } from './promise.ts'

/** What came of so many callers calling for so long. */
export type Load = {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export type HttpRequest = { readonly method?: string; readonly path: string; readonly body?: string }

type HttpDrive = {
  readonly url: string
  readonly key: string
  readonly connections: number
  readonly seconds: number
  /** What the connections ask for in turn: each its own share, or all of a few, each from another place on. */
  readonly requests: readonly HttpRequest[]
}

/**
 * Calls the server over HTTP, which must have been started with an allowance for so many requests. Throws when an
 * answer is anything but a success.
 */
export async function driveHttp({ url, key, connections, seconds, requests }: HttpDrive): Promise<Load> {
  const latencies: number[] = []
  const failures = new Map<number, number>()
  const prepared = requests.map((request) => prepare(request, key))
  let next = 0
  const began = performance.now()
  let ended = began
  const running = autocannon({
    url,
    connections,
    duration: seconds,
    // Each connection would first build all that stands here, long enough to slow what is measured.
    requests: prepared.slice(0, 1),
    setupClient(client) {
      const own = next++
      const share = prepared.filter((_, at) => at % connections === own)
      const from = own % prepared.length
      const isShared = prepared.length >= connections
      client.setRequests(isShared ? share : [...prepared.slice(from), ...prepared.slice(0, from)])
    },
  })
  running.on('response', (_, status, __, milliseconds) => {
    latencies.push(milliseconds)
    ended = performance.now()
    if (status >= 300) failures.set(status, (failures.get(status) ?? 0) + 1)
  })
  const { errors } = await running
  if (failures.size > 0 || errors > 0) {
    throw new Error(`${requests[0]?.path}: answers ${JSON.stringify([...failures])}, ${errors} errors`)
  }
  return summarise(latencies, ended - began)
}

function prepare({ method = 'GET', path, body }: HttpRequest, key: string) {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  return { method, path: `/api/v1${path}`, headers, ...(body === undefined ? {} : { body }) }
}

/** Calls on from this process: `callers` at a time, each again once it is answered. */
export async function driveCalls(
  callers: number,
  seconds: number,
  call: (turn: number) => Promise<unknown>,
): Promise<Load> {
  const latencies: number[] = []
  const began = performance.now()
  const until = began + seconds * 1_000
  let turn = 0
  const callOn = async () => {
    while (performance.now() < until) {
      const sent = performance.now()
      await call(turn++)
      latencies.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: callers }, callOn))
  return summarise(latencies, performance.now() - began)
}

/** Durations in milliseconds as a load; those that came one after another took their sum. */
export function summarise(
  latencies: readonly number[],
  milliseconds = latencies.reduce((sum, each) => sum + each, 0),
): Load {
  const at = (share: number) => percentile(latencies, share)
  return { perSecond: (latencies.length * 1_000) / milliseconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** Two ways of doing the same, in turns, so that what else the machine does falls on both: their loads, round by round. */
export async function inTurns(
  rounds: number,
  ours: () => Promise<Load>,
  baseline: () => Promise<Load>,
): Promise<{ readonly ours: readonly Load[]; readonly baseline: readonly Load[] }> {
  const made = { ours: [] as Load[], baseline: [] as Load[] }
  for (let round = 0; round < rounds; round++) {
    made.ours.push(await ours())
    made.baseline.push(await baseline())
  }
  return made
}

/** A load in words: how many a second, and the middle and slow answers. */
export function sayLoad({ perSecond, p50, p95, p99 }: Load): string {
  const [a, b, c] = [p50, p95, p99].map((each) => each.toFixed(1))
  return `${Math.round(perSecond)} a second, p50 ${a} ms, p95 ${b} ms, p99 ${c} ms`
}
