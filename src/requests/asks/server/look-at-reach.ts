import { sql } from 'kysely'
import { contactDetailsSeen } from '../../../customers/contact.events.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { RequestAsk } from '../request-ask.ts'
import { readReach } from './ask.reads.ts'

/** A page that reads itself anew is one look: so long, in milliseconds. */
const oneLook = 3_600_000

/**
 * Mail and phone of customers for somebody who may see them, by contact; that they looked is kept first. The asks
 * are those the policy lets them reach (domain.md, "Who sees what": each look logged).
 */
export async function lookAtReach(host: Host, actor: PersonActor, asks: readonly RequestAsk[], now: Instant) {
  const contacts = new Map(
    asks.flatMap(({ contact, account }) =>
      contact === null ? [] : [[contact.id, { id: contact.id, accountId: account.id, name: contact.name }]],
    ),
  )
  if (contacts.size === 0) return new Map<string, never>()
  return host.door.write(actor.workspaceId, async (tx) => {
    const seen = await readSeen(tx, actor, [...contacts.keys()], now)
    for (const [id, contact] of contacts)
      if (!seen.has(id)) await announce(tx, contactDetailsSeen(actor, contact))
    return readReach(tx, [...contacts.keys()])
  })
}

async function readSeen(
  tx: WorkspaceTx,
  actor: PersonActor,
  contactIds: readonly string[],
  now: Instant,
): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select distinct subject_id as id from events where workspace_id = ${actor.workspaceId} and actor_id = ${actor.personId}
      and name = 'contact.details-seen' and subject_id = any(${[...contactIds]}::uuid[])
      and at > ${addMilliseconds(now, -oneLook)}::timestamptz`.execute(tx)
  return new Set(found.rows.map(({ id }) => id))
}
