import { sql } from 'kysely'
import { ownPagePurpose } from '../../advocates/own-page.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { getOwnLink } from '../contract.ts'
import { canDecideCorrection, canSendOwnLink, whyNoMail } from '../policy.ts'
import { readCorrectionPage } from './correction.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
type OwnLink = ResponseOf<typeof getOwnLink>

type Row = Omit<OwnLink, 'corrections' | 'moreCorrections' | 'may'> & {
  readonly hasAddress: boolean
  readonly isExample: boolean
}

const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** So many of what somebody says is wrong stand on their record; all of it is a page of its own. */
const mostShown = 5

/** How it stands with an advocate's own page: its links, what they did last, and what they say is wrong. */
export async function readOwnLink(
  db: Db,
  actor: Actor,
  contactId: string,
  now: Instant,
  { config }: Pick<Host, 'config'>,
): Promise<OwnLink> {
  const found = await sql<Row>`
    select exists (select from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id
        and m.bounced_on is null) as "hasAddress", w.is_example as "isExample", ${moment('s.sent_at')} as "sentAt", s.how,
      (select p.name from people p where p.workspace_id = c.workspace_id and p.id = s.sent_by) as "sentBy",
      coalesce(l.links, 0)::int as links, ${moment('l.expires_at')} as "expiresAt", ${moment('e.at')} as "usedAt"
    from contacts c
    join workspaces w on w.id = c.workspace_id
    left join lateral (select * from own_page_sendings s where s.workspace_id = c.workspace_id and s.contact_id = c.id
      order by s.sent_at desc, s.id desc limit 1) s on true
    left join lateral (select count(*) as links, max(h.expires_at) as expires_at from link_hashes h
      where h.workspace_id = c.workspace_id and h.purpose = ${ownPagePurpose} and h.subject_id = c.id
        and h.revoked_at is null and h.used_at is null and h.expires_at > ${now}::timestamptz) l on true
    left join lateral (select e.at from events e where e.workspace_id = c.workspace_id and e.actor_kind = 'link'
      and e.actor_id = c.id order by e.at desc limit 1) e on true
    where c.workspace_id = current_workspace() and c.id = ${contactId}`.execute(db)
  const { hasAddress = false, isExample = false, ...row } = found.rows[0] ?? {}
  const nothing = { sentAt: null, how: null, sentBy: null, links: 0, expiresAt: null, usedAt: null }
  const send = canSendOwnLink(actor)
  return {
    ...nothing,
    ...row,
    ...(await readLatest(db, contactId)),
    may: {
      send: send ?? whyNoMail({ hasAddress, hasMailServer: isExample || config.smtpUrl !== null }),
      copy: send,
      revoke: send,
      decide: canDecideCorrection(actor),
    },
  }
}

async function readLatest(db: Db, contactId: string) {
  const { rows, next } = await readCorrectionPage(db, { contact: contactId, size: mostShown })
  return { corrections: rows, moreCorrections: next !== null }
}
