import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, commandUnder } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import type { DatabaseFolder } from './embedded-cluster.ts'
import { EmbeddedDatabaseError } from './embedded-failure.ts'
import { isAlive, processesIn, readPostmasterPid, servesCluster, waitUntil } from './embedded-process.ts'

/** The folder, programs and account one PostgreSQL is run with. */
export type Installation = { folder: DatabaseFolder; binaries: Binaries; account: Account }

export type Postmaster = {
  port: number
  stop(): Promise<void>
  /** Asks for the shutdown without waiting for it. */
  interrupt(): void
  /** Settles when PostgreSQL ends without being asked to, with the reason. */
  died: Promise<string>
}

// Crash recovery replays the write-ahead log since the last checkpoint: minutes at worst, on a slow disk.
const readyWithinMs = 300_000
const fastShutdownWithinMs = 30_000

// Small by default: a program of a few hundred users on the machine that also runs the server.
const defaultSettings: Record<string, string> = {
  max_connections: '100',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  maintenance_work_mem: '64MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'on',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
  log_min_messages: 'warning',
}

/** Ends whatever PostgreSQL a killed process of ours left behind in this folder. */
export async function stopOrphan(installation: Installation, log: (line: string) => void): Promise<void> {
  const { cluster, path } = installation.folder
  const pid = await readPostmasterPid(cluster)
  if (pid !== undefined && (await servesCluster(pid, cluster))) {
    log(`Stopping PostgreSQL, process ${pid}, left behind by a server that was killed`)
    await interrupt(pid, installation)
    // Asked about the cluster, not the number: in a container nobody may ever collect the dead process.
    const ended = await waitUntil(async () => !(await servesCluster(pid, cluster)), fastShutdownWithinMs)
    if (!ended)
      throw new EmbeddedDatabaseError(`PostgreSQL, process ${pid}, still runs in ${path} and does not stop.`)
  }
  // Children outlive a killed postmaster for a moment, and none may write beside the next one.
  const quiet = await waitUntil(async () => (await processesIn(cluster)).length === 0, fastShutdownWithinMs)
  if (!quiet) {
    const left = (await processesIn(cluster)).join(', ')
    throw new EmbeddedDatabaseError(`PostgreSQL processes ${left} still run in ${path} and do not stop.`)
  }
  // PostgreSQL would take a stranger who was given that number since for its own predecessor, and not start.
  if (pid !== undefined && isAlive(pid)) await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** Starts PostgreSQL on a free port of the loopback address, and waits until it takes connections. */
export async function startPostmaster(
  installation: Installation,
  settings: Record<string, string>,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort()
    try {
      return await startOnPort(installation, settings, port)
    } catch (error) {
      // Somebody else may take the port between our looking and PostgreSQL's binding it.
      const taken = error instanceof Error && /could not bind|Address already in use/.test(error.message)
      if (!taken || attempt === 5) throw error
    }
  }
}

async function startOnPort(
  installation: Installation,
  settings: Record<string, string>,
  port: number,
): Promise<Postmaster> {
  const { cluster, logs } = installation.folder
  const since = Date.now()
  const child = launch(installation, settings, port)
  const early = keepTail(child)
  const ended = whenEnded(child)
  const ready = await waitUntil(
    async () => isGone(child) || (await isReady(cluster, child.pid)),
    readyWithinMs,
  )
  if (!ready || isGone(child)) {
    child.kill('SIGQUIT')
    const how = ready ? await ended : 'PostgreSQL did not become ready'
    throw new Error((await lastComplaint(logs, since)) || complaintIn(early()) || early().trim() || how)
  }
  let stopping = false
  const died = new Promise<string>((resolve) => {
    void ended.then(async (how) => {
      if (stopping) return
      const complaint = await lastComplaint(logs, since)
      resolve(complaint ? `${how} (${complaint})` : how)
    })
  })
  return {
    port,
    died,
    stop: () => {
      stopping = true
      return stopChild(child, installation)
    },
    interrupt: () => {
      child.kill('SIGINT')
    },
  }
}

function launch({ folder, binaries, account }: Installation, settings: Record<string, string>, port: number) {
  const all = {
    ...defaultSettings,
    log_directory: folder.logs,
    ...settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { command, args, options } = commandUnder(account, binaries.postgres, [
    '-D',
    folder.cluster,
    ...flags,
  ])
  return spawn(command, args, {
    ...options,
    cwd: folder.path,
    // Ctrl+C in a terminal reaches every process of the group: the server ends first, then its database.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

function keepTail(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-4000)
  })
  return () => tail
}

function whenEnded(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`PostgreSQL could not be started: ${error.message}`))
    child.once('exit', (code, signal) =>
      resolve(signal ? `PostgreSQL was ended by ${signal}` : `PostgreSQL ended with code ${code}`),
    )
  })
}

function isGone(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

async function stopChild(child: ChildProcess, installation: Installation): Promise<void> {
  const gone = () => isGone(child)
  if (gone() || child.pid === undefined) return
  await interrupt(child.pid, installation)
  if (await waitUntil(gone, fastShutdownWithinMs)) return
  child.kill('SIGQUIT')
  if (await waitUntil(gone, 5_000)) return
  child.kill('SIGKILL')
  await waitUntil(gone, 5_000)
}

async function interrupt(pid: number, { binaries, folder }: Installation): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(binaries.pgCtl, ['stop', '-D', folder.cluster, '-m', 'fast', '-W'])
    return
  }
  process.kill(pid, 'SIGINT')
}

async function isReady(cluster: string, pid: number | undefined): Promise<boolean> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

async function lastComplaint(logs: string, since: number): Promise<string> {
  for (const name of await readdir(logs).catch(() => [])) {
    const path = join(logs, name)
    const written = await stat(path).catch(() => undefined)
    if (!written || written.mtimeMs < since) continue
    const complaint = complaintIn(await readFile(path, 'utf8').catch(() => ''))
    if (complaint) return complaint
  }
  return ''
}

function complaintIn(text: string): string {
  const lines = text.slice(-20_000).split('\n')
  const last = lines.findLast((line) => /\b(FATAL|PANIC):|could not bind/.test(line))
  return (last ?? '').replace(/^.*?\] /, '')
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
