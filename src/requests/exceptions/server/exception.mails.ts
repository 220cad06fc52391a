import type { Actor } from '../../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink, withdrawLinks } from '../../../server/links.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { type Letter, mailColleague } from '../../server/request.mails.ts'
import type { LoadedRequest } from '../../server/request.store.ts'
import type { ExceptionKind } from '../exception.ts'

export const exceptionPurpose = 'exception'

/** How long the link of an exception works. */
const linkDays = 60
const day = 86_400_000

type Asked = {
  readonly id: string
  readonly kind: ExceptionKind
  readonly breaks: string
  readonly reason: string
  readonly approverId: string | null
  /** Whose answer it is, where the approver stands in for them. */
  readonly onBehalfOf: { readonly name: string } | null
}

/**
 * Asks the manager whether an exception may be, with a link that answers in one click; the handler where it is the
 * program's to say. Where nobody handles it yet, it stands among the program's requests.
 */
export async function mailExceptionAsked(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  asked: Asked,
  now: Instant,
  host: Host,
): Promise<void> {
  const personId = asked.approverId ?? request.handlerId
  if (personId === null) return
  const address = await makeAddress(tx, actor, asked.id, now, host)
  const letter = askedMail(request, asked)
  await mailColleague(
    tx,
    host,
    actor,
    { personId, requestId: request.id },
    {
      ...letter,
      // Only the one whose answer it is has a link that answers; whoever else may, does so in the app.
      ...(asked.approverId === null
        ? { button: { label: 'Answer', address: `${publicAddress(host.config)}/requests/${request.id}` } }
        : { button: { label: 'Answer', address } }),
    },
  )
}

async function makeAddress(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  exceptionId: string,
  now: Instant,
  host: Host,
): Promise<string> {
  const about = { workspaceId, purpose: exceptionPurpose, subjectId: exceptionId }
  await withdrawLinks(tx, about, now)
  const token = await makeLink(tx, { ...about, expiresAt: addMilliseconds(now, linkDays * day) }, now)
  return `${publicAddress(host.config)}/exception/${token}`
}

type Named = Pick<LoadedRequest, 'title' | 'number' | 'requester'>

const whatFor: Readonly<Record<ExceptionKind, string>> = {
  notice: 'sooner than the notice of its activity',
  stage: 'earlier in the deal than usual',
  quota: 'beyond the quota of its team',
}

function askedMail({ title, number, requester }: Named, asked: Asked): Letter {
  return {
    kind: `exception:${asked.id}`,
    subject: `May ${requester.name} have this ${whatFor[asked.kind]}? R-${number}: ${title}`,
    paragraphs: [
      ...(asked.onBehalfOf === null ? [] : [`You answer for ${asked.onBehalfOf.name}, who is away.`]),
      `${requester.name} asks for R-${number}, ${title}, ${whatFor[asked.kind]}.`,
      `${asked.breaks}.`,
      ...(asked.reason === '' ? [] : [`Why: ${asked.reason}`]),
      'Until you answer, no customer is asked and the program’s clocks stand still. Exceptions are counted.',
    ],
    below: ['Answering takes one click and no signing in. Opening this link changes nothing.'],
  }
}

/** The requester and the handler hear what was decided on an exception. */
export async function mailExceptionDecided(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  decided: {
    readonly id: string
    readonly isYes: boolean
    readonly by: string
    readonly comment: string | null
  },
  host: Host,
): Promise<void> {
  const { isYes, by, comment } = decided
  const called = `R-${request.number}, ${request.title}`
  const letter: Letter = {
    kind: isYes ? 'answer' : 'question',
    subject: `R-${request.number}: the exception is ${isYes ? 'approved' : 'refused'}`,
    paragraphs: [
      `${by} ${isYes ? 'approved' : 'refused'} the exception for ${called}.`,
      ...(comment === null ? [] : [comment]),
      isYes
        ? 'The program goes on with it.'
        : 'Change the brief so that it needs no exception, or withdraw the request.',
    ],
  }
  for (const personId of new Set([request.requesterId, ...(isYes ? [request.handlerId] : [])])) {
    await mailColleague(tx, host, actor, { personId, requestId: request.id }, letter)
  }
}

/** Tells somebody above of a promise that is late. */
export function escalatedMail(
  { title, number }: Pick<LoadedRequest, 'title' | 'number'>,
  clock: { readonly id: string; readonly says: string; readonly by: string },
): Letter {
  return {
    kind: `escalation:${clock.id}`,
    subject: `Late on R-${number}: ${clock.says}`,
    paragraphs: [
      `${clock.says} on R-${number}, ${title}. It was due by ${clock.by}.`,
      'You hear of it because it is still open, and nobody above you does. One line to whoever owes it usually helps.',
    ],
  }
}

/** Tells the requester that a request whose day went by is about to close by itself. */
export function expiringMail({ title, number }: Pick<LoadedRequest, 'title' | 'number'>, on: string): Letter {
  return {
    kind: 'expiring',
    subject: `R-${number} closes on ${on}: is it still needed?`,
    paragraphs: [
      `The day for R-${number}, ${title}, went by and nobody is being asked for it.`,
      `If it is still needed, give it a new day. Otherwise it closes by itself on ${on}.`,
    ],
  }
}

/** Tells the requester that a request ended by itself. */
export function expiredMail({ title, number }: Pick<LoadedRequest, 'title' | 'number'>): Letter {
  return {
    kind: 'closed',
    subject: `R-${number} has expired`,
    paragraphs: [
      `The day for R-${number}, ${title}, went by and nothing was under way, so it is closed.`,
      'What it was worth stays on record, so that the program knows whom to look for.',
    ],
  }
}

/** Tells the requester that another request asks for the same, and that they follow it from now on. */
export function duplicateMail(
  { title, number }: Pick<LoadedRequest, 'title' | 'number'>,
  by: string,
  other: Pick<LoadedRequest, 'title' | 'number'>,
): Letter {
  return {
    kind: 'closed',
    subject: `R-${number} is closed: R-${other.number} asks for the same`,
    paragraphs: [
      `${by} closed R-${number}, ${title}, since R-${other.number}, ${other.title}, asks for the same.`,
      'You follow that one from now on.',
    ],
  }
}
