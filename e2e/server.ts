import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A server of our own, started as `npm start` starts it, on a free port and a folder of its own. */
export type RunningServer = {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Moves the clock of a server started with `clocked`, and starts once what starts by itself. */
  moveTo(moment: string): Promise<void>
  /** Ends it the way an operator does, or at once. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

type Options = {
  dataDir?: string
  env?: Record<string, string>
  keepData?: boolean
  /** A folder of data it begins with a copy of, where it has one of its own. */
  copyOf?: string
  /** With a clock that `moveTo` moves. */
  clocked?: boolean
  /** A port of its own, where it must be the same after a restart. */
  port?: number
}

/** Starts the server and waits until it says that it is ready. */
export async function startServer(options: Options = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'avouch-e2e-')))
  // With its owners: PostgreSQL reads no folder of somebody else.
  if (options.copyOf !== undefined) await run('cp', ['-a', `${options.copyOf}/.`, dataDir])
  const child = spawnServer(dataDir, options)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  const lines = createInterface({ input: child.stdout })
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const ready = /^Avouch is ready at (\S+)$/.exec(line)?.[1]
      if (ready !== undefined) resolve(ready)
    })
    void ended.then(() => reject(new Error(`the server ended before it was ready: ${said}`)))
  })
  return {
    url,
    dataDir,
    pid: child.pid ?? 0,
    ended,
    moveTo(moment) {
      const moved = new Promise<void>((resolve) => {
        lines.on('line', (line) => {
          if (line === `It is ${moment}`) resolve()
        })
      })
      child.stdin.write(`${moment}\n`)
      return moved
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await ended
      if (options.dataDir === undefined && !options.keepData)
        await rm(dataDir, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

function spawnServer(dataDir: string, { clocked = false, port = 0, env = {} }: Options) {
  const main = join(import.meta.dirname, clocked ? 'clocked-main.ts' : '../src/main.ts')
  const args = [main, '--port', String(port), '--data', dataDir, '--no-open']
  return spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: '', SMTP_URL: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}
