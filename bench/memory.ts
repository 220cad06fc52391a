import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { median } from './promise.ts'

/** What a process holds in memory now, in MB. Linux only, where `/proc` says it. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1_000
}

/** What a process holds while nobody asks anything of it: the middle of three seconds, after a rest. */
export async function idleMemory(pid: number): Promise<number> {
  await sleep(5_000)
  const seen: number[] = []
  for (let turn = 0; turn < 6; turn++) {
    seen.push(await memoryOf(pid))
    await sleep(500)
  }
  return median(seen)
}

/** The most a process holds while `work` goes on, and what came of the work. */
export async function peakMemory<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ peak: number; result: T }> {
  let peak = await memoryOf(pid)
  const timer = setInterval(() => {
    void memoryOf(pid).then((now) => {
      peak = Math.max(peak, now)
    })
  }, 100)
  try {
    const result = await work()
    return { peak: Math.max(peak, await memoryOf(pid)), result }
  } finally {
    clearInterval(timer)
  }
}
