import type { DomainEvent } from '../kernel/event.ts'

// What a notification waits for is a word and an id. It ends with the event that says it happened.

const ofAsk: Readonly<Record<string, string>> = {
  feedback: 'feedback',
  'whether-done': 'whether-done',
  'letter-to-copy': 'sending',
  'words-wanted': 'words',
  words: 'words',
  'approver-wanted': 'approver',
}

/**
 * What a notification of a kind about an ask waits for; null where it only tells. In: the kind with its numbers and ids
 * (`approval:<id>:<opened>`, `whether-done-2`), and the ask.
 */
export function awaitedBy(kind: string, askId: string): string | null {
  const [name = '', id] = kind.split(':')
  if ((name === 'approval' || name === 'reminder') && id !== undefined) return `approval:${id}`
  const awaited = ofAsk[name.replace(/-\d+$/, '')]
  return awaited === undefined ? null : `${awaited}:${askId}`
}

/** What a notification of a kind about a request as such waits for; null where it only tells. */
export function awaitedOfRequest(kind: string, requestId: string): string | null {
  const [name, id] = kind.split(':')
  if (name === 'exception' && id !== undefined) return `exception:${id}`
  return name === 'question' || name === 'expiring' ? `${name}:${requestId}` : null
}

/** Where in the product a notification of a kind leads: an approval has a page of its own. */
export function placeOf(kind: string, requestId: string): string {
  const [name, id] = kind.split(':')
  const isApproval = (name === 'approval' || name === 'reminder') && id !== undefined
  return isApproval ? `/approvals/${id}` : `/requests/${requestId}`
}

type Button = { readonly label: string; readonly address: string }

/**
 * Where a notification leads: to its record, or where its own button says; a button that leads elsewhere than to a
 * request in the product is a link that needs no signing in. `origin` is the product's own address.
 */
export function wayOn(
  button: Button | undefined,
  path: string,
  origin: string,
): { readonly path: string; readonly open: string; readonly link?: Button } {
  if (button === undefined) return { path, open: 'Open the request' }
  const isInside = button.address.startsWith(`${origin}/requests/`)
  return isInside
    ? { path: button.address.slice(origin.length), open: button.label }
    : { path, open: 'Open the request', link: button }
}

type Ended = {
  readonly awaited: readonly string[]
  /** Only this person's, where it waits for somebody else from now on. */
  readonly personId?: string
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** Somebody is proposed for it, or it has another day. */
function isStillNeeded(name: string, data: DomainEvent['data']): boolean {
  const fields = data?.['fields']
  return name !== 'request.changed' || (Array.isArray(fields) && fields.includes('needBy'))
}

/**
 * What ends where it may have gone to somebody else: of whoever had it before theirs alone; where nobody had it, the wait
 * for a name, and not the question to whoever has it now.
 */
function formerOf(data: DomainEvent['data'], awaited: readonly string[], ofNobody: readonly string[]): Ended {
  const before = data?.['before']
  if (before === undefined) return { awaited }
  return typeof before === 'string' ? { awaited, personId: before } : { awaited: ofNobody }
}

/** What an event ends. */
export function endedBy({ name, about, data, subject }: DomainEvent): Ended {
  const ask = text(about?.['ask'])
  const approval = text(data?.['approvalId'])
  const exception = text(data?.['exceptionId'])
  const all = ['whether-done', 'sending', 'words', 'approver'].map((each) => `${each}:${ask}`)
  switch (name) {
    case 'request.approval-decided':
      return { awaited: [`approval:${approval}`, `approver:${ask}`] }
    case 'request.approval-reassigned':
      return formerOf(data, [`approval:${approval}`], [`approver:${ask}`])
    case 'request.exception-decided':
    case 'request.exception-dropped':
    case 'request.exception-reassigned':
      return formerOf(data, [`exception:${exception}`], [])
    case 'request.question-answered':
      return { awaited: [`question:${subject.id}`] }
    case 'request.changed':
    case 'request.advocate-proposed':
      return { awaited: isStillNeeded(name, data) ? [`expiring:${subject.id}`] : [] }
    case 'request.ask-sent':
      return { awaited: [`sending:${ask}`] }
    case 'request.meeting-agreed':
    case 'request.meeting-cancelled':
      return { awaited: [`whether-done:${ask}`] }
    case 'request.feedback-given':
      return { awaited: data?.['side'] === 'requester' ? [`feedback:${ask}`] : [] }
    case 'request.words-agreed':
      return { awaited: data?.['side'] === 'advocate' ? [] : [`words:${ask}`] }
    case 'request.approver-named':
      return { awaited: [`approver:${ask}`] }
    case 'request.ask-done':
    case 'request.ask-missed':
    case 'request.ask-expired':
    case 'request.proposal-withdrawn':
      return { awaited: all }
    default:
      return { awaited: [] }
  }
}

/** The events that end something somebody was told of. */
export const endingEvents = [
  'request.approval-decided',
  'request.approval-reassigned',
  'request.exception-decided',
  'request.exception-reassigned',
  'request.exception-dropped',
  'request.question-answered',
  'request.changed',
  'request.advocate-proposed',
  'request.ask-sent',
  'request.meeting-agreed',
  'request.meeting-cancelled',
  'request.feedback-given',
  'request.words-agreed',
  'request.approver-named',
  'request.ask-done',
  'request.ask-missed',
  'request.ask-expired',
  'request.proposal-withdrawn',
] as const
