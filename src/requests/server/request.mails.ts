import { notifyPerson } from '../../identity/server/notify-person.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Host } from '../../server/host.ts'
import { publicAddress } from '../../server/public-address.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { awaitedOfRequest, wayOn } from '../awaited.ts'

export type Letter = {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** What it is about, for whoever chooses how they are told: `exception:<id>`, `escalation`. */
  readonly kind?: string
  /** Its one button, where it leads elsewhere than to the request. */
  readonly button?: { readonly label: string; readonly address: string }
  readonly below?: readonly string[]
}

/**
 * Tells somebody of ours something about a request, in the name of who did it, in the transaction of what it tells: in
 * the app and as they chose to be told. Nothing happens where it is themselves, where they left, or where nobody is
 * known.
 */
export async function mailColleague(
  tx: WorkspaceTx,
  host: Host,
  by: Actor,
  to: { readonly personId: string | null; readonly requestId: string },
  { subject, kind = 'request-news', button, ...letter }: Letter,
): Promise<void> {
  if (to.personId === null || (by.kind === 'person' && by.personId === to.personId)) return
  const person = by.kind === 'person' ? { id: by.personId, name: by.name, email: by.email } : null
  const notice = {
    ...letter,
    personId: to.personId,
    kind,
    key: null,
    title: subject,
    about: { kind: 'request', id: to.requestId },
    ...wayOn(button, `/requests/${to.requestId}`, publicAddress(host.config)),
    awaits: awaitedOfRequest(kind, to.requestId),
    by: person,
    from: person,
  }
  await notifyPerson(tx, notice, host, host.now())
}

type Named = { readonly title: string; readonly number: number }

const called = ({ title, number }: Named) => `R-${number}, ${title}`

/** The program asks the requester something back. */
export function questionMail(request: Named, by: string, text: string): Letter {
  return {
    kind: 'question',
    subject: `A question about R-${request.number}: ${request.title}`,
    paragraphs: [
      `${by} asks about ${called(request)}:`,
      text,
      'Answer on the request’s page; until then the program’s clocks stand still.',
    ],
  }
}

/** The requester answered, or somebody wrote in the conversation. */
export function messageMail(request: Named, by: string, text: string): Letter {
  return {
    kind: 'message',
    subject: `R-${request.number}: ${by} wrote`,
    paragraphs: [`${by} wrote about ${called(request)}:`, text],
  }
}

/** Somebody is named in a message: it is theirs to look at. */
export function mentionMail(request: Named, by: string, text: string): Letter {
  const told = {
    kind: 'mention',
    subject: `R-${request.number}: ${by} wants you to look at it`,
    paragraphs: [`${by} named you in a message about ${called(request)}:`, text],
  }
  return told
}

/** The program took the request up. */
export function takenMail(request: Named, handler: string): Letter {
  return {
    kind: 'taken',
    subject: `R-${request.number}: ${handler} looks after it`,
    paragraphs: [`${handler} has taken up ${called(request)}, and comes back with a match or a plan.`],
  }
}

/** A program manager hands a request over to another one. */
export function handedMail(request: Named, by: string): Letter {
  return {
    kind: 'handed',
    subject: `R-${request.number} is yours now`,
    paragraphs: [`${by} handed ${called(request)} over to you.`],
  }
}

/** The request was closed with less than it needed. */
export function closedMail(request: Named, by: string, cause: string, note: string | null): Letter {
  return {
    kind: 'closed',
    subject: `R-${request.number} is closed: ${cause.toLowerCase()}`,
    paragraphs: [
      `${by} closed ${called(request)}. The cause: ${cause.toLowerCase()}.`,
      ...(note === null ? [] : [note]),
      'What it was worth stays on record, so that the program knows whom to look for.',
    ],
  }
}

/** The requester took the request back while the program was at it. */
export function withdrawnMail(request: Named, by: string, reason: string): Letter {
  return {
    kind: 'withdrawn',
    subject: `R-${request.number} was taken back`,
    paragraphs: [`${by} took ${called(request)} back: ${reason}`],
  }
}
