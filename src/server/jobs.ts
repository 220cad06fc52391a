import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Host, Jobs } from './host.ts'
import type { WorkspaceTx } from './tenancy.ts'

/** What a job carries: ids, codes and numbers only. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>

export type JobDefinition = {
  readonly name: string
  /** A cron line in UTC, for a job that starts by itself. */
  readonly cron?: string
  readonly retryLimit?: number
  /** Seconds a run may take before it counts as dead and is tried again. */
  readonly expireSeconds?: number
  /** How many of these one process runs side by side. */
  readonly concurrency?: number
  /**
   * How many one process takes off the queue at once; it runs them as `concurrency` says and comes back at once while
   * there are more. For short jobs that come in hundreds: others are looked for every half second.
   */
  readonly taken?: number
  /**
   * While one waits under the same key no second is put beside it. For work that reads everything afresh, and is asked
   * for after what it reads was committed.
   */
  readonly once?: boolean
  run(given: { host: Host; data: JobData; now: string; jobId: string }): Promise<void>
}

// `enqueue` is called deep inside use cases, always with the transaction it belongs to; the queue client adds
// only the names of its queues, which are the same for every database, so one per process is enough.
let client: PgBoss | undefined

/** Puts a job on its queue in the transaction of the data it concerns. */
export async function enqueue(
  tx: WorkspaceTx,
  name: string,
  data: JobData,
  when: { startAfter?: string; singletonKey?: string } = {},
): Promise<void> {
  if (client === undefined) throw new Error('the job queues are not open')
  await client.send(name, data, {
    db: fromKysely(tx),
    ...(when.startAfter === undefined ? {} : { startAfter: new Date(when.startAfter) }),
    ...(when.singletonKey === undefined ? {} : { singletonKey: when.singletonKey }),
  })
}

/** The queues of this process for `definitions`, on the app's own connections. */
export function openJobs(appUrl: string, definitions: readonly JobDefinition[], workers: boolean): Jobs {
  const boss = new PgBoss({
    migrate: false,
    createSchema: false,
    schema: 'pgboss',
    connectionString: appUrl,
    max: workers ? 4 : 1,
    supervise: workers,
    schedule: workers,
  })
  return {
    async open() {
      boss.on('error', () => {})
      await boss.start()
      for (const definition of definitions) await prepareQueue(boss, definition)
      client = boss
    },
    async work(host) {
      boss.on('error', (error) => host.log.error({ err: error }, 'job queue'))
      for (const definition of definitions) await takeUp(boss, host, definition)
    },
    drain: (host) => drainAll(boss, host, definitions),
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  }
}

async function takeUp(boss: PgBoss, host: Host, definition: JobDefinition): Promise<void> {
  const side = definition.concurrency ?? 1
  const options = {
    batchSize: definition.taken ?? side,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
    perJobResults: true,
  } as const
  await boss.work(definition.name, options, async (batch: Job<JobData>[]) => {
    const ended: JobResult[] = []
    const left = [...batch]
    const runSome = async (): Promise<void> => {
      for (let job = left.shift(); job !== undefined; job = left.shift())
        ended.push(await endOf(host, definition, job))
    }
    await Promise.all(Array.from({ length: side }, runSome))
    return ended
  })
  if (definition.cron !== undefined) await boss.schedule(definition.name, definition.cron)
}

async function prepareQueue(boss: PgBoss, definition: JobDefinition): Promise<void> {
  const queue = {
    retryLimit: definition.retryLimit ?? 5,
    retryBackoff: true,
    expireInSeconds: definition.expireSeconds ?? 900,
    ...(definition.once === true ? { policy: 'short' as const } : {}),
  }
  await boss.createQueue(definition.name, queue)
}

async function endOf(host: Host, definition: JobDefinition, job: Job<JobData>): Promise<JobResult> {
  try {
    await runOne(host, definition, job)
    return { id: job.id, status: 'completed' }
  } catch (error) {
    return { id: job.id, status: 'failed', output: { message: String(error) } }
  }
}

async function runOne(host: Host, definition: JobDefinition, job: Job<JobData>): Promise<void> {
  try {
    await definition.run({ host, data: job.data ?? {}, now: host.now(), jobId: job.id })
  } catch (error) {
    host.log.error({ err: error, job: definition.name, jobId: job.id }, 'job failed')
    throw error
  }
}

async function drainAll(boss: PgBoss, host: Host, definitions: readonly JobDefinition[]): Promise<number> {
  let done = 0
  for (let found = true; found; ) {
    found = false
    for (const definition of definitions) {
      const batch = await boss.fetch<JobData>(definition.name, { batchSize: 100 })
      const ended: string[] = []
      try {
        for (const job of batch) {
          await runOne(host, definition, job)
          ended.push(job.id)
        }
      } finally {
        if (ended.length > 0) await boss.complete(definition.name, ended)
      }
      done += ended.length
      found ||= ended.length > 0
    }
  }
  return done
}
