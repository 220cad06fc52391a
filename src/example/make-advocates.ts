import type { AdvocateRow } from '../advocates/advocate-row.ts'
import type { Stage } from '../advocates/journey.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { Dice } from './dice.ts'
import { type ExampleAccount, isWholeNeed } from './make-accounts.ts'
import type { ExampleContact } from './make-contacts.ts'
import type { Colleague } from './make-people.ts'
import { competitors } from './make-products.ts'
import { type Profile, themeOf, writeProfileOf } from './make-profiles.ts'
import type { Theme } from './story-themes.ts'
import { introductionWays } from './story-words.ts'

/** Why somebody may be asked now, or not: made so, for the list of advocates to show every state. */
export type Situation =
  | 'free'
  | 'close'
  | 'resting'
  | 'held'
  | 'lapsed'
  | 'blocked'
  | 'unasked'
  | 'away'
  | 'left'

export type ExampleAdvocate = {
  readonly contact: ExampleContact
  readonly stage: Exclude<Stage, 'customer'>
  readonly situation: Situation
  readonly theme: Theme
  /** Was an advocate before the program moved here. */
  readonly isTakenOver: boolean
  readonly joinedOn: Day
  readonly interviewedOn: Day | null
  readonly introducedBy: Colleague
  readonly row: AdvocateRow
  /** What only the interview brought; null for those who had none. */
  readonly profile: Profile | null
  readonly ratings: readonly [number, number, number, number] | null
}

/** Stage, situation and how many: 120 advocates in every state. */
const plan: readonly (readonly [ExampleAdvocate['stage'], Situation, number])[] = [
  ['active', 'free', 22],
  ['active', 'close', 9],
  ['active', 'resting', 11],
  ['active', 'held', 6],
  ['active', 'away', 2],
  ['active', 'lapsed', 2],
  ['discoverable', 'free', 12],
  ['discoverable', 'unasked', 6],
  ['discoverable', 'held', 4],
  ['discoverable', 'away', 2],
  ['discoverable', 'lapsed', 2],
  ['discoverable', 'blocked', 4],
  ['interviewed', 'free', 8],
  ['interviewed', 'blocked', 2],
  ['introduced', 'free', 9],
  ['potential', 'free', 9],
  ['retired', 'left', 6],
  ['declined', 'left', 4],
]

/** True where a fact of the account keeps everybody there from being asked. */
export function isAccountHeld({ health, renewalOn, row }: ExampleAccount, today: Day): boolean {
  const isNear = renewalOn !== null && renewalOn <= addDays(today, 30)
  return health === 'poor' || isNear || row.churnNoticeOn != null
}

/** 120 advocates, at most two of one account. */
export function makeAdvocates(
  today: Day,
  contacts: readonly ExampleContact[],
  colleagues: readonly Colleague[],
): ExampleAdvocate[] {
  const dice = new Dice('Merriden advocates')
  const fitting = contacts.filter(
    (each) => each.account.standing === 'customer' && each.mail !== null && !each.hasLeft,
  )
  const left = dice.some(fitting, fitting.length)
  const perAccount = new Map<string, number>()
  const take = (isWanted: (contact: ExampleContact) => boolean): ExampleContact => {
    const at = left.findIndex((each) => isWanted(each) && (perAccount.get(each.account.crmId) ?? 0) < 2)
    const [contact] = left.splice(at, 1)
    if (at < 0 || contact === undefined)
      throw new RangeError('the example has too few contacts for its advocates')
    perAccount.set(contact.account.crmId, (perAccount.get(contact.account.crmId) ?? 0) + 1)
    return contact
  }
  return plan
    .flatMap(([stage, situation, count]) =>
      Array.from({ length: count }, () => {
        const isHeld = situation === 'held'
        const contact = take(({ account }) => isAccountHeld(account, today) === isHeld)
        return makeAdvocate(dice, today, contact, stage, situation, colleagues)
      }),
    )
    .map((advocate, at) => ({ ...advocate, row: { ...advocate.row, row: at + 1 } }))
}

