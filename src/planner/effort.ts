/**
 * What the program does before anybody asks for it: it finds, gets to know and cares for customers, and plans ahead.
 * Acts on a request that arose from the calendar count here as well. Source: ROLE-4.
 */
export const actsAhead: readonly string[] = [
  'advocate.moved',
  'advocate.profile-changed',
  'calendar.entry-changed',
  'calendar.entry-planned',
  'calendar.need-planned',
  'calendar.need-requested',
  'give.logged',
  'interview.booked',
  'interview.finished',
  'nomination.decided',
  'touch.logged',
  'touch.planned',
  'value-touch.given',
]

/** What it does because somebody asked. */
export const actsAnswering: readonly string[] = [
  'request.advocate-proposed',
  'request.approval-decided',
  'request.ask-done',
  'request.ask-sent',
  'request.closed',
  'request.meeting-agreed',
  'request.message-written',
  'request.question-asked',
  'request.taken',
  'request.words-written',
]

/** Fewer acts than this say nothing of how a program works. */
export const fewestActs = 20

/** Acts of one kind; `isPlanned` where they were on a request that arose from the calendar. */
export type ActCount = { readonly name: string; readonly isPlanned: boolean; readonly count: number }

/** How the program's acts divide; `percentAhead` is null where there are too few to say. */
export type Effort = {
  readonly ahead: number
  readonly answering: number
  readonly percentAhead: number | null
}

/** The share of acts that went ahead of requests. In: acts by kind; those of no kind above are left out. */
export function shareEffort(acts: readonly ActCount[]): Effort {
  const sum = (isWanted: (act: ActCount) => boolean) =>
    acts.filter(isWanted).reduce((all, { count }) => all + count, 0)
  const ahead = sum((act) => isAhead(act))
  const answering = sum((act) => !isAhead(act) && actsAnswering.includes(act.name))
  const all = ahead + answering
  return { ahead, answering, percentAhead: all < fewestActs ? null : Math.round((100 * ahead) / all) }
}

/** True for an act that nobody's request was the reason of. */
export function isAhead({ name, isPlanned }: Pick<ActCount, 'name' | 'isPlanned'>): boolean {
  return actsAhead.includes(name) || (isPlanned && actsAnswering.includes(name))
}
