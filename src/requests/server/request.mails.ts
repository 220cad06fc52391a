import type { Actor } from '../../kernel/actor.ts'
import type { Host } from '../../server/host.ts'
import { layOutMail, linkPlace, sendMail } from '../../server/mail.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { publicAddress } from './ask.mails.ts'

type Letter = {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

/**
 * Tells somebody of ours something about a request, in the name of who did it, in the transaction of what it tells.
 * Nothing happens where it is themselves, where they left, or where no address is known.
 */
export async function mailColleague(
  tx: WorkspaceTx,
  host: Host,
  by: Actor,
  to: { readonly personId: string | null; readonly requestId: string },
  letter: Letter,
): Promise<void> {
  if (to.personId === null || (by.kind === 'person' && by.personId === to.personId)) return
  const person = await tx
    .selectFrom('people')
    .select(['name', 'email'])
    .where('workspace_id', '=', by.workspaceId)
    .where('id', '=', to.personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (person?.email == null) return
  const address = `${publicAddress(host.config)}/requests/${to.requestId}`
  await sendMail(tx, {
    audience: 'staff',
    to: { address: person.email, name: person.name },
    ...(by.kind === 'person' ? { fromName: by.name, replyTo: by.email === '' ? null : by.email } : {}),
    subject: letter.subject,
    ...layOutMail({
      paragraphs: letter.paragraphs,
      button: { label: 'Open the request', address: linkPlace },
    }),
    about: { kind: 'request', id: to.requestId },
    sealedLink: host.secrets.seal(address),
  })
}

type Named = { readonly title: string; readonly number: number }

const called = ({ title, number }: Named) => `R-${number}, ${title}`

/** The program asks the requester something back. */
export function questionMail(request: Named, by: string, text: string): Letter {
  return {
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
    subject: `R-${request.number}: ${handler} looks after it`,
    paragraphs: [`${handler} has taken up ${called(request)}, and comes back with a match or a plan.`],
  }
}

/** A program manager hands a request over to another one. */
export function handedMail(request: Named, by: string): Letter {
  return {
    subject: `R-${request.number} is yours now`,
    paragraphs: [`${by} handed ${called(request)} over to you.`],
  }
}

/** The request was closed with less than it needed. */
export function closedMail(request: Named, by: string, cause: string, note: string | null): Letter {
  return {
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
    subject: `R-${request.number} was taken back`,
    paragraphs: [`${by} took ${called(request)} back: ${reason}`],
  }
}