function makeAdvocate(
  dice: Dice,
  today: Day,
  contact: ExampleContact,
  stage: ExampleAdvocate['stage'],
  situation: Situation,
  colleagues: readonly Colleague[],
): ExampleAdvocate {
  const joinedOn = addDays(today, -joinedAgo(dice, stage))
  const isInterviewed = !['potential', 'introduced', 'declined'].includes(stage)
  const within = stage === 'interviewed' ? 12 : 40
  const interviewedOn = isInterviewed ? addDays(joinedOn, dice.between(5, within)) : null
  const theme = themeOf(dice, contact.account)
  const introducedBy =
    colleagues.find(({ email }) => email === contact.account.ownerMail) ?? dice.pick(colleagues)
  const profile = interviewedOn === null ? null : writeProfileOf(dice, contact, theme)
  const isTakenOver = stage === 'active' && situation !== 'lapsed' && dice.chance(0.7)
  const base = {
    contact,
    isTakenOver,
    stage,
    situation,
    theme,
    joinedOn,
    interviewedOn,
    introducedBy,
    profile,
  }
  return {
    ...base,
    row: rowOf(dice, today, base),
    ratings: isInterviewed && dice.chance(0.8) ? ratingsOf(dice) : null,
  }
}

/** How long somebody has been on the way, in days: those at its beginning not for long. */
function joinedAgo(dice: Dice, stage: ExampleAdvocate['stage']): number {
  if (stage === 'active') return dice.between(200, 760)
  if (stage === 'potential') return dice.between(1, 26)
  return stage === 'introduced' || stage === 'interviewed' ? dice.between(14, 40) : dice.between(60, 330)
}

const ratingsOf = (dice: Dice) =>
  [dice.between(2, 5), dice.between(3, 5), dice.between(2, 5), dice.between(1, 4)] as const

type Base = Omit<ExampleAdvocate, 'row' | 'ratings'>

function rowOf(dice: Dice, today: Day, base: Base): AdvocateRow {
  const { contact, stage, situation, theme, joinedOn, interviewedOn, introducedBy, profile } = base
  const knows = stage !== 'potential'
  const row: AdvocateRow = {
    row: 0,
    crmId: contact.crmId,
    // Those who were advocates before the program moved here are found from the first day; the others have their
    // interview first, and become discoverable by a step of the journey.
    stage: !base.isTakenOver && (stage === 'discoverable' || stage === 'active') ? 'interviewed' : stage,
    joinedOn,
    introducedBy: knows ? introducedBy.email : null,
    introductionHow: knows ? dice.pick(introductionWays) : null,
  }
  if (interviewedOn === null) return row
  return {
    ...row,
    ...profile?.story,
    ...permissionsOf(dice, today, situation, contact.account.crmId),
    ...limitsOf(dice, today, situation),
    interviewedOn,
    willingness: {
      ...willingnessOf(dice),
      ...seldomOf(contact),
      ...(isWholeNeed(contact.account.land, contact.account.sector) ? { 'sales-reference-call': 'yes' } : {}),
    },
    topics: [
      ...theme.topics.slice(0, dice.between(1, 3)),
      contact.account.sector.industry.toLowerCase(),
    ].join('; '),
    recommendScore: dice.weigh([
      [10, 40],
      [9, 35],
      [8, 20],
      [7, 5],
    ] as const),
  }
}

/** Kinds by their code, and how likely somebody says yes or maybe to them. */
const kinds: readonly (readonly [string, number])[] = [
  ['sales-reference-call', 0.9],
  ['written-qa', 0.85],
  ['group-reference-forum', 0.6],
  ['expansion-peer-call', 0.7],
  ['hosted-site-visit', 0.35],
  ['referral-introduction', 0.5],
  ['written-case-study', 0.6],
  ['video-story', 0.35],
  ['quote-approval', 0.8],
  ['logo-permission', 0.7],
  ['byline', 0.3],
  ['event-speech', 0.4],
  ['panel', 0.5],
  ['webinar', 0.45],
  ['podcast', 0.4],
  ['press-release-quote', 0.4],
  ['analyst-interview', 0.35],
  ['peer-review', 0.75],
  ['advisory-board', 0.45],
  ['product-research', 0.8],
  ['community-answer', 0.6],
]

