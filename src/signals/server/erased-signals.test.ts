import { expect, test } from 'vitest'
import type { logTouch } from '../../activities/ledger.contract.ts'
import { recordHistory } from '../../activities/server/record-history.ts'
import type { closeCase, openCase } from '../../customers/account-care.contract.ts'
import type { eraseOne } from '../../customers/erasure/erasure.contract.ts'
import { defineCustomField } from '../../customers/server/define-custom-field.ts'
import { saveCustomValues } from '../../customers/server/save-custom-values.ts'
import { upsertAccounts } from '../../customers/server/upsert-accounts.ts'
import { upsertContacts } from '../../customers/server/upsert-contacts.ts'
import { upsertCustomerTexts } from '../../customers/server/upsert-customer-texts.ts'
import { upsertOpportunities } from '../../customers/server/upsert-opportunities.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { tellBounces } from '../../stewardship/changes/contract.ts'
import type { bringSignals, matchRespondent } from '../contract.ts'
import { gatherSignals } from './gather-signals.ts'

const now = '2026-03-02T09:00:00.000Z'
const server = await startTestHost({ now })
const { host, owner, call, drain } = server
const works = await server.makeWorkspace()
const manager = works.people['program-manager']
const db = host.door.in(works.id)
const name = 'Ottoline Quaxworth'
const mails = ['ottoline@quaxworth.example', 'o.q@home.example']
const crmId = '003-QX-7'
const traces = /quaxworth|ottoline|o\.q@home|003-QX-7/i

const gather = () => host.door.write(works.id, (tx) => gatherSignals(tx, works.id, now))
const readSignals = () =>
  db
    .selectFrom('signals')
    .select(['id', 'kind', 'source', 'tone', 'score', 'happened_on', 'contact_id', 'comment', 'same_key'])
    .orderBy('id')
    .execute()

/** Everything the product can read goodwill out of, all of one person, with their name in every word. */
async function writeDown(): Promise<string> {
  const [contact] = await host.door.write(works.id, async (tx) => {
    const accounts = [
      { row: 1, name: 'Mine', renewalOn: '2026-02-01' },
      { row: 2, name: 'Other' },
    ]
    await upsertAccounts(tx, manager, accounts, now)
    const people = await upsertContacts(tx, manager, [{ row: 1, name, accountName: 'Mine' }], now)
    const won = { accountName: 'Mine', state: 'won', createdOn: '2025-01-01' } as const
    await upsertOpportunities(
      tx,
      manager,
      [
        { row: 1, ...won, name: `Ledger, with ${name}`, closeOn: '2025-10-01' },
        { row: 2, ...won, name: `Renewal, with ${name}`, kind: 'renewal', closeOn: '2025-08-01' },
      ],
      now,
    )
    const text = { kind: 'story', accountName: 'Mine', contactName: name, datedOn: '2026-01-10' } as const
    await upsertCustomerTexts(
      tx,
      manager,
      [{ row: 1, ...text, title: `How ${name} did it`, body: 'So.' }],
      now,
    )
    const use = { name, accountName: 'Mine', on: '2026-01-20' }
    await recordHistory(
      tx,
      manager,
      [
        { row: 1, ...use, activityType: 'peer-review', title: `Review by ${name}` },
        { row: 2, ...use, activityType: 'webinar', title: `Webinar with ${name}` },
      ],
      now,
    )
    return people
  })
  const contactId = contact?.id ?? ''
  await call<typeof logTouch>(manager, 'POST /contacts/:contactId/touches', {
    params: { contactId },
    body: { title: `QBR with ${name}`, outcome: `${name} wants to extend`, on: '2026-02-10' },
  })
  const { id: accountId } = await db
    .selectFrom('accounts')
    .select('id')
    .where('name', '=', 'Mine')
    .executeTakeFirstOrThrow()
  const made = await call<typeof openCase>(manager, 'POST /accounts/:accountId/cases', {
    params: { accountId },
    body: { title: `Slow export of ${name}`, severity: 'normal', openedOn: '2026-02-01', contactId },
  })
  await call<typeof closeCase>(manager, 'PUT /cases/:caseId/closing', {
    params: { caseId: made.body.id },
    body: { on: '2026-02-20', rating: 5, words: `Well done. ${name}` },
  })
  await host.door.write(works.id, async (tx) => {
    const id = await defineCustomField(tx, manager, { record: 'contact', label: 'Messages', kind: 'number' })
    await saveCustomValues(tx, works.id, 'contact', [
      { recordId: contactId, customs: { [String(id)]: '412' } },
    ])
  })
  return contactId
}

