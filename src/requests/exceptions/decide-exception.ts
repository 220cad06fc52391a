import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { RequestState } from '../request.ts'
import type { ExceptionAnswer, ExceptionState } from './exception.ts'

type Exception = {
  readonly id: string
  readonly state: ExceptionState
  readonly approverId: string | null
  readonly decidedById: string | null
  readonly decidedBy: string | null
  readonly supersededAt: string | null
}

/** Null where an exception is the actor's to decide: of whoever was asked, or of the program where nobody was. */
export function canDecideException(
  actor: Actor,
  exception: Pick<Exception, 'id' | 'approverId'>,
): string | null {
  if (actor.kind === 'link') {
    const isTheirs = actor.purpose === 'exception' && actor.subjectId === exception.id
    return isTheirs ? null : 'This link is for something else.'
  }
  if (exception.approverId === null) {
    return hasRole(actor, 'program-manager') ? null : 'Only a program manager decides on this.'
  }
  return personOf(actor) === exception.approverId ? null : 'This is the manager’s to decide.'
}

/**
 * Decides whether an answer to an exception counts. An open one takes it; the same answer of the same person again is
 * known and changes nothing; a no may become a yes while it stands. A no wants its reason. Source: practice B1.3.
 */
export function decideException(
  exception: Exception,
  request: { readonly state: RequestState },
  given: { readonly answer: ExceptionAnswer; readonly comment: string | null; readonly by: string | null },
): Decision<
  { readonly isKnown: boolean },
  'decided-already' | 'no-reason' | 'request-closed' | 'not-needed'
> {
  const wanted = given.answer === 'yes' ? 'approved' : 'refused'
  const isSame = exception.state === wanted && given.by !== null && given.by === exception.decidedById
  if (isSame) return accept({ isKnown: true })
  if (request.state === 'closed') return refuse('request-closed', 'This request is closed.')
  if (exception.state === 'dropped' || exception.supersededAt !== null) {
    return refuse('not-needed', 'The brief was changed: this exception is none any more.')
  }
  const turnsRound = exception.state === 'refused' && wanted === 'approved'
  if (exception.state !== 'open' && !turnsRound) {
    const what = exception.state === 'approved' ? 'approved' : 'refused'
    return refuse('decided-already', `${exception.decidedBy ?? 'Somebody'} ${what} it already.`)
  }
  if (given.answer === 'no' && clean(given.comment) === null) {
    return refuse('no-reason', 'Say why not, so that the requester knows what to change.')
  }
  return accept({ isKnown: false })
}
