import type { AskedFor, ProtectionFacts } from './facts.ts'
import type { ReasonCode } from './reason.ts'
import type { ProtectionRules } from './rules.ts'

export const ruleCodes = [
  'contact-cap',
  'account-cap',
  'live-limit',
  'own-limit',
  'own-type-limit',
  'rest-after-use',
  'own-rest',
  'declined-lately',
  'put-off',
  'blackout',
  'own-notice',
  'absence',
  'contact-left',
  'serious-case',
  'health-poor',
  'renewal-near',
  'churn-notice',
  'objection',
  'owner-yes',
  'permission',
  'willingness',
  'left-program',
] as const
export type RuleCode = (typeof ruleCodes)[number]

export const ruleGroups = ['load', 'rest', 'hold', 'word'] as const
export type RuleGroup = (typeof ruleGroups)[number]

export type RuleValueName = keyof ProtectionRules['origins']

/** One rule as the page that explains a standing has it: its words, what it depends on, and where it says nothing. */
export type RuleCard = {
  readonly code: RuleCode
  readonly group: RuleGroup
  readonly title: string
  /** The reasons this rule gives. */
  readonly reasons: readonly ReasonCode[]
  /** The thresholds it goes by. */
  readonly values: readonly RuleValueName[]
  /** Why it does not apply to this ask; null where it does. */
  readonly silent: (facts: ProtectionFacts, type: AskedFor | null) => string | null
  /** What it finds where nothing stands against the ask, nor ever did. */
  readonly none: (facts: ProtectionFacts) => string
}

type Silent = RuleCard['silent']

const forPerson: Silent = ({ person }, type) =>
  person === null || type?.isAccountLevel === true ? 'The company is asked, not a person.' : null
const forAccount: Silent = ({ account }) => (account === null ? 'They belong to no account.' : null)
const forKind: Silent = (facts, type) =>
  type === null ? 'Counts for one kind of activity only.' : forPerson(facts, type)
const always: Silent = () => null

const stoppedByRest: Silent = (facts, type) => {
  if (type === null) return forPerson(facts, type)
  if (type.isRunning === true) return 'A meeting of something that runs already is not stopped by rest.'
  const points = type.loadQuarters / 4
  return type.loadQuarters < facts.rules.restStopsLoad
    ? `An ask of ${points} ${points === 1 ? 'point' : 'points'} is small enough to go on during a rest.`
    : forPerson(facts, type)
}

const liveOnly: Silent = (facts, type) =>
  type === null
    ? forKind(facts, type)
    : type.isLive
      ? forPerson(facts, type)
      : 'This is no live conversation.'

const ownLimit: Silent = (facts, type) =>
  forPerson(facts, type) ?? (facts.person?.ownAsksAQuarter == null ? 'They set no limit of their own.' : null)

const ownTypeLimit: Silent = (facts, type) => {
  const own = facts.person?.willingness.find((said) => said.activityTypeId === type?.id)
  return forKind(facts, type) ?? (own?.ownLimit == null ? 'They set no limit for this kind.' : null)
}

const ownNotice: Silent = (facts, type) =>
  forKind(facts, type) ?? (facts.person?.ownNoticeDays ? null : 'They asked for no notice.')

const say = (text: string) => () => text

const card = (
  code: RuleCode,
  group: RuleGroup,
  title: string,
  rest: Omit<RuleCard, 'code' | 'group' | 'title' | 'reasons' | 'values'> &
    Partial<Pick<RuleCard, 'reasons' | 'values'>>,
): RuleCard => ({ code, group, title, reasons: [code as ReasonCode], values: [], ...rest })

const healthWords = {
  good: 'Health is good.',
  watch: 'Health needs watching.',
  poor: 'Health is poor.',
} as const

