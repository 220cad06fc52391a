import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { readCatalogue } from '../generate/catalogue.ts'
import { findStale } from '../generate/outputs.ts'
import { writeSchema } from '../generate/schema-sql.ts'
import { writeTableTypes } from '../generate/table-types.ts'
import { plantProject } from './testing/planted-project.ts'
import { judgeWalls } from './walls.ts'

const wall = "workspace_id = nullif(current_setting('avouch.workspace', true), '')::uuid"

let client: pg.Client

beforeAll(async () => {
  const { template, ...admin } = inject('database')
  const name = `walls_${crypto.randomUUID().replaceAll('-', '')}`
  const maker = new pg.Client({ ...admin, database: 'postgres' })
  await maker.connect()
  await maker.query(`create database ${name} template ${template} strategy wal_log owner avouch_owner`)
  await maker.end()
  client = new pg.Client({ ...admin, database: name })
  await client.connect()
})

afterAll(() => client.end())

/** What the check says of the migrated database with this SQL planted, which is taken back again. */
async function findAfter(planted: string): Promise<string[]> {
  await client.query('begin')
  try {
    await client.query(`set local role avouch_owner; ${planted}`)
    return judgeWalls(await readCatalogue(client))
  } finally {
    await client.query('rollback')
  }
}

const table = (name: string, more = '') =>
  `create table ${name} (workspace_id uuid not null references workspaces (id), id uuid not null, note text, primary key (workspace_id, id) ${more});`
const walled = (name: string) =>
  `alter table ${name} enable row level security; create policy workspace_wall on ${name} using (${wall}) with check (${wall});`

test('the migrated database keeps every wall', async () => {
  expect(await findAfter('')).toEqual([])
})

test('a table with its wall is fine', async () => {
  expect(await findAfter(`${table('notes')} ${walled('notes')}`)).toEqual([])
})

describe('a planted table without its wall is named', () => {
  const cases = [
    ['no row security', table('notes'), 'table notes: row security is not enabled'],
    [
      'no policy',
      `${table('notes')} alter table notes enable row level security`,
      'table notes: has no policy for all commands',
    ],
    [
      'a policy that lets everything through',
      `${table('notes')} ${walled('notes')} create policy all_of_it on notes using (true)`,
      'table notes: policy all_of_it is permissive and not the wall',
    ],
    [
      'a policy for reading only',
      `${table('notes')} alter table notes enable row level security; create policy w on notes for select using (${wall})`,
      'table notes: has no policy for all commands',
    ],
    [
      'no workspace',
      'create table notes (id uuid primary key)',
      'table notes: has no workspace_id and is not named',
    ],
    [
      'a unique index across workspaces',
      `${table('notes', ', unique (note)')} ${walled('notes')}`,
      'table notes: unique index notes_note_key does not begin with workspace_id',
    ],
    [
      'a foreign key across workspaces',
      `${table('notes', ', unique (workspace_id, id, note)')} ${walled('notes')}
       create unique index people_id on people (id);
       alter table notes add constraint to_person foreign key (id) references people (id)`,
      'table notes: foreign key to_person to people does not begin with workspace_id on both sides',
    ],
    [
      'a foreign key that clears the workspace',
      `${table('notes', ', person_id uuid, foreign key (workspace_id, person_id) references people (workspace_id, id) on delete set null')} ${walled('notes')}`
        .replace(', person_id uuid, foreign', ', foreign')
        .replace('note text,', 'note text, person_id uuid,'),
      'clears workspace_id on delete',
    ],
    [
      'a type that is not ours',
      `${table('notes')} ${walled('notes')} alter table notes add column tags text[], add column at timestamp`,
      'table notes: column tags is text[]',
    ],
    [
      'truncate for the app role',
      `${table('notes')} ${walled('notes')} grant truncate on notes to avouch_app`,
      'avouch_app may truncate',
    ],
  ] as const

  test.each(cases)('%s', async (_, planted, finding) => {
    expect(await findAfter(planted)).toContainEqual(expect.stringContaining(finding))
  })
})

