import { Type } from 'typebox'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import { setting } from '../../kernel/setting.ts'

/** How help that an advocate asked for stands (CS-16). */
export const helpStates = ['asked', 'escalated', 'connected', 'roadmap', 'done', 'cannot'] as const
export type HelpState = (typeof helpStates)[number]

/** Where the wish was heard: by a colleague, in the interview, from the advocate themselves. */
export const helpSources = ['person', 'interview', 'advocate'] as const
export type HelpSource = (typeof helpSources)[number]

/** How soon somebody who asked for help should hear what becomes of it. */
export const helpDays = setting<number>({
  name: 'care.help-days',
  title: 'Word on help that was asked for, within',
  unit: 'working days from the day they asked',
  source: 'practice B1: report back in two days on what is small; ten leave room for an escalation',
  why: 'Whoever asks for help and hears nothing stops answering; ten working days leave room for an escalation',
  schema: Type.Integer({ minimum: 1, maximum: 120 }),
  default: 10,
})

// A wish may be taken up in several ways one after the other; what is done, or cannot be done, is taken up again only
// where it turns out otherwise.
const after: Readonly<Record<HelpState, readonly HelpState[]>> = {
  asked: ['escalated', 'connected', 'roadmap', 'done', 'cannot'],
  escalated: ['connected', 'roadmap', 'done', 'cannot'],
  connected: ['escalated', 'roadmap', 'done', 'cannot'],
  roadmap: ['escalated', 'connected', 'done', 'cannot'],
  done: ['escalated', 'connected', 'roadmap'],
  cannot: ['escalated', 'connected', 'roadmap', 'done'],
}

/** Where help may go from a state. */
export function statesAfter(state: HelpState): readonly HelpState[] {
  return after[state]
}

/**
 * Moves help on. What was done, and why it cannot be, is said in the outcome: the advocate is told in those words.
 * Refuses a step that the state does not allow, and an end without its outcome.
 */
export function decideHelpStep(
  state: HelpState,
  to: HelpState,
  outcome: string | null,
): Decision<object, 'not-from-this-state' | 'outcome-missing'> {
  if (!after[state].includes(to)) {
    return refuse('not-from-this-state', `This help ${helpWords[state]} already.`, { state })
  }
  if ((to === 'done' || to === 'cannot') && outcome === null)
    return refuse('outcome-missing', to === 'done' ? 'Say what was done.' : 'Say why it cannot be.')
  return accept({})
}

/** Each state as a sentence goes on: “This help was escalated”. */
const helpWords: Readonly<Record<HelpState, string>> = {
  asked: 'was asked for',
  escalated: 'was escalated',
  connected: 'was given by connecting them',
  roadmap: 'is on the roadmap',
  done: 'is done',
  cannot: 'cannot be given',
}

/** True where there is something to tell: an escalation alone is no answer yet. */
export function hasAnswer(state: HelpState): boolean {
  return state !== 'asked' && state !== 'escalated'
}

/** What the ledger calls it when they are told: a give, but for a no, which is a touch. */
export function ledgerKindOf(state: HelpState): 'give' | 'touch' {
  return state === 'cannot' || !hasAnswer(state) ? 'touch' : 'give'
}

/** The title of its row in the ledger; never the wish itself, which is theirs. */
export const ledgerTitles: Readonly<Record<HelpState, string>> = {
  asked: 'Told how their wish stands',
  escalated: 'Told how their wish stands',
  connected: 'Help: connected with somebody',
  roadmap: 'Help: their wish is on the roadmap',
  done: 'Help: done as they asked',
  cannot: 'Told that we cannot help',
}
