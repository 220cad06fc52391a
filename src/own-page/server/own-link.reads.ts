import { type RawBuilder, sql } from 'kysely'
import { ownPagePurpose } from '../../advocates/own-page.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { getOwnLink, listOwnCorrections } from '../contract.ts'
import type { CorrectionState } from '../own-page.ts'
import { canDecideCorrection, canSendOwnLink } from '../policy.ts'

type Db = WorkspaceDb | WorkspaceTx
type OwnLink = ResponseOf<typeof getOwnLink>
type Page = ResponseOf<typeof listOwnCorrections>
type Correction = Page['rows'][number]

const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const columns = sql`v.id, jsonb_build_object('id', c.id, 'name', c.name) as contact,
  case when x.id is null then null else jsonb_build_object('id', x.id, 'name', x.name) end as account,
  v.part, v.held, v.wanted, ${moment('v.created_at')} as "saidAt", v.state,
  (select p.name from people p where p.workspace_id = v.workspace_id and p.id = v.decided_by) as "decidedBy",
  ${moment('v.decided_at')} as "decidedAt", v.answer`

const from = sql`own_corrections v
  join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
  left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id`

async function readCorrections(db: Db, where: RawBuilder<unknown>, size: number): Promise<Correction[]> {
  const found = await sql<Correction>`select ${columns} from ${from}
    where v.workspace_id = current_workspace() and ${where}
    order by v.created_at desc, v.id desc limit ${size}`.execute(db)
  return found.rows
}

/** What advocates say is wrong, the newest first, a page at a time. */
export async function readCorrectionPage(
  db: Db,
  asked: {
    readonly state: CorrectionState | undefined
    readonly cursor: string | undefined
    readonly size: number
  },
): Promise<Page> {
  const [at, id] = asked.cursor === undefined ? [] : decodeCursor(asked.cursor, 'moment', 'id')
  const after = at === undefined ? sql`true` : sql`(v.created_at, v.id) < (${at}::timestamptz, ${id}::uuid)`
  const state = asked.state === undefined ? sql`true` : sql`v.state = ${asked.state}`
  const rows = await readCorrections(db, sql`${state} and ${after}`, asked.size + 1)
  const shown = rows.slice(0, asked.size)
  const last = rows.length > asked.size ? shown.at(-1) : undefined
  return { rows: shown, next: last === undefined ? null : encodeCursor([last.saidAt, last.id]) }
}

/** One correction; undefined where there is none. */
export async function readCorrection(db: Db, id: string): Promise<Correction | undefined> {
  return (await readCorrections(db, sql`v.id = ${id}`, 1))[0]
}

/** How it stands with an advocate's own page: its links, what they did last, and what they say is wrong. */
export async function readOwnLink(db: Db, actor: Actor, contactId: string, now: Instant): Promise<OwnLink> {
  const found = await sql<Omit<OwnLink, 'corrections' | 'may'>>`
    select ${moment('s.sent_at')} as "sentAt", s.how,
      (select p.name from people p where p.workspace_id = c.workspace_id and p.id = s.sent_by) as "sentBy",
      coalesce(l.links, 0)::int as links, ${moment('l.expires_at')} as "expiresAt", ${moment('e.at')} as "usedAt"
    from contacts c
    left join lateral (select * from own_page_sendings s where s.workspace_id = c.workspace_id and s.contact_id = c.id
      order by s.sent_at desc, s.id desc limit 1) s on true
    left join lateral (select count(*) as links, max(h.expires_at) as expires_at from link_hashes h
      where h.workspace_id = c.workspace_id and h.purpose = ${ownPagePurpose} and h.subject_id = c.id
        and h.revoked_at is null and h.used_at is null and h.expires_at > ${now}::timestamptz) l on true
    left join lateral (select e.at from events e where e.workspace_id = c.workspace_id and e.actor_kind = 'link'
      and e.actor_id = c.id order by e.at desc limit 1) e on true
    where c.workspace_id = current_workspace() and c.id = ${contactId}`.execute(db)
  const [row] = found.rows
  const nothing = { sentAt: null, how: null, sentBy: null, links: 0, expiresAt: null, usedAt: null }
  const send = canSendOwnLink(actor)
  return {
    ...(row ?? nothing),
    corrections: await readCorrections(db, sql`v.contact_id = ${contactId}`, 20),
    may: { send, copy: send, revoke: send, decide: canDecideCorrection(actor) },
  }
}
