import type { Day } from '../../kernel/time.ts'
import { sayDay } from '../asks/tell-ask.ts'

/** What a request may break: the notice of its activity, the stage of its deal, the quota of its team. */
export const exceptionKinds = ['notice', 'stage', 'quota'] as const
export type ExceptionKind = (typeof exceptionKinds)[number]

/** An exception waits, was approved or refused, or is none any more since the brief was changed. */
export const exceptionStates = ['open', 'approved', 'refused', 'dropped'] as const
export type ExceptionState = (typeof exceptionStates)[number]

export const exceptionAnswers = ['yes', 'no'] as const
export type ExceptionAnswer = (typeof exceptionAnswers)[number]

/** A request as far as its exceptions depend on it. */
export type ExceptionFacts = {
  readonly needBy: Day | null
  /** The first day that keeps the notice. */
  readonly earliestOn: Day
  readonly noticeDays: number
  /** The deal is in an earlier stage than the activity is for; null where it is not. */
  readonly stage: { readonly now: string; readonly earliest: string } | null
  /** The quota that leaves no place for it; null where none does. */
  readonly quota: { readonly of: string; readonly used: number; readonly limit: number } | null
}

/** One thing a request breaks, and how, in a sentence without a full stop. */
export type ExceptionGround = {
  readonly kind: ExceptionKind
  readonly breaks: string
  readonly needBy: Day | null
}

/**
 * What a request breaks, in the order notice, stage, quota; empty where nothing is. Source: practice B1.2 (days of
 * notice, right stage) and B1.3 (quotas with an approval path, exceptions approved and counted).
 */
export function exceptionsOf(facts: ExceptionFacts): readonly ExceptionGround[] {
  const { needBy, earliestOn, noticeDays, stage, quota } = facts
  const grounds: ExceptionGround[] = []
  if (needBy !== null && needBy < earliestOn) {
    const days = `${noticeDays} working ${noticeDays === 1 ? 'day' : 'days'} of notice`
    const breaks = `Needed by ${sayDay(needBy)}; with ${days} it is ${sayDay(earliestOn)} at the earliest`
    grounds.push({ kind: 'notice', breaks, needBy })
  }
  if (stage !== null) {
    const breaks = `The deal is in “${stage.now}”; this is for “${stage.earliest}” and later`
    grounds.push({ kind: 'stage', breaks, needBy: null })
  }
  if (quota !== null) {
    const breaks = `${quota.of} has used ${quota.used} of ${quota.limit} this quarter`
    grounds.push({ kind: 'quota', breaks, needBy: null })
  }
  return grounds
}

/** An exception as it was written down. */
export type KeptException = {
  readonly id: string
  readonly kind: ExceptionKind
  readonly state: ExceptionState
  readonly breaks: string
  readonly needBy: Day | null
}

type ExceptionMoves = {
  /** Breaks nobody was asked about yet. */
  readonly open: readonly ExceptionGround[]
  /** Open ones that are none any more. */
  readonly drop: readonly string[]
  /** Answers that hold no longer: what they were about has changed. */
  readonly supersede: readonly string[]
}

/**
 * What a change of the brief does to its exceptions. In: what it breaks now, and the exceptions that stand (open, or
 * answered and not superseded). A yes below the notice covers every later day, a yes to the quota the request; a no
 * stands until the brief says something else.
 */
export function compareExceptions(
  grounds: readonly ExceptionGround[],
  kept: readonly KeptException[],
): ExceptionMoves {
  const open: ExceptionGround[] = []
  const drop: string[] = []
  const supersede: string[] = []
  for (const kind of exceptionKinds) {
    const ground = grounds.find((each) => each.kind === kind)
    const standing = kept.filter((each) => each.kind === kind)
    const covering = standing.find((each) => ground !== undefined && covers(each, ground))
    if (ground !== undefined && covering === undefined) open.push(ground)
    for (const each of standing) {
      if (each === covering) continue
      if (each.state === 'open') drop.push(each.id)
      else supersede.push(each.id)
    }
  }
  return { open, drop, supersede }
}

function covers(kept: KeptException, ground: ExceptionGround): boolean {
  if (kept.kind === 'quota') return true
  if (kept.kind === 'stage') return kept.breaks === ground.breaks
  if (kept.needBy === null || ground.needBy === null) return false
  return kept.state === 'approved' ? ground.needBy >= kept.needBy : ground.needBy === kept.needBy
}

/** Who is asked: the manager of the requester's team; null, the program, where that is nobody or the requester. */
export function approverOfException(
  kind: ExceptionKind,
  { requesterId, managerId }: { readonly requesterId: string; readonly managerId: string | null },
): string | null {
  if (kind === 'quota' || managerId === requesterId) return null
  return managerId
}

/** An exception that stands, as far as it may be in the way: its state, and who is asked. */
export type StandingException = Pick<KeptException, 'state'> & { readonly approver: string | null }

/** Those that stand in the way among what somebody was asked about. */
export function standingOf(
  asked: readonly {
    readonly decidedAt: string | null
    readonly clearedAt: string | null
    readonly approver: { readonly name: string } | null
  }[],
): StandingException[] {
  return asked
    .filter(({ clearedAt }) => clearedAt === null)
    .map(({ decidedAt, approver }) => ({
      state: decidedAt === null ? 'open' : 'refused',
      approver: approver?.name ?? null,
    }))
}

/** Why no advocate can be proposed; null where nothing stands in the way. */
export function exceptionInTheWay(kept: readonly StandingException[]): string | null {
  const refused = kept.find(({ state }) => state === 'refused')
  if (refused !== undefined) return 'The exception was refused: change the brief, or withdraw the request.'
  const open = kept.find(({ state }) => state === 'open')
  return open === undefined
    ? null
    : `It waits for ${open.approver ?? 'the program'} to approve the exception.`
}
