import { createInterface } from 'node:readline'
import { recognisePerson } from '../src/identity/server/recognise-person.ts'
import { allJobs, buildApp } from '../src/server/app.ts'
import { readConfig } from '../src/server/config.ts'
import { startHost } from '../src/server/start-host.ts'

// The server as `src/main.ts` starts it, but for its clock: a line on standard input is the moment it jumps to.
// From there it goes on at its own pace, and what starts by itself at set times is started once.

const config = readConfig(process.argv.slice(2), process.env)
const running = await startHost(config, allJobs)
let ahead = 0
const host = { ...running.host, now: () => new Date(Date.now() + ahead).toISOString() }
const app = await buildApp(host, recognisePerson(host))
await app.listen({ port: config.port, host: config.host })
await host.jobs.work(host)

createInterface({ input: process.stdin }).on('line', async (moment) => {
  ahead = Date.parse(moment) - Date.now()
  for (const job of allJobs) {
    if (job.cron !== undefined) await job.run({ host, data: {}, now: host.now(), jobId: crypto.randomUUID() })
  }
  process.stdout.write(`It is ${moment}\n`)
})

process.on('SIGTERM', async () => {
  await app.close()
  await running.stop()
  process.exit(0)
})
const address = app.server.address()
const port = typeof address === 'object' && address !== null ? address.port : config.port
process.stdout.write(`Avouch is ready at http://127.0.0.1:${port}\n`)
