import { sql } from 'kysely'
import { hasRole, type PersonActor } from '../../kernel/actor.ts'
import type { QueryOf } from '../../kernel/contract.ts'
import { decodeIdCursor, encodeCursor } from '../../server/cursor.ts'
import { notFound } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { anyLinkPlace } from '../../server/mail.ts'
import { withLink } from '../../server/send-mail.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { listMails } from '../mail.contract.ts'
import { type MailState, noAddress, whyNot } from '../mail-state.ts'

/** The mails an actor may read: an administrator without another role, those about people and no others. */
function readableMails(db: WorkspaceDb | WorkspaceTx, actor: PersonActor) {
  const mails = db.selectFrom('mails').where('workspace_id', '=', actor.workspaceId)
  if (hasRole(actor, 'program-manager')) return mails
  return mails
    .where('audience', '=', 'staff')
    .where((or) => or.or([or('about_kind', '=', 'person'), or('about_kind', 'is', null)]))
}

const rowColumns = [
  'id',
  'audience',
  'to_address',
  'to_name',
  'subject',
  'state',
  'failure',
  'created_at',
  'sent_at',
] as const

type Row = {
  id: string
  audience: string
  to_address: string | null
  to_name: string | null
  subject: string
  state: string
  failure: string | null
  created_at: string
  sent_at: string | null
}

function toRow(row: Row) {
  return {
    id: row.id,
    audience: row.audience as 'staff' | 'customer',
    to: { address: row.to_address, name: row.to_name },
    subject: row.subject,
    state: row.state as MailState,
    failure: row.failure,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }
}

/** A page of mails, the latest first, with how many there are in each state. */
export async function readMails(db: WorkspaceDb, actor: PersonActor, query: QueryOf<typeof listMails>) {
  const size = query.size ?? 50
  const after = decodeIdCursor(query.cursor)
  let mails = readableMails(db, actor).select(rowColumns)
  if (query.state !== undefined) mails = mails.where('state', '=', query.state)
  if (query.audience !== undefined) mails = mails.where('audience', '=', query.audience)
  if (after !== null) mails = mails.where('id', '<', after)
  const [found, counted] = await Promise.all([
    mails
      .orderBy('id', 'desc')
      .limit(size + 1)
      .execute(),
    readableMails(db, actor)
      .select(['state', sql<number>`count(*)`.as('count')])
      .groupBy('state')
      .execute(),
  ])
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows: rows.map(toRow),
    next: found.length > size && last !== undefined ? encodeCursor([last.id]) : null,
    counts: Object.fromEntries(counted.map((each) => [each.state, each.count])),
  }
}

/** One mail with its text. Its link is shown only to whoever may hand it on. */
export async function readMail(
  db: WorkspaceDb | WorkspaceTx,
  actor: PersonActor,
  host: Host,
  mailId: string,
) {
  const row = await readableMails(db, actor).selectAll().where('id', '=', mailId).executeTakeFirst()
  if (row === undefined) throw notFound('mail')
  const state = row.state as MailState
  const hidden = row.sealed_link === null ? null : await whyHidden(db, actor, row)
  return {
    ...toRow(row),
    fromName: row.from_name,
    replyTo: row.reply_to,
    text: shownText(host, row, hidden),
    calendar: row.calendar,
    about:
      row.about_kind === null || row.about_id === null ? null : { kind: row.about_kind, id: row.about_id },
    may: {
      send: row.to_address === null ? noAddress : whyNot('send', state),
      sent: whyNot('sent', state),
      copied: hidden ?? whyNot('copied', state),
    },
  }
}

function shownText(
  host: Host,
  row: { body_text: string; sealed_link: string | null },
  hidden: string | null,
): string {
  if (row.sealed_link !== null && hidden === null) return withLink(host, row.body_text, row.sealed_link)
  return row.body_text.replaceAll(anyLinkPlace, `(${hidden ?? 'the link is not kept once the mail went'})`)
}

/**
 * A link in a kept mail opens what it opens for whoever holds it. One about a person who can sign in sets a
 * new password: it is shown to administrators, and to nobody where that sign-in opens other workspaces too.
 */
async function whyHidden(
  db: WorkspaceDb | WorkspaceTx,
  actor: PersonActor,
  mail: { about_kind: string | null; about_id: string | null },
) {
  if (mail.about_kind !== 'person' || mail.about_id === null) return null
  const { rows } = await sql<{ workspaces: number }>`
    select count(*) as workspaces from memberships o
    where o.auth_user_id in (select auth_user_id from memberships where workspace_id = ${actor.workspaceId} and person_id = ${mail.about_id})`.execute(
    db,
  )
  const workspaces = rows[0]?.workspaces ?? 0
  if (workspaces > 1) return 'the link is not shown: this sign-in opens other workspaces too'
  if (workspaces === 1 && !hasRole(actor, 'administrator')) return 'the link is shown to administrators only'
  return null
}