const load = [
  card('contact-cap', 'load', 'Load of the person', {
    values: ['contactCap', 'windowDays', 'warnAt'],
    silent: forPerson,
    none: say('Nothing was asked of them.'),
  }),
  card('account-cap', 'load', 'Load of the account', {
    values: ['accountCap', 'accountWindowDays', 'warnAt'],
    silent: forAccount,
    none: say('Nothing was asked at the account.'),
  }),
  card('live-limit', 'load', 'Live conversations', {
    values: ['liveAsks', 'windowDays'],
    silent: liveOnly,
    none: say('No live conversation is taken.'),
  }),
  card('own-limit', 'load', 'Their own limit', {
    values: ['windowDays'],
    silent: ownLimit,
    none: say('Nothing is taken.'),
  }),
  card('own-type-limit', 'load', 'Their own limit for this kind', {
    silent: ownTypeLimit,
    none: say('Nothing is taken.'),
  }),
] as const

const rest = [
  card('rest-after-use', 'rest', 'Rest after what they did', {
    values: ['restStopsLoad'],
    silent: stoppedByRest,
    none: say('Nothing they did asks for rest.'),
  }),
  card('own-rest', 'rest', 'Rest on request', {
    values: ['restStopsLoad'],
    silent: stoppedByRest,
    none: say('They did not ask to rest.'),
  }),
  card('declined-lately', 'rest', 'Rest after a no', {
    values: ['refusalRest'],
    silent: forKind,
    none: say('They declined nothing of this kind.'),
  }),
  card('put-off', 'rest', 'Put off by them', {
    silent: forKind,
    none: say('They put off nothing of this kind.'),
  }),
  card('blackout', 'rest', 'Blackouts they named', {
    silent: forPerson,
    none: say('They named none ahead.'),
  }),
  card('own-notice', 'rest', 'Notice they want', {
    silent: ownNotice,
    none: say('They asked for no notice.'),
  }),
] as const

const hold = [
  card('absence', 'hold', 'Absence', { silent: forPerson, none: say('No absence is known.') }),
  card('contact-left', 'hold', 'Still at the account', { silent: forPerson, none: say('They are there.') }),
  card('serious-case', 'hold', 'Serious cases', {
    silent: forAccount,
    none: say('No serious case is open.'),
  }),
  card('health-poor', 'hold', 'Health of the account', {
    silent: forAccount,
    none: ({ account }) =>
      account?.health == null
        ? 'Nobody recorded the health; that holds nothing.'
        : healthWords[account.health],
  }),
  card('renewal-near', 'hold', 'Renewal', {
    values: ['renewalHold'],
    silent: forAccount,
    none: ({ account, rules }) =>
      account?.renewalOn == null
        ? 'No renewal date is recorded; that holds nothing.'
        : rules.renewalHold === 0
          ? 'Renewals do not hold here.'
          : 'The renewal is not near.',
  }),
  card('churn-notice', 'hold', 'Churn notice', {
    silent: forAccount,
    none: say('The account gave no notice.'),
  }),
  card('objection', 'hold', "The relationship owner's objection", {
    silent: always,
    none: say('The relationship owner does not object.'),
  }),
  card('owner-yes', 'hold', "The relationship owner's yes", {
    reasons: [],
    values: ['renewalYes', 'renewalHold'],
    silent: forAccount,
    none: say('Telling the relationship owner is enough.'),
  }),
] as const

const word = [
  card('permission', 'word', 'Permissions of person and company', {
    reasons: ['permission-lapsed', 'permission-refused', 'permission-missing'],
    silent: always,
    none: say('Nothing this needs was refused, withdrawn or is missing.'),
  }),
  card('willingness', 'word', 'What they will do', {
    reasons: ['said-no', 'said-never'],
    silent: forKind,
    none: say('They did not say no to this kind.'),
  }),
  card('left-program', 'word', 'In the program', {
    silent: forPerson,
    none: say('They are in the program.'),
  }),
] as const

/** Every rule of protection in the order the page tells them. Each reason a standing can give belongs to one of them. */
export const ruleCards: readonly RuleCard[] = [...load, ...rest, ...hold, ...word]
