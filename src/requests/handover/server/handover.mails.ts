import { sql } from 'kysely'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { HandedPart } from '../../events.ts'

export type Named = { readonly id: string; readonly name: string }
/** Which requests change hands, by the part in them. */
export type HandedRequests = Readonly<Record<HandedPart, readonly string[]>>

type HandOver = {
  /** How many of their customers, deals, interviews and entries of the calendar go with it. */
  readonly held: Readonly<
    Record<'accounts' | 'contacts' | 'opportunities' | 'interviews' | 'entries', number>
  >
  readonly parts: HandedRequests
  readonly people: { readonly from: Named; readonly to: Named }
  /** The other looks after requests; else these went back to the unassigned. */
  readonly toHandles: boolean
}

/**
 * Tells those concerned, each once: whoever has the work now; the requesters of what was looked after; and whoever looks
 * after what was asked for.
 */
export async function tellHandOver(
  tx: WorkspaceTx,
  host: Host,
  actor: PersonActor,
  { held, parts, people, toHandles }: HandOver,
  now: Instant,
): Promise<void> {
  const { from, to } = people
  const by = { id: actor.personId, name: actor.name, email: actor.email }
  const tell = (personId: string, title: string, paragraphs: readonly string[], path: string) => {
    const notice = { personId, kind: 'handed', key: null, title, paragraphs, path, by, from: by }
    const about = { kind: 'person', id: from.id }
    return notifyPerson(tx, { ...notice, about, open: 'See them' }, host, now)
  }
  const counts = countsOf({ held, parts, toHandles })
  if (counts.length > 0) {
    const title = `The work of ${from.name} is yours now`
    const path = parts.requester.length > 0 ? '/my-requests?tab=open' : '/my-customers'
    await tell(to.id, title, [`${actor.name} handed over to you:`, ...counts], path)
  }
  for (const { personId, titles } of await readOthers(tx, 'requester_id', parts.handler, from, to)) {
    const who = toHandles ? `${to.name} looks after them now` : 'Somebody else will take them up'
    const title = toHandles
      ? `${to.name} looks after your requests now`
      : 'Your requests wait for somebody new'
    await tell(personId, title, [`${from.name} does no longer. ${who}:`, ...titles], '/my-requests')
  }
  for (const { personId, titles } of await readOthers(tx, 'handler_id', parts.requester, from, to)) {
    const title = `${to.name} has taken over what ${from.name} asked for`
    await tell(personId, title, [`Turn to ${to.name} about:`, ...titles], '/requests')
  }
}

/** What goes to whoever has the work now, a line each. */
function countsOf({ held, parts, toHandles }: Omit<HandOver, 'people'>): string[] {
  return [
    say(held.accounts, 'account', 'accounts'),
    say(held.contacts, 'contact', 'contacts'),
    say(held.opportunities, 'open opportunity', 'open opportunities'),
    say(held.interviews, 'interview', 'interviews'),
    say(held.entries, 'entry of the calendar', 'entries of the calendar'),
    say(parts.requester.length, 'request that was written', 'requests that were written'),
    toHandles ? say(parts.handler.length, 'request to look after', 'requests to look after') : null,
    say(parts.proposer.length, 'request with asks on their way', 'requests with asks on their way'),
    say(parts.approver.length, 'request that waits for your yes', 'requests that wait for your yes'),
  ].filter((each) => each !== null)
}

const say = (count: number, one: string, many: string) =>
  count === 0 ? null : `${count} ${count === 1 ? one : many}`

/** The people on the other side of requests, each with what it is about; neither of the two themselves. */
async function readOthers(
  tx: WorkspaceTx,
  side: 'requester_id' | 'handler_id',
  requestIds: readonly string[],
  from: Named,
  to: Named,
): Promise<{ readonly personId: string; readonly titles: readonly string[] }[]> {
  const column = sql.ref(`r.${side}`)
  const found = await sql<{ personId: string; titles: string[] }>`
    select ${column} as "personId", array_agg('R-' || r.number || ', ' || r.title order by r.number) as titles
    from requests r where r.workspace_id = current_workspace() and r.id = any(${[...requestIds]}::uuid[])
      and r.state <> 'draft' and ${column} is not null and ${column} <> all(${[from.id, to.id]}::uuid[])
    group by 1 order by 1`.execute(tx)
  return found.rows
}
