import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { forbidden, notFound } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { seesAccount, seesContact, seesOpportunity } from '../policy.ts'
import type { getAccountTimeline, listAccountTexts } from '../timeline.contract.ts'
import type { TimelineKind } from '../timeline.ts'

export type TimelineOf = 'account' | 'contact' | 'opportunity'
type Page = QueryOf<typeof getAccountTimeline>

type Row = {
  id: string
  kind: TimelineKind
  at: string
  day: string | null
  name: string
  title: string | null
  who: string | null
  fields: string[] | null
  detail: string | null
  record_kind: string | null
  record_id: string | null
}

/** What happened around a record, the latest first. Two statements, whatever the number of rows. */
export async function readRecordTimeline(
  db: WorkspaceDb,
  actor: Actor,
  of: TimelineOf,
  recordId: string,
  page: Page,
): Promise<ResponseOf<typeof getAccountTimeline>> {
  await requireSeen(db, actor, of, recordId)
  const size = page.size ?? 25
  const parts = [eventsOf, ledgerOf, ...(of === 'opportunity' ? [] : [textsOf])]
  const past = parts.map(
    (part) => sql`(${part(actor.workspaceId, of, recordId, page.cursor)} limit ${size + 1})`,
  )
  const found = await sql<Row>`
    select * from (${sql.join(past, sql` union all `)}) past order by date_trunc('milliseconds', at) desc, id desc limit ${size + 1}`.execute(
    db,
  )
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const next = found.rows.length > size && last !== undefined ? encodeCursor([last.at, last.id]) : null
  return { rows: rows.map(present), next }
}

function present(row: Row) {
  return {
    id: row.id,
    kind: row.kind,
    at: row.day ?? row.at,
    name: row.name,
    title: row.title,
    who: row.who,
    fields: row.fields ?? [],
    detail: row.detail,
    record:
      row.record_kind === null || row.record_id === null
        ? null
        : { kind: row.record_kind, id: row.record_id },
  }
}

/** Asks, gives and touches stand in the timeline themselves, so the events about them need not. */
function eventsOf(workspaceId: string, of: TimelineOf, recordId: string, cursor: string | undefined) {
  return sql`
    select e.id, 'change' as kind, e.at, null::date as day, e.name, coalesce(x.texts->>'title', x.texts->>'name',
        x.texts->>'product') as title, p.name as who,
      case when jsonb_typeof(e.data->'fields') = 'array' then array(select jsonb_array_elements_text(e.data->'fields')) end as fields,
      null::text as detail, e.subject_kind as record_kind, e.subject_id as record_id
    from event_abouts about
    join events e on e.workspace_id = about.workspace_id and e.id = about.event_id
    left join event_texts x on x.workspace_id = e.workspace_id and x.event_id = e.id
    left join people p on p.workspace_id = e.workspace_id and p.id = e.actor_id
    where about.workspace_id = ${workspaceId} and about.kind = ${of} and about.record_id in (
        select ${recordId}::uuid union all select r.id from merged_records r where r.workspace_id = ${workspaceId}
          and ${of === 'opportunity' ? sql`false` : sql`r.${sql.ref(`${of}_id`)} = ${recordId}`})
      and e.subject_kind not in ('ask', 'ledger-entry') and ${before(sql`e.at`, sql`e.id`, cursor)}
    order by date_trunc('milliseconds', e.at) desc, e.id desc`
}

const ofAsk = sql`coalesce(l.outcome, l.reason)`

/** Why a rule was set aside for an ask, and what the relationship owner said; for those who see the account. */
const exceptionOf = sql`(select 'An exception: ' || v.reason || '; owner: ' || v.owner_consent from protection_overrides v
  where v.workspace_id = l.workspace_id and v.ledger_entry_id = l.id order by v.created_at desc limit 1)`

function ledgerOf(workspaceId: string, of: TimelineOf, recordId: string, cursor: string | undefined) {
  const at = sql`l.effective_on::timestamptz`
  return sql`
    select l.id, case when l.kind = 'ask' and l.state in ('done', 'debriefed') then 'use'
        when l.kind = 'share' then 'use' else l.kind end as kind,
      ${at} as at, l.effective_on as day, l.kind || '.' || l.state as name, l.title, p.name as who, null::text[] as fields,
      ${of === 'opportunity' ? ofAsk : sql`nullif(concat_ws('; ', ${ofAsk}, ${exceptionOf}), '')`} as detail,
      case when l.contact_id is not null then 'contact' end as record_kind, l.contact_id as record_id
    from ledger_entries l
    left join people p on p.workspace_id = l.workspace_id and p.id = l.holder_id
    where l.workspace_id = ${workspaceId} and l.${sql.ref(`${of}_id`)} = ${recordId} and ${before(at, sql`l.id`, cursor)}
    order by l.effective_on desc, l.id desc`
}

