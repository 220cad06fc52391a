import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, inject } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Endpoint, ResponseOf } from '../../kernel/contract.ts'
import { type App, allJobs, buildApp } from '../app.ts'
import { openAuth } from '../auth.ts'
import { keepBackups } from '../backup/keep-backups.ts'
import { type Config, readConfig } from '../config.ts'
import { locateDatabase, type Prepared } from '../database/prepare.ts'
import { openFolder } from '../files.ts'
import type { Host } from '../host.ts'
import { openJobs } from '../jobs.ts'
import { learnRows } from '../learn-rows.ts'
import { secretsFrom } from '../secrets.ts'
import type { Recognise } from '../serve.ts'
import { Sessions } from '../sessions.ts'
import { Door } from '../tenancy.ts'
import { makeWorkspace, type TestWorkspace } from './test-workspace.ts'

export type Problem = {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly refusal?: string
  readonly errors?: readonly { readonly field: string; readonly reason: string }[]
}

type Input = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Answer<E extends Endpoint> = {
  readonly status: number
  /** The response as the contract has it, when the status is below 400. */
  readonly body: ResponseOf<E>
  /** The problem details, when the status is 400 or more. */
  readonly problem: Problem
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

type TestOptions = {
  now?: string
  config?: Partial<Config>
  recognise?: (host: Host) => Recognise
  /** A database and a folder made by somebody else, in place of a clone of the template. */
  on?: { readonly urls: Prepared; readonly folder: string }
}

export type TestHost = {
  readonly host: Host
  readonly app: App
  /** Connections as the database's owner, outside every wall. */
  readonly owner: pg.Pool
  readonly urls: { readonly ownerUrl: string; readonly appUrl: string }
  /** Sets the moment the server believes it is. */
  setNow(moment: string): void
  /** A workspace of its own with one person of each role. */
  makeWorkspace(name?: string): Promise<TestWorkspace>
  /** Sends a request as somebody (null: nobody), typed by the endpoint: `call<typeof getAccount>(…)`. */
  call<E extends Endpoint>(
    as: PersonActor | null,
    route: `${E['method']} ${E['path']}`,
    input?: Input,
  ): Promise<Answer<E>>
  /** Runs the jobs that are due, and gives their number. */
  drain(): Promise<number>
}

const actorHeader = 'x-test-actor'

/**
 * A whole server on a database of its own, cloned from the migrated template. Who acts is told by a header
 * that only this harness understands, unless `recognise` brings the real way.
 */
export async function startTestHost(options: TestOptions = {}): Promise<TestHost> {
  const folder = options.on?.folder ?? mkdtempSync(join(tmpdir(), 'avouch-files-'))
  const urls = options.on?.urls ?? (await cloneDatabase())
  const clock = { now: options.now ?? '2026-03-02T09:00:00.000Z' }
  const host = await makeHost(urls, folder, clock, options.config)
  const app = await buildApp(host, options.recognise?.(host) ?? recogniseByHeader)
  const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 3 })
  afterAll(async () => {
    await app.close()
    await host.jobs.stop()
    await host.sessions.close()
    await host.auth.close()
    await host.door.close()
    await owner.end()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    host,
    app,
    owner,
    urls,
    setNow: (moment) => {
      clock.now = moment
    },
    makeWorkspace: (name) => makeWorkspace(host.door, name),
    call: (as, route, input) => callApp(app, as, route, input),
    drain: () => host.jobs.drain(host),
  }
}

async function makeHost(
  urls: Prepared,
  folder: string,
  clock: { now: string },
  changes: Partial<Config> = {},
): Promise<Host> {
  const jobs = openJobs(urls.appUrl, allJobs, false)
  await jobs.open()
  const config = { ...readConfig(['--no-open', '--data', folder], {}), ...changes }
  const secrets = secretsFrom('a key for tests only')
  const files = openFolder(folder)
  return {
    config,
    door: new Door(urls.appUrl, { max: 10 }),
    jobs,
    files,
    backups: keepBackups(urls.ownerUrl, files, secrets),
    learnRows: () => learnRows(urls.ownerUrl),
    secrets,
    auth: openAuth(urls.appUrl, secrets, config),
    sessions: new Sessions(urls.appUrl),
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    now: () => clock.now,
  }
}

const recogniseByHeader: Recognise = async (request) => {
  const header = request.headers[actorHeader]
  return typeof header === 'string' ? (JSON.parse(decodeURIComponent(header)) as PersonActor) : null
}

async function cloneDatabase() {
  const { template, ...admin } = inject('database')
  const name = `avouch_${crypto.randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ ...admin, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`create database ${name} template ${template} strategy wal_log owner avouch_owner`)
  } finally {
    await client.end()
  }
  return locateDatabase(admin, name)
}

async function callApp<E extends Endpoint>(
  app: App,
  as: PersonActor | null,
  route: string,
  input: Input = {},
): Promise<Answer<E>> {
  const [method = 'GET', path = '/'] = route.split(' ')
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? `missing-${name}`),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const each of [value].flat()) if (each !== undefined) query.append(name, String(each))
  }
  const response = await app.inject({
    method: method as 'GET',
    url: `/api/v1${filled}${query.size > 0 ? `?${query}` : ''}`,
    headers: {
      ...(as === null ? {} : { [actorHeader]: encodeURIComponent(JSON.stringify(as)) }),
      ...input.headers,
    },
    ...(input.body === undefined ? {} : { payload: input.body as object }),
  })
  const json = response.headers['content-type']?.toString().includes('json')
    ? JSON.parse(response.body || 'null')
    : null
  return {
    status: response.statusCode,
    body: json,
    problem: json,
    text: response.body,
    headers: response.headers,
  }
}