/** What they answered: as themself, as somebody matched to them, and as two whom nobody has matched yet. */
async function answer(contactId: string): Promise<void> {
  const said = { kind: 'nps', score: 9, at: '2026-02-01', comment: `So says ${name}` } as const
  const rows = [
    { ...said, contactId, usage: [{ measure: 'Sessions', value: 120 }] },
    { ...said, email: 'matched@elsewhere.example', usage: [{ measure: 'Sessions', value: 600 }] },
    { ...said, email: mails[1], usage: [{ measure: 'Sessions', value: 130 }] },
    { ...said, crmId },
  ]
  await call<typeof bringSignals>(manager, 'POST /signals/batches', { body: { rows } })
  await drain()
  const { id: respondentId } = await db
    .selectFrom('respondents')
    .select('id')
    .where('email', '=', 'matched@elsewhere.example')
    .executeTakeFirstOrThrow()
  await call<typeof matchRespondent>(manager, 'PUT /respondents/:respondentId/contact', {
    params: { respondentId },
    body: { contactId },
  })
  await gather()
  // What they are known by otherwise came on record only now.
  await db
    .insertInto('contact_mails')
    .values(mails.map((email) => ({ workspace_id: works.id, contact_id: contactId, email })))
    .execute()
  const since = { stage: 'active', stage_since: now, joined_on: '2026-01-01' }
  await db
    .insertInto('advocates')
    .values({ workspace_id: works.id, contact_id: contactId, ...since })
    .execute()
  const told = await call<typeof tellBounces>(manager, 'POST /bounces', {
    body: { rows: [{ email: mails[0] ?? '', on: '2026-02-27' }] },
  })
  expect(told.body).toMatchObject({ noted: 1, reviews: 1 })
  await db.updateTable('contacts').set({ crm_id: crmId }).where('id', '=', contactId).execute()
}

async function tracesOf(pattern: RegExp): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth', 'pgboss') and c.relkind = 'r'`,
  )
  const found: string[] = []
  for (const { name: table } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `select left(t::text, 400) as row from ${table} t where t::text ~* $1`,
      [pattern.source],
    )
    found.push(...rows.map(({ row }) => `${table}: ${row}`))
  }
  return found
}

/** Columns of words, not of ids, in which an id stands. */
async function wordsWith(id: string): Promise<string[]> {
  const { rows: columns } = await owner.query<{ table: string; column: string }>(
    `select t.relname as table, a.attname as column from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
     where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and not a.attisdropped
       and a.atttypid in ('text'::regtype, 'jsonb'::regtype) order by 1, 2`,
  )
  const found: string[] = []
  for (const { table, column } of columns) {
    const { rowCount } = await owner.query(`select from "${table}" where strpos("${column}"::text, $1) > 0`, [
      id,
    ])
    if ((rowCount ?? 0) > 0) found.push(`${table}.${column}`)
  }
  return found
}

test('whatever goodwill was read from somebody says nothing of them once they are erased, and still counts', async () => {
  const contactId = await writeDown()
  await drain()
  await answer(contactId)
  await gather()
  const before = await readSignals()
  expect(new Set(before.flatMap(({ kind, source }) => (source === 'product' ? kind : [])))).toEqual(
    new Set(['won-deal', 'renewal', 'story', 'review', 'event', 'business-review', 'praise', 'usage']),
  )
  expect(await tracesOf(traces)).not.toEqual([])
  const done = await call<typeof eraseOne>(manager, 'PUT /contacts/:contactId/erasure', {
    params: { contactId },
    body: { reason: 'Asked for by letter' },
  })
  expect(done.status).toBe(200)
  await drain()
  expect(await tracesOf(traces)).toEqual([])
  // Events tell by ids what happened; nothing else has theirs but where a row points at the emptied record.
  expect(await wordsWith(contactId)).toEqual(['events.data'])
  const after = await readSignals()
  const counted = (rows: typeof before) => rows.map(({ comment: _, same_key: __, ...row }) => row)
  expect(counted(after)).toEqual(counted(before))
  const answers = after.filter(({ source }) => source === 'api')
  expect(answers.map(({ comment, same_key: key, id }) => [comment, key === `erased ${id}`])).toEqual(
    Array.from({ length: 4 }, () => [null, true]),
  )
  // Whatever is still on record is not read a second time; a text that is gone speaks for nobody.
  await gather()
  expect(await readSignals()).toEqual(after.filter(({ kind }) => kind !== 'story'))
  expect(await tracesOf(traces)).toEqual([])
})
