import { Type } from 'typebox'
import { type Setting, setting } from '../../kernel/setting.ts'

/** Moments at which a relationship owner knows best whom to put forward. */
export const occasions = ['won-deal-live', 'business-review', 'case-closed'] as const
export type Occasion = (typeof occasions)[number]

export const promptStates = ['waiting', 'asked', 'nominated', 'nobody', 'lapsed'] as const
export type PromptState = (typeof promptStates)[number]

/** Why nobody is put forward, so that reasons can be counted. */
export const nobodyReasons = ['no-time', 'not-pleased', 'too-early', 'nobody-fits'] as const
export type NobodyReason = (typeof nobodyReasons)[number]

export const nobodyWords: Readonly<Record<NobodyReason, string>> = {
  'no-time': 'No time for this',
  'not-pleased': 'Not pleased enough',
  'too-early': 'Too early',
  'nobody-fits': 'Nobody fits',
}

export const occasionWords: Readonly<Record<Occasion, string>> = {
  'won-deal-live': 'Won deal, live',
  'business-review': 'Business review',
  'case-closed': 'Case closed',
}

const days = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })

/** How long after go-live the owner of a won deal is asked. */
export const liveDays: Setting<number> = setting<number>({
  name: 'nominations.prompt-live-days',
  title: 'How long a won deal is live before its relationship owner is asked whom they would put forward',
  unit: 'days after go-live',
  source: 'requirements CS-2: default 90 days after go-live',
  why: 'After three months a customer knows what they got, and still remembers why they chose it',
  schema: days(0, 730),
  default: 90,
})

/** How long an account is left alone with this question after it was asked. */
export const promptRestDays: Setting<number> = setting<number>({
  name: 'nominations.prompt-rest-days',
  title: 'How long a relationship owner is not asked again whom they would put forward at one account',
  unit: 'days',
  source: 'Recruiting: at most once a quarter for one account',
  schema: days(1, 730),
  default: 90,
})

/** How long an occasion is worth asking about. */
export const promptFreshDays: Setting<number> = setting<number>({
  name: 'nominations.prompt-fresh-days',
  title:
    'How long after a business review, a closed case or the day a won deal has been live long enough one still asks',
  unit: 'days',
  source: 'Recruiting: an occasion is forgotten after a month',
  schema: days(1, 180),
  default: 30,
})

export const promptSettings: readonly Setting<unknown>[] = [liveDays, promptRestDays, promptFreshDays]

type Facts = { readonly occasion: Occasion; readonly account: string; readonly product: string | null }

/** The occasion in a sentence, as the question and the nomination name it. */
export function sayOccasion({ occasion, account, product }: Facts, live: number): string {
  if (occasion === 'won-deal-live')
    return `${account} has been live with ${product ?? 'what they bought'} for ${live} days.`
  return occasion === 'business-review'
    ? `You had a business review with ${account}.`
    : `A case of ${account} was closed.`
}

/** Why somebody is put forward, where the owner did not say more than who. */
export function whyFrom({ occasion, account, product }: Facts, live: number): string {
  if (occasion === 'won-deal-live')
    return `Live with ${product ?? 'what they bought'} for ${live} days; their relationship owner thinks of them first at ${account}.`
  return occasion === 'business-review'
    ? `The relationship owner named them after a business review with ${account}.`
    : `The relationship owner named them after a case of ${account} was closed.`
}
