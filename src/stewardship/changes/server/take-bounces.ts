import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import { addDays, type Day, type Instant, isStillToCome } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { mailBounced } from '../events.ts'
import { type Bounce, type BounceTime, saysAddressIsGone } from '../read-bounce.ts'
import { readChangeGround } from './found.reads.ts'
import { findChanges } from './report-changes.ts'

/** What a batch of bounces came to. */
export type BounceCounts = {
  readonly told: number
  /** Addresses that are somebody's here and had not bounced before. */
  readonly noted: number
  /** Reviews that they opened or went into. */
  readonly reviews: number
}

/**
 * Notes which addresses mail came back from for good, and opens a review of whoever is in the program. An address that
 * bounced before stays as it was noted; a passing trouble and an address of nobody change nothing. Of an address that works
 * after all, only what came back since counts; what is told by its day alone, or without one, was over by then on that day.
 */
export async function takeBounces(
  tx: WorkspaceTx,
  actor: Actor,
  bounces: readonly Bounce[],
  now: Instant,
): Promise<BounceCounts> {
  const { today, timeZone } = await readChangeGround(tx, now)
  const lasting = bounces.filter(({ isPermanent }) => isPermanent)
  const rows = lasting.map(({ email, on, at }) => ({ email, ...plausible({ on, at }, today) }))
  const noted = await sql<{ contactId: string; accountId: string | null }>`
    with heard as (
      select g.email, min(g."on") as bounced_on
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (email text, "on" date, at timestamptz)
      join contact_mails k on k.workspace_id = ${actor.workspaceId} and k.email = g.email
      where k.works_since is null
        or coalesce(g.at > k.works_since, g."on" > (k.works_since at time zone ${timeZone})::date)
      group by g.email)
    update contact_mails m set bounced_on = h.bounced_on from heard h, contacts c
    where m.workspace_id = ${actor.workspaceId} and m.email = h.email and m.bounced_on is null
      and c.workspace_id = m.workspace_id and c.id = m.contact_id
    returning m.contact_id as "contactId", c.account_id as "accountId"`.execute(tx)
  for (const whom of noted.rows) await announce(tx, mailBounced(actor, whom))
  const contactIds = [...new Set(noted.rows.map(({ contactId }) => contactId))]
  const kept = contactIds.length === 0 ? [] : await findChanges(tx, actor, contactIds, now)
  return { told: bounces.length, noted: noted.rows.length, reviews: kept.length }
}

/** When it was, as told; today where it was told of no day, of a day to come or of one long ago. */
const plausible = ({ on, at }: BounceTime, today: Day): BounceTime =>
  on === null || isStillToCome(on, today) || on < addDays(today, -3_650)
    ? { on: today, at: null }
    : { on, at }

// A refusal that was looked at stays looked at: it was noted on the address, or did not say that the address is gone.
const looksBackDays = 30

/** Notes the addresses that refused our own mails because nobody is there any more. */
export async function takeOwnBounces(tx: WorkspaceTx, actor: Actor, now: Instant): Promise<BounceCounts> {
  const { today } = await readChangeGround(tx, now)
  const found = await sql<{ email: string; failure: string; on: Day; at: Instant }>`
    select m.email, l.failure, l.created_at::date as on, l.created_at as at from mails l
    join contact_mails m on m.workspace_id = l.workspace_id and m.email = lower(l.to_address) and m.bounced_on is null
    where l.workspace_id = ${actor.workspaceId} and l.audience = 'customer' and l.state = 'failed'
      and l.failure is not null and l.created_at > ${addDays(today, -looksBackDays)}::date`.execute(tx)
  const gone = found.rows.filter(({ failure }) => saysAddressIsGone(failure))
  if (gone.length === 0) return { told: 0, noted: 0, reviews: 0 }
  const bounces = gone.map(({ email, on, at }) => ({ email, on, at, isPermanent: true }))
  return takeBounces(tx, actor, bounces, now)
}