function textsOf(workspaceId: string, of: TimelineOf, recordId: string, cursor: string | undefined) {
  const at = sql`coalesce(t.dated_on::timestamptz, t.created_at)`
  return sql`
    select t.id, 'text' as kind, ${at} as at, t.dated_on as day, 'text.' || t.kind as name, coalesce(t.title, left(t.body, 120)) as title,
      t.owner_text as who, null::text[] as fields, t.attribution as detail,
      case when t.contact_id is not null then 'contact' end as record_kind, t.contact_id as record_id
    from customer_texts t
    where t.workspace_id = ${workspaceId} and t.${sql.ref(`${of}_id`)} = ${recordId} and ${before(at, sql`t.id`, cursor)}
    order by date_trunc('milliseconds', ${at}) desc, t.id desc`
}

function before(
  at: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  cursor: string | undefined,
): RawBuilder<unknown> {
  if (cursor === undefined) return sql`true`
  const [moment, lastId] = decodeCursor(cursor, 'moment', 'id')
  // A cursor carries milliseconds: rows of the very same millisecond are told apart by their ids.
  return sql`(date_trunc('milliseconds', ${at}), ${id}) < (${moment}::timestamptz, ${lastId}::uuid)`
}

/** Throws `not-found`, or `forbidden` where the caller may know only who the record is. */
async function requireSeen(db: WorkspaceDb, actor: Actor, of: TimelineOf, recordId: string): Promise<void> {
  const owned = await ownersOf(db, actor.workspaceId, of, recordId)
  if (owned === undefined) throw notFound(of)
  if (of === 'opportunity') {
    if (!seesOpportunity(actor, owned)) throw notFound('opportunity')
    return
  }
  const sees = of === 'account' ? seesAccount(actor, owned) : seesContact(actor, owned)
  if (!sees) throw forbidden('Only the relationship owner and the program see what happened here.')
}

async function ownersOf(db: WorkspaceDb, workspaceId: string, of: TimelineOf, recordId: string) {
  const table = { account: 'accounts', contact: 'contacts', opportunity: 'opportunities' }[of]
  const account = of === 'account' ? sql`r.id` : sql`r.account_id`
  const found = await sql<{ ownerId: string | null; relationshipOwnerId: string | null }>`
    select r.owner_id as "ownerId", a.owner_id as "relationshipOwnerId"
    from ${sql.table(table)} r left join accounts a on a.workspace_id = r.workspace_id and a.id = ${account}
    where r.workspace_id = ${workspaceId} and r.id = ${recordId}`.execute(db)
  return found.rows[0]
}

/** Stories and quotes of an account or a contact, the latest first. Two statements. */
export async function readTexts(
  db: WorkspaceDb,
  actor: Actor,
  of: 'account' | 'contact',
  recordId: string,
  page: Page & { readonly text?: string | undefined },
): Promise<ResponseOf<typeof listAccountTexts>> {
  await requireSeen(db, actor, of, recordId)
  const size = page.size ?? 25
  const at = sql`coalesce(t.dated_on::timestamptz, t.created_at)`
  type Text = ResponseOf<typeof listAccountTexts>['rows'][number] & { at: string }
  const found = await sql<Text>`
    select t.id, t.kind, t.title, t.summary, t.body, t.attribution, t.tags, t.product_text as product, t.link,
      t.owner_text as owner, t.permission_text as permission, t.dated_on as "datedOn", ${at} as at,
      case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end as contact
    from customer_texts t left join contacts c on c.workspace_id = t.workspace_id and c.id = t.contact_id
    where t.workspace_id = ${actor.workspaceId} and t.${sql.ref(`${of}_id`)} = ${recordId}
      and ${page.text === undefined ? sql`true` : sql`t.id = ${page.text}`} and ${before(at, sql`t.id`, page.cursor)}
    order by date_trunc('milliseconds', ${at}) desc, t.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const next = found.rows.length > size && last !== undefined ? encodeCursor([last.at, last.id]) : null
  return { rows: rows.map(({ at: _at, ...text }) => text), next }
}
