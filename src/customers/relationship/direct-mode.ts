import { accept, type Decision, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Day } from '../../kernel/time.ts'
import { type DirectTask, directTasks, type RelationshipRules } from './rules.ts'

/** What came of asking somebody to help with customers. */
export const persuasionOutcomes = ['agreed', 'partly', 'refused', 'no-answer'] as const
export type PersuasionOutcome = (typeof persuasionOutcomes)[number]

/** What an account gives the program to do in a quarter, each counted in rows of its own. */
export type AccountWork = {
  /** People there whose facts are kept true: those in the program, at least one. */
  readonly people: number
  /** Asks and uses of the last ninety days. */
  readonly asks: number
  /** Advocates there, each to hear from us once a quarter. */
  readonly advocates: number
}

export type TaskCost = {
  readonly task: DirectTask
  readonly count: number
  readonly hoursEach: number
  readonly hours: number
}

/** Hours are told to the quarter. */
export const toQuarter = (hours: number) => Math.round(hours * 4) / 4

const countOf = (task: DirectTask, { people, asks, advocates }: AccountWork): number => {
  switch (task) {
    case 'facts':
      return people
    case 'nominate':
      return 1
    case 'fulfil':
      return asks
    case 'touch':
      return advocates
  }
}

/**
 * What it costs the program to hold the relationship itself for a quarter, by task and in all. In: the work of each
 * account, the hours by task and how much longer it takes without an owner. Out: hours, to the quarter. The parts of
 * the accounts add up to the whole. Source: requirements CS-11, CS-17.
 */
export function estimateDirectMode(
  accounts: readonly AccountWork[],
  { taskHours, directFactor }: Pick<RelationshipRules, 'taskHours' | 'directFactor'>,
): { readonly tasks: readonly TaskCost[]; readonly hours: number } {
  const tasks = directTasks.map((task) => {
    const count = accounts.reduce((sum, account) => sum + countOf(task, account), 0)
    const hoursEach = taskHours[task] * directFactor
    return { task, count, hoursEach, hours: count * hoursEach }
  })
  return { tasks, hours: toQuarter(tasks.reduce((sum, { hours }) => sum + hours, 0)) }
}

/** Weeks of a quarter, for hours that are told by the week. */
export const weeksOfQuarter = 13

/** How far the shown cost may be from the present one before it has to be looked at again, in hours. */
const shownMayDiffer = 1

type Start = {
  readonly reason: string
  /** What was tried before, about this account or team or the team above the account's owner. */
  readonly persuasions: readonly { readonly outcome: PersuasionOutcome; readonly on: Day }[]
  /** It is in direct mode already, itself or by its team. */
  readonly isDirect: boolean
  readonly hoursShown: number
  readonly hoursNow: number
}

/**
 * Decides whether the program may hold a relationship itself. Refused while nobody was asked for help, where the last
 * who was asked agreed, where it is in direct mode already, without a reason, and where the cost shown before is not the
 * cost any more. Source: requirements CS-6 (the persuasion path comes first), CS-11.
 */
export function decideDirectMode(
  start: Start,
): Decision<object, 'nobody-asked' | 'they-agreed' | 'is-direct' | 'no-reason' | 'cost-changed'> {
  if (start.isDirect) return refuse('is-direct', 'The program holds this relationship already.')
  if (clean(start.reason) === null) return refuse('no-reason', 'Say why the program holds it itself.')
  const last = start.persuasions.reduce<Start['persuasions'][number] | null>(
    (latest, each) => (latest === null || each.on >= latest.on ? each : latest),
    null,
  )
  if (last === null) {
    return refuse(
      'nobody-asked',
      'Ask for help first, and write down who was asked, with which ally, and what came of it.',
    )
  }
  if (last.outcome === 'agreed') {
    return refuse(
      'they-agreed',
      'Whoever was asked last agreed to help. Direct mode is for where nobody does.',
    )
  }
  if (Math.abs(start.hoursShown - start.hoursNow) > shownMayDiffer) {
    return refuse(
      'cost-changed',
      `It takes ${start.hoursNow} hours a quarter by now. Look at it again first.`,
      {
        hours: start.hoursNow,
      },
    )
  }
  return accept({})
}