describe('views, functions and roles', () => {
  const define = (body: string, settings = 'set search_path = public, pg_temp') =>
    `create function find_people(words text) returns setof uuid language sql stable security definer ${settings} as $$ ${body} $$`

  test('a view must be security_invoker', async () => {
    const view = (options: string) => `create view names ${options} as select workspace_id, name from people`
    expect(await findAfter(view('with (security_invoker)'))).toEqual([])
    expect(await findAfter(view(''))).toEqual([
      expect.stringContaining('view names: is not security_invoker'),
    ])
  })

  test('a materialized view is past row security', async () => {
    const planted = 'create materialized view names as select workspace_id, name from people'
    expect(await findAfter(planted)).toEqual([
      expect.stringContaining('materialized view names: row security does not reach it'),
    ])
  })

  test('a definer function whose first predicate is the wall is fine', async () => {
    expect(
      await findAfter(
        define('select p.id from people p where p.workspace_id = current_workspace() and p.name % words'),
      ),
    ).toEqual([])
  })

  const open = [
    [
      'without its predicate',
      'select id from people where name % words',
      'its first predicate is not workspace_id = current_workspace()',
    ],
    [
      'with its predicate second',
      'select id from people where name % words and workspace_id = current_workspace()',
      'its first predicate',
    ],
    [
      'with its predicate in a remark',
      'select id from people where /* workspace_id = current_workspace() */ name % words',
      'its first predicate',
    ],
    [
      'with a second table left open',
      'select p.id from people p, teams t where p.workspace_id = current_workspace() and t.name = words',
      'reads teams without workspace_id',
    ],
    [
      'with a second query left open',
      'select p.id from people p where p.workspace_id = current_workspace() union select p.id from people p',
      'reads people without workspace_id',
    ],
    [
      'with a way round its predicate',
      'select id from people where workspace_id = current_workspace() or name % words',
      'its first predicate',
    ],
  ] as const

  test.each(open)('a definer function %s is named', async (_, body, finding) => {
    expect(await findAfter(define(body))).toContainEqual(
      expect.stringMatching(
        `^function public\\.find_people\\(words text\\): .*${finding.replace(/[()]/g, '\\$&')}`,
      ),
    )
  })

  test('a definer function needs a fixed search_path', async () => {
    const body = 'select p.id from people p where p.workspace_id = current_workspace()'
    expect(await findAfter(define(body, ''))).toEqual([
      expect.stringContaining('without a fixed search_path'),
    ])
  })

  test('the app role may own nothing, create nothing and pass no wall', async () => {
    const findings = await findAfter(
      'reset role; alter role avouch_app bypassrls; grant create on schema public to avouch_app; create table owned (id uuid primary key); alter table owned owner to avouch_app',
    )
    expect(findings).toContain('role avouch_app: has bypassrls')
    expect(findings).toContain('role avouch_app: may create in schema public')
    expect(findings).toContain('role avouch_app: owns relation owned')
  })

  test('a catalogue without tables is a finding, not a pass', () => {
    const empty = { schemas: [], extensions: [], textSearch: [], relations: [], functions: [], roles: [] }
    expect(judgeWalls(empty)).toEqual([expect.stringContaining('no table was read')])
  })
})

test('a planted column makes the schema file and the table types stale', async () => {
  await client.query('begin')
  const write = async () => {
    const catalogue = await readCatalogue(client)
    return [
      { path: 'db/schema.sql', text: writeSchema(catalogue) },
      { path: 'src/server/database/tables.ts', text: writeTableTypes(catalogue) },
    ]
  }
  const before = await write()
  const root = await plantProject(Object.fromEntries(before.map(({ path, text }) => [path, text])))
  expect(await findStale(root, await write())).toEqual([])
  await client.query('alter table people add column nickname text')
  const after = await write()
  await client.query('rollback')
  expect(await findStale(root, after)).toEqual(['db/schema.sql', 'src/server/database/tables.ts'])
})

test('the table types say what a column gives and takes', async () => {
  await client.query('begin')
  await client.query(
    `create table kinds (workspace_id uuid not null, id bigint generated always as identity, a text not null, b text, c integer not null default 1,
     d jsonb not null default '{}', e jsonb, f timestamptz not null default now(), g numeric(8,2), h boolean)`,
  )
  const types = writeTableTypes(await readCatalogue(client))
  await client.query('rollback')
  expect(types).toContain(
    [
      'export interface KindsTable {',
      '  workspace_id: string',
      '  id: GeneratedAlways<number>',
      '  a: string',
      '  b: string | null',
      '  c: Generated<number>',
      '  d: ColumnType<Json, string | undefined, string>',
      '  e: ColumnType<Json | null, string | null, string | null>',
      '  f: Generated<string>',
      '  g: string | null',
      '  h: boolean | null',
      '}',
    ].join('\n'),
  )
})
