import { spawn } from 'node:child_process'
import { setFlagsFromString } from 'node:v8'
import { bringTermsUp } from './customers/server/bring-terms-up.ts'
import { recognisePerson } from './identity/server/recognise-person.ts'
import { readIsSetUp } from './identity/server/session.reads.ts'
import { setupCode } from './identity/server/setup-code.ts'
import { type App, allJobs, buildApp } from './server/app.ts'
import { type Config, readConfig } from './server/config.ts'
import { shedStart } from './server/shed-start.ts'
import { startHost } from './server/start-host.ts'

/** Says in one line why the server cannot start, and ends. */
function giveUp(error: unknown): never {
  process.stderr.write(`Avouch cannot start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 26) {
    giveUp(
      new Error(`it needs Node 26 or newer and this is ${process.version}; "npm start" brings the right one`),
    )
  }
  // V8 lets garbage pile up before it looks; an import of a million rows then takes 350 MB instead of 60.
  setFlagsFromString('--heap-growing-percent=20')
  const config = readConfig(process.argv.slice(2), process.env)
  const running = await startHost(config, allJobs)
  const app = await buildApp(running.host, recognisePerson(running.host))
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(code || 1), 15_000).unref()
    await app.close()
    await running.stop()
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  running.onDatabaseExit((why) => {
    if (!stopping) process.stderr.write(`PostgreSQL ended: ${why}\n`)
    void stop(1)
  })
  await app.listen({ port: config.port, host: config.host })
  await running.host.jobs.work(running.host)
  bringTermsUp(running.host).catch((error) => running.host.log.error({ err: error }, 'newer terms'))
  const url = addressOf(app, config)
  if (!(await readIsSetUp(running.host.door))) {
    process.stdout.write(
      `To set it up from another machine, use the code ${setupCode(running.host.secrets)}\n`,
    )
  }
  process.stdout.write(`Avouch is ready at ${url}\n`)
  shedStart()
  if (config.open && process.stdout.isTTY) openBrowser(url)
}

/** Where a browser on this machine finds the server. */
function addressOf(app: App, config: Config): string {
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  const shown = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host
  return `http://${shown}:${port}`
}

function openBrowser(url: string): void {
  const command =
    process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

main().catch(giveUp)
