import { notifyPerson } from '../../identity/server/notify-person.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { sayDay } from '../../requests/asks/tell-ask.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** A request that an entry's need became, with who made it and who looks after it. */
export type RequestOfEntry = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly requesterId: string
  readonly handlerId: string | null
}

type Moved = {
  readonly id: string
  readonly title: string
  readonly from: Day
  readonly to: Day
  /** It was cancelled. */
  readonly isEnded: boolean
}

/** The day of an entry moved, or it was cancelled: who made a request for it, and who looks after it, are told. */
export async function mailMoved(
  tx: WorkspaceTx,
  host: Host,
  by: Actor,
  entry: Moved,
  request: RequestOfEntry,
  now: Instant,
): Promise<void> {
  const person = by.kind === 'person' ? { id: by.personId, name: by.name, email: by.email } : null
  for (const personId of new Set([request.requesterId, request.handlerId])) {
    if (personId === null) continue
    const notice = {
      ...(entry.isEnded ? endedLetter(entry, request) : movedLetter(entry, request)),
      personId,
      kind: 'entry-moved',
      key: null,
      about: { kind: 'request', id: request.id },
      by: person,
      from: person,
    }
    await notifyPerson(tx, notice, host, now)
  }
}

const called = ({ number, title }: RequestOfEntry) => `R-${number}, ${title}`

function endedLetter({ title, from }: Moved, request: RequestOfEntry) {
  return {
    title: `${title} is cancelled; R-${request.number} was made for it`,
    paragraphs: [
      `“${title}” on ${sayDay(from)} will not take place. ${called(request)} was made for it.`,
      'The request was left as it is. Take it back where nobody is needed any more.',
    ],
    path: `/requests/${request.id}`,
    open: 'Open the request',
  }
}

function movedLetter({ id, title, from, to }: Moved, request: RequestOfEntry) {
  return {
    title: `${title} moves to ${sayDay(to)}; R-${request.number} was made for it`,
    paragraphs: [
      `“${title}” moves from ${sayDay(from)} to ${sayDay(to)}. ${called(request)} was made for it and still wants the other day.`,
      'The request was left as it is. On the page of the entry one click moves it.',
    ],
    path: `/calendar/${id}`,
    open: 'Open the entry',
  }
}

type NeedNews = {
  readonly entryId: string
  readonly title: string
  readonly wantedOn: Day
  readonly ownerId: string
  readonly activity: string
  readonly wanted: number
  readonly free: number
  readonly askBy: Day
  readonly isShort: boolean
}

/** What is new about a need, to whoever owns its entry: it is time to ask, or fewer are free than are wanted. */
export async function mailNeedNews(tx: WorkspaceTx, host: Host, need: NeedNews, now: Instant): Promise<void> {
  const { title, activity, wantedOn, wanted } = need
  const notice = {
    personId: need.ownerId,
    kind: 'entry-needs',
    key: null,
    title: need.isShort
      ? `${title}: too few are free for ${activity}`
      : `${title}: time to ask for ${activity}`,
    paragraphs: [
      `“${title}” on ${sayDay(wantedOn)} needs ${activity}${wanted > 1 ? `, ${wanted} wanted` : ''}.`,
      ...(need.isShort ? [sayFree(need)] : []),
      `To keep the usual notice, ask by ${sayDay(need.askBy)}.`,
    ],
    about: { kind: 'calendar-entry', id: need.entryId },
    path: `/calendar/${need.entryId}`,
    open: 'Open the entry',
  }
  await notifyPerson(tx, notice, host, now)
}

function sayFree({ free, wanted }: NeedNews): string {
  if (free === 0) return 'Nobody who would fit is free then, as it looks now.'
  const are = free === 1 ? 'is' : 'are'
  return `Only ${free} of the ${wanted} wanted ${are} free then, as it looks now.`
}
