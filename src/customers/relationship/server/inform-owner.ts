import { sql } from 'kysely'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { DeliveredEvent } from '../../../server/reactions.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

type ContactMade = {
  readonly accountId: string
  readonly account: string
  readonly contact: string | null
  readonly ownerId: string
  readonly title: string | null
  readonly by: string | null
}

/**
 * Tells the relationship owner that somebody of ours had to do with their customer: who, with whom and what. The mails
 * of a day come as one. What they did themselves they know. Source: requirement CS-14.
 */
export async function informOwner(
  tx: WorkspaceTx,
  event: DeliveredEvent,
  host: Host,
  now: Instant,
): Promise<void> {
  const made = await readContactMade(tx, event)
  if (made === undefined) return
  const whom = made.contact === null ? made.account : `${made.contact}, ${made.account}`
  await notifyPerson(
    tx,
    {
      personId: made.ownerId,
      kind: 'contacted',
      key: `contacted:${event.id}`,
      title: `${made.title ?? 'Contact'}: ${whom}`,
      paragraphs: [made.by === null ? 'It was written down for your customer.' : `By ${made.by}.`],
      about: { kind: 'account', id: made.accountId },
      path: `/customers/${made.accountId}`,
      open: 'Open the account',
      by: event.actorId === null ? null : { id: event.actorId },
    },
    host,
    now,
  )
}

/** The contact an event tells of, where the customer has an owner. One statement. */
async function readContactMade(tx: WorkspaceTx, event: DeliveredEvent): Promise<ContactMade | undefined> {
  const found = await sql<ContactMade>`
    select a.id as "accountId", a.name as account, c.name as contact, coalesce(c.owner_id, a.owner_id) as "ownerId",
      coalesce(x.texts->>'title', x.texts->>'subject') as title, p.name as by
    from events e
    join event_abouts ab on ab.workspace_id = e.workspace_id and ab.event_id = e.id and ab.kind = 'account'
    join accounts a on a.workspace_id = e.workspace_id and a.id = ab.record_id
    left join event_abouts cb on cb.workspace_id = e.workspace_id and cb.event_id = e.id and cb.kind = 'contact'
    left join contacts c on c.workspace_id = e.workspace_id and c.id = cb.record_id
    left join event_texts x on x.workspace_id = e.workspace_id and x.event_id = e.id
    left join people p on p.workspace_id = e.workspace_id and p.id = e.actor_id
    where e.workspace_id = current_workspace() and e.id = ${event.id}
      and coalesce(c.owner_id, a.owner_id) is not null`.execute(tx)
  return found.rows[0]
}
