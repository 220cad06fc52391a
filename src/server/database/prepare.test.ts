import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'
import { prepareServed } from './prepare.ts'

const { template: _, ...admin } = inject('database')
const root = new pg.Client({ ...admin, database: 'postgres' })
await root.connect()
afterAll(() => root.end())

/** A database as a hosting company hands it out: owned by a role that is no superuser. */
async function serve(name: string): Promise<string> {
  await root.query(`create role ${name} login createrole password 'hosted'`)
  // As on a cluster that an embedded start has not prepared: the role that serves is the owner's to use.
  await root.query(`grant avouch_app to ${name} with admin option`)
  await root.query(`create database ${name} owner ${name}`)
  return `postgres://${name}:hosted@${admin.host}:${admin.port}/${name}`
}

async function scalar(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query(query)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

test('several processes that start at once on an empty served database all come up', async () => {
  const url = await serve('served_together')
  await Promise.all([migrate(url), migrate(url), migrate(url)])
  expect(await scalar(url, 'select count(*)::int from workspaces')).toBe(0)
  expect(await scalar(url, 'select count(*)::int = count(distinct name)::int from migrations')).toBe(true)
})

test('the role that serves owns nothing and can make nothing', async () => {
  const { template } = inject('database')
  const url = `postgres://${admin.user}:${admin.password}@${admin.host}:${admin.port}/${template}`
  expect(await scalar(url, `select count(*)::int from pg_class where relowner = 'avouch_app'::regrole`)).toBe(
    0,
  )
  expect(
    await scalar(
      url,
      `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = 'avouch_app'`,
    ),
  ).toBe(false)
  expect(await scalar(url, `select has_schema_privilege('avouch_app', 'public', 'create')`)).toBe(false)
})

test('a role made by somebody else is used as it is', async () => {
  const url = await serve('served_apart')
  const own = `postgres://avouch_app:elsewhere@${admin.host}:${admin.port}/served_apart`
  expect(await prepareServed(url, own)).toEqual({ ownerUrl: url, appUrl: own })
})