function willingnessOf(dice: Dice): Record<string, string> {
  const asked = kinds.filter(() => dice.chance(0.72))
  const answers = [kinds[0] ?? ['sales-reference-call', 1], ...asked].map(([kind, share]) => {
    const no = dice.chance(0.15) ? 'never' : 'no'
    return [kind, dice.chance(Number(share)) ? (dice.chance(0.7) ? 'yes' : 'maybe') : no] as const
  })
  // Everybody who can be found does at least one thing.
  return { ...Object.fromEntries(answers), 'written-qa': 'yes' }
}

/** Kinds that few are asked for, so that a request of any kind finds somebody, and how likely they say yes to them. */
const seldom: readonly (readonly [string, number])[] = [
  ['earnings-mention', 0.4],
  ['media-interview', 0.3],
  ['analyst-survey', 0.4],
  ['award-entry', 0.3],
  ['investor-call', 0.25],
  ['executive-meeting', 0.4],
  ['board-guest', 0.3],
  ['beta', 0.35],
  ['message-test', 0.4],
  ['implementation-session', 0.35],
  ['recruiting-talk', 0.3],
  ['short-survey', 0.6],
  ['social-post', 0.4],
  ['booth-guest', 0.35],
]

/** By dice of their own: what people say to these changes nothing else about them. */
function seldomOf({ crmId }: ExampleContact): Record<string, string> {
  const dice = new Dice(`Merriden seldom ${crmId}`)
  return Object.fromEntries(seldom.flatMap(([kind, share]) => (dice.chance(share) ? [[kind, 'yes']] : [])))
}

function permissionsOf(
  dice: Dice,
  today: Day,
  situation: Situation,
  accountCrmId: string,
): Partial<AdvocateRow> {
  const given = (share: number) => (dice.chance(share) ? 'given' : 'refused')
  const permissions = {
    name: situation === 'blocked' ? 'refused' : 'given',
    quote: 'given',
    recording: given(0.5),
    press: given(0.45),
    analysts: given(0.6),
  }
  const account = {
    name: 'given',
    logo: given(0.75),
    ...(dice.chance(0.5) ? { press: given(0.6) } : {}),
    ...(dice.chance(0.3) ? { investors: given(0.4) } : {}),
    ...(new Dice(`Merriden analysts ${accountCrmId}`).chance(0.6) ? { analysts: 'given' } : {}),
  }
  const until =
    situation === 'lapsed' ? -dice.between(3, 70) : dice.chance(0.45) ? dice.between(40, 700) : null
  return {
    permissions,
    permissionsUntil: until === null ? null : addDays(today, until),
    companyPermissions: account,
    companyPermissionsUntil: dice.chance(0.4) ? addDays(today, dice.between(60, 900)) : null,
  }
}

function limitsOf(dice: Dice, today: Day, situation: Situation): Partial<AdvocateRow> {
  const ahead = dice.chance(0.14) ? dice.between(10, 120) : null
  const from = situation === 'away' ? -dice.between(2, 10) : ahead
  return {
    // Whoever is to stand close to the cap of the program has no lower one of their own.
    ownAsksAQuarter: situation !== 'close' && dice.chance(0.6) ? dice.between(2, 5) : null,
    ownNoticeDays: dice.chance(0.75) ? dice.pick([3, 5, 5, 10, 15]) : null,
    blackoutFrom: from === null ? null : addDays(today, from),
    blackoutUntil: from === null ? null : addDays(today, from + dice.between(14, 45)),
    neverWith: dice.chance(0.18) ? dice.pick(competitors.slice(0, 5)) : null,
  }
}
