import { type RawBuilder, sql } from 'kysely'
import type { Stage } from '../../advocates/journey.ts'
import {
  type AlikeContact,
  findLikeContacts,
  withoutWords,
} from '../../customers/duplicates/server/alike.reads.ts'
import { canCreateCustomer } from '../../customers/policy.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { notFound } from '../../server/errors.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { findNominees, startNomination } from '../contract.ts'
import { answerDays, decideNomination } from '../nomination.ts'
import { canNominate } from '../policy.ts'

type Nominee = ResponseOf<typeof findNominees>['found'][number]
type Row = Omit<Nominee, 'kind' | 'nomination' | 'likeness'> & {
  readonly nomination: {
    readonly id: string
    readonly by: string
    readonly at: string
    readonly byId: string
  } | null
}

const most = 8

/**
 * Who a typed name may mean: those at the account first, then whoever looks most like them, by the one reading of likeness
 * there is (a like name, initials), and those whose name the letters so far begin. Five statements.
 */
export async function readNominees(
  db: WorkspaceDb,
  actor: Actor,
  typed: string,
  accountId: string | null,
): Promise<Nominee[]> {
  const somebody = { name: typed, ...(accountId === null ? {} : { accountId }) }
  const alike = await findLikeContacts(db, actor.workspaceId, somebody, most)
  const rows = await readContacts(
    db,
    actor,
    sql`join (select contact_id, max(score) as score, max(likeness) as likeness from (
        select contact_id, score::float8, 0 as likeness from search_contacts(${typed}, 40)
        union all select id, 0, likeness from unnest(${alike.map(({ contactId }) => contactId)}::uuid[],
          ${alike.map(({ score }) => score)}::float8[]) l (id, likeness)) each group by 1) f on f.contact_id = c.id`,
    sql`order by (c.account_id is not distinct from ${accountId}::uuid) desc, f.likeness desc, f.score desc, c.name, c.id limit ${most}`,
  )
  return rows.map((row) => present(actor, row, accountId, likenessOf(alike, row.contactId)))
}

function likenessOf(alike: readonly AlikeContact[], contactId: string): Nominee['likeness'] {
  const found = alike.find((each) => each.contactId === contactId)
  if (found === undefined) return null
  const { score, reasons } = withoutWords(found)
  return { score, reasons }
}

async function readContacts(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  narrowed: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<readonly Row[]> {
  const found = await sql<Row>`
    select c.id as "contactId", c.name, c.title,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
      coalesce(d.stage, 'customer') as stage,
      (select jsonb_build_object('id', n.id, 'by', p.name, 'byId', p.id,
          'at', to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from nominations n join people p on p.workspace_id = n.workspace_id and p.id = n.nominator_id
        where n.workspace_id = c.workspace_id and n.contact_id = c.id and n.state = 'new') as nomination
    from contacts c ${narrowed}
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
    where c.workspace_id = ${workspaceId} and c.merged_into is null ${order}`.execute(db)
  return found.rows
}

function present(actor: Actor, row: Row, accountId: string | null, likeness: Nominee['likeness']): Nominee {
  const stage: Stage = row.stage
  const isHere = accountId === null || row.account?.id === accountId
  const kind = !decideNomination(stage).ok
    ? 'in-program'
    : row.nomination !== null
      ? 'nominated'
      : isHere
        ? 'here'
        : 'elsewhere'
  const { nomination } = row
  return {
    ...row,
    kind,
    likeness,
    nomination:
      nomination === null
        ? null
        : {
            id: nomination.id,
            by: nomination.by,
            at: nomination.at,
            isMine: nomination.byId === personOf(actor),
          },
  }
}

type Start = ResponseOf<typeof startNomination>

/** What a nomination begins with, from the record one stands at. */
export async function readStart(
  db: WorkspaceDb,
  actor: Actor,
  from: { readonly contact?: string; readonly account?: string; readonly opportunity?: string },
): Promise<Start> {
  const contact = from.contact === undefined ? null : await readContact(db, actor, from.contact)
  const account = contact?.account ?? (await readAccount(db, actor, from))
  return {
    contact,
    account,
    evidence: account === null ? null : await readEvidence(db, actor, account.id, contact?.contactId ?? null),
    answerDays: await readSetting(db, actor, answerDays),
    may: { nominate: canNominate(actor), addContact: canCreateCustomer(actor) },
  }
}

async function readContact(db: WorkspaceDb, actor: Actor, contactId: string): Promise<Nominee> {
  const [row] = await readContacts(db, actor, sql``, sql`and c.id = ${contactId}::uuid`)
  if (row === undefined) throw notFound('contact')
  return present(actor, row, null, null)
}

async function readAccount(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  { account, opportunity }: { readonly account?: string; readonly opportunity?: string },
): Promise<Start['account']> {
  if (account === undefined && opportunity === undefined) return null
  const found = await sql<{ id: string; name: string }>`
    select a.id, a.name from accounts a
    where a.workspace_id = ${workspaceId} and a.merged_into is null and a.id = coalesce(${account ?? null}::uuid,
      (select o.account_id from opportunities o where o.workspace_id = ${workspaceId} and o.id = ${opportunity ?? null}::uuid))`.execute(
    db,
  )
  const [row] = found.rows
  if (row === undefined && account !== undefined) throw notFound('account')
  return row ?? null
}

/** What customers said themselves, and deals they gave us: evidence a nominator need not look up. */
async function readEvidence(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  accountId: string,
  contactId: string | null,
): Promise<string | null> {
  const found = await sql<{ line: string }>`
    (select case t.kind when 'quote' then 'Quote: ' else 'Story: ' end
        || left(coalesce(t.title, t.summary, t.body), 160) || coalesce(' (' || t.dated_on || ')', '') as line
      from customer_texts t where t.workspace_id = ${workspaceId}
        and (t.contact_id = ${contactId}::uuid or t.account_id = ${accountId}::uuid)
      order by t.dated_on desc nulls last, t.id desc limit 2)
    union all
    (select 'Won: ' || o.name || coalesce(' (' || o.close_on || ')', '') from opportunities o
      where o.workspace_id = ${workspaceId} and o.account_id = ${accountId}::uuid and o.state = 'won'
      order by o.close_on desc nulls last, o.id desc limit 1)`.execute(db)
  return found.rows.length === 0 ? null : found.rows.map((row) => row.line).join('\n')
}
