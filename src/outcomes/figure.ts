/** Everything the results tell, one word each: what opens to its rows, and to its rule. */
export const opportunityFigures = ['influenced-won', 'influenced-open', 'closed', 'stage'] as const
export const useFigures = ['activity', 'not-counted'] as const
export const requestFigures = ['first-answer', 'time-to-fulfil', 'fulfilment', 'on-time', 'unfilled'] as const
const personFigures = ['used-and-given'] as const

export type OpportunityFigure = (typeof opportunityFigures)[number]
export type UseFigure = (typeof useFigures)[number]
export type RequestFigure = (typeof requestFigures)[number]

export const figures = [...opportunityFigures, ...useFigures, ...requestFigures, ...personFigures] as const
export type Figure = (typeof figures)[number]

/** What stands beside every figure of influence, everywhere (practice B6, pitfall 10). */
export const influenceLabel = 'Influenced is not caused.'

type FigureWords = {
  readonly title: string
  /** How it is worked out, for somebody who never saw it before. */
  readonly rule: string
}

const qualifying =
  'A use counts for a deal when a customer did what they were asked for, or opened content was sent, after the day the deal was created and on or before the day it closed. Where the creation date is not known, it does not count and is listed apart.'

/** Titles and rules of the figures. Source: practice B6, domain.md "Influence" and "Requests and clocks". */
export const figureWords: Readonly<Record<Figure, FigureWords>> = {
  'influenced-won': {
    title: 'Influenced won revenue',
    rule: `Deals won in these days with at least one use that counts, each deal once. ${qualifying} Amounts are summed in the workspace’s currency; others stand apart, since there is no dated rate to turn them by. ${influenceLabel}`,
  },
  'influenced-open': {
    title: 'Influenced open pipeline',
    rule: `Deals that are open today with at least one use that counts, each deal once, whatever days are chosen above. ${qualifying} ${influenceLabel}`,
  },
  closed: {
    title: 'Closed deals with a customer’s voice',
    rule: `Deals won or lost in these days, with and without a use that counts. ${qualifying} Deals with a use whose creation date is not known stand in neither group when won shares are compared. Uses that nobody logged make the difference look smaller; deals that were going well anyway make it look larger. It is not a matched comparison.`,
  },
  stage: {
    title: 'By stage of use',
    rule: 'Deals closed in these days with a use that counts, by the stage they were in on the day of the first such use; else the stage their request named.',
  },
  activity: {
    title: 'Activities done',
    rule: 'What customers did in these days, each done ask once. This is activity only: it says how much was done, not what came of it.',
  },
  'not-counted': {
    title: 'Uses that do not count',
    rule: `Uses in these days that are linked to a deal and do not count for it, each with the reason. ${qualifying}`,
  },
  'first-answer': {
    title: 'First answer',
    rule: 'Requests first answered in these days: the working hours from submission until the program took them up, asked back or proposed somebody. Weekends and holidays count nothing.',
  },
  'time-to-fulfil': {
    title: 'Time to fulfilment',
    rule: 'Requests fulfilled in these days: the working hours from submission until the wanted talks had taken place, and for whom they waited meanwhile. Each hour counts for one side: the requester while a question to them is open, then whoever’s approval is open, then the customer until they answered, then the time until the agreed day; the rest is the program’s.',
  },
  fulfilment: {
    title: 'Got what they needed',
    rule: 'Requests closed in these days: fulfilled ones of all that were not withdrawn. A request that got less than it wanted does not count as fulfilled.',
  },
  'on-time': {
    title: 'On time',
    rule: 'Requests fulfilled in these days that named a day: those fulfilled by that day.',
  },
  unfilled: {
    title: 'Unfilled value',
    rule: 'Deals whose request was closed in these days with nothing found, each deal once under the cause of its latest such request. It says what was at stake, not what was lost.',
  },
  'used-and-given': {
    title: 'Used and given',
    rule: 'For each seller: uses in these days on deals of theirs, beside the customers they put forward who were taken into the program in these days.',
  },
}

/** Who had the word while a request waited. */
export const waitParties = ['program', 'approver', 'advocate', 'requester', 'agreed-day'] as const
export type WaitParty = (typeof waitParties)[number]
