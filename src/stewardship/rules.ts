import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'
import { ownerAsksAWeek } from './owner-ask.ts'

const days = Type.Integer({ minimum: 1, maximum: 365 })

/** How many facts stand on one page. Source: look 12a, "Three facts, one tap each". */
export const factsOfRound: Setting<number> = setting<number>({
  name: 'stewardship.facts-a-round',
  title: 'How many facts one page asks a relationship owner to confirm',
  unit: 'facts',
  source: 'experience: each fact one tap, three facts a page',
  why: 'Three taps are done while the mail is open; a longer list is put off',
  schema: Type.Integer({ minimum: 1, maximum: 10 }),
  default: 3,
})

/** How many of a week's asks the confirming of facts may take. */
export const roundsAWeek: Setting<number> = setting<number>({
  name: 'stewardship.rounds-a-week',
  title: 'How many such pages one relationship owner gets in a week',
  unit: 'pages a week',
  source: 'requirements CS-4: three kinds of asks share the week',
  why: 'Nominations and help with requests need their place in the same week',
  schema: Type.Integer({ minimum: 0, maximum: 10 }),
  default: 2,
})

export const remindAfter: Setting<number> = setting<number>({
  name: 'stewardship.remind-after',
  title: 'When somebody is reminded of facts to confirm',
  unit: 'working days',
  source: 'domain, Stewardship: one click per fact, batched',
  why: 'Three working days, as for a relationship owner’s other answers; there is one reminder and no second',
  schema: days,
  default: 3,
})

/** After how many working days a page without an answer goes to the program. */
export const answerWithin: Setting<number> = setting<number>({
  name: 'stewardship.answer-within',
  title: 'How long facts wait for an answer before the program looks at them',
  unit: 'working days',
  source: 'practice B5: the account team confirms within 5 days',
  why: 'Common practice: the account team confirms within five working days',
  schema: days,
  default: 5,
})

/** How long one and the same fact is not asked again where nobody could say. */
export const askAgainAfter: Setting<number> = setting<number>({
  name: 'stewardship.ask-again-after',
  title: 'How long the same fact is not asked again of somebody who did not know or did not answer',
  unit: 'days',
  source: 'practice B3: a data-quality sweep a month',
  why: 'A month: who did not know last week does not know today',
  schema: days,
  default: 30,
})

export const editReviews = ['all', 'unclear'] as const

/** Which of the changes that people name on these pages are looked at before they count. */
export const reviewEdits: Setting<(typeof editReviews)[number]> = setting<(typeof editReviews)[number]>({
  name: 'stewardship.review-edits',
  title: 'Which changes that people name are looked at before they count',
  unit: 'all, or unclear: only those that cannot be written as they were said',
  source: 'domain, Stewardship: edits proposed by owners',
  why: 'A new title or address is written at once by whoever holds the relationship; a changed story wants an editor',
  schema: Type.Union(editReviews.map((each) => Type.Literal(each))),
  default: 'unclear',
})

/** Every threshold of stewardship. */
export const stewardshipSettings = [
  ownerAsksAWeek,
  roundsAWeek,
  factsOfRound,
  remindAfter,
  answerWithin,
  askAgainAfter,
  reviewEdits,
] as const
