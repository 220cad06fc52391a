import { execFile } from 'node:child_process'
import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether a process of that id exists, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * A word for the moment a process started, equal only for the same process: ids come round again, above all
 * in containers, where every start gives the same few. Undefined when there is no such process, empty where
 * the system does not tell.
 */
export async function whenStarted(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined
  if (process.platform === 'linux') return startOnLinux(pid)
  if (process.platform === 'win32') return ''
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.trim()
}

async function startOnLinux(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    ])
    // The name of the program stands in brackets and may hold spaces: count the fields after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, ticks] = [fields[0], fields[19]]
    return state === 'Z' || state === 'X' ? undefined : `${boot.trim()}:${ticks}`
  } catch {
    return undefined
  }
}

/** Whether that process is a PostgreSQL serving that cluster folder. */
export async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') return worksInCluster(pid, await realpath(cluster))
  if (process.platform === 'win32') {
    const { stdout } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/NH']).catch(() => ({ stdout: '' }))
    return /postgres/i.test(stdout)
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres') && stdout.includes(cluster)
}

/** Every PostgreSQL process at work in that cluster folder, the children of a dead postmaster included. */
export async function processesIn(cluster: string): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const folder = await realpath(cluster)
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const busy = await Promise.all(pids.map((pid) => worksInCluster(pid, folder)))
  return pids.filter((_, place) => busy[place])
}

async function worksInCluster(pid: number, folder: string): Promise<boolean> {
  try {
    const [program, place] = await Promise.all([readlink(`/proc/${pid}/exe`), readlink(`/proc/${pid}/cwd`)])
    // A new installation replaces the binary under a running server; the link then ends in "(deleted)".
    return basename(program.replace(/ \(deleted\)$/, '')) === 'postgres' && place === folder
  } catch {
    return false
  }
}

/** Waits until the condition holds; false when it still does not after `forMs` milliseconds. */
export async function waitUntil(holds: () => boolean | Promise<boolean>, forMs: number): Promise<boolean> {
  const deadline = performance.now() + forMs
  while (!(await holds())) {
    if (performance.now() > deadline) return false
    await sleep(10)
  }
  return true
}

/** The process id on the first line of PostgreSQL's own `postmaster.pid`, if the file stands there. */
export async function readPostmasterPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 0 ? pid : undefined
}
