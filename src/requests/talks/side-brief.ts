import type { PermissionUse } from '../../activities/activity-type.ts'
import type { StandingState } from '../../activities/standing-state.ts'
import { type ProfileSection, sectionTitles } from '../../advocates/profile.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { type Money, minorDigits } from '../../kernel/money.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { type AskFacts, zoneOf } from '../asks/ask-facts.ts'
import { addresseeOf, askedOf } from '../asks/ask-letter.ts'
import { type FieldReaders, ownFactsOf } from '../asks/kind-facts.ts'
import { tellMinutes } from '../asks/letter.texts.ts'
import type { PageLanguage } from '../asks/page-language.ts'
import { tellDay, tellLanguage, tellMoment, tellZone } from '../asks/page-time.ts'
import { prospectName, prospectZone } from './other-side.ts'
import type { BriefSide, getSideBrief } from './side-brief.contract.ts'
import { type SideBriefTexts, sideBriefTexts } from './side-brief.texts.ts'

export type SideBrief = ResponseOf<typeof getSideBrief>
type Section = SideBrief['sections'][number]
type Fact = readonly [label: string, text: string | null]

/** What prepares a talk besides the ask itself. Private ratings and contact details are no part of it. */
export type BriefFacts = {
  readonly purpose: string
  readonly context: string
  readonly words: string
  readonly opportunity: {
    readonly name: string
    readonly stage: string | null
    readonly amount: Money | null
    readonly closesOn: Day | null
  } | null
  readonly sections: readonly { readonly section: ProfileSection; readonly body: string }[]
  readonly results: readonly { readonly text: string; readonly isQuotable: boolean }[]
  readonly topics: readonly string[]
  readonly neverKinds: readonly string[]
  readonly neverWith: readonly string[]
  readonly notAllowed: readonly PermissionUse[]
  readonly published: readonly { readonly title: string; readonly link: string }[]
  readonly lastUses: readonly { readonly on: Day; readonly activity: string; readonly with: string | null }[]
  readonly standing: { readonly state: StandingState; readonly freeFrom: Day | null } | null
}

const storySections: readonly ProfileSection[] = [
  'situation',
  'choice',
  'deployment',
  'outcome',
  'honest-view',
  'advice',
]

const useWords: Readonly<Record<PermissionUse, string>> = {
  name: 'naming them',
  logo: 'their logo',
  quote: 'quoting them',
  recording: 'recording',
  press: 'press',
  analysts: 'analysts',
  investors: 'investors',
}

const standingWords: Readonly<Record<StandingState, string>> = {
  free: 'free',
  'close-to-limit': 'close to their limit',
  resting: 'resting',
  held: 'held',
  blocked: 'not permitted',
  never: 'never',
}

/**
 * The page that prepares one side of a talk. In: the ask, what is known besides, whose page, the language, and for
 * the requester's own zone the ask's requester. Out: sections in the order one reads them; empty ones are left out.
 * The customer and the prospect read nothing of the opportunity, and only what is published or may be quoted of the
 * customer's story. Source: domain.md "Who sees what".
 */
export function composeBrief(
  ask: AskFacts,
  more: BriefFacts,
  side: BriefSide,
  language: PageLanguage,
): SideBrief {
  const texts = sideBriefTexts(language)
  const { activity } = askedOf(ask, language)
  const zone = zoneFor(ask, side)
  const agreed = ask.meeting?.state === 'planned' || ask.meeting?.state === 'held' ? ask.meeting : null
  const given = { ask, more, texts, language, zone, agreed }
  const whom = side === 'advocate' ? prospectName(ask, language) : addresseeOf(ask)
  const sections =
    side === 'advocate' ? forAdvocate(given) : side === 'prospect' ? forProspect(given) : forRequester(given)
  return {
    side,
    language,
    title: texts.title(activity, whom),
    when: agreed === null ? dayOfKind(ask, language) : tellWhen(agreed, zone, language),
    sections: sections.filter(({ facts, lines }) => facts.length > 0 || lines.length > 0),
  }
}

type Given = {
  readonly ask: AskFacts
  readonly more: BriefFacts
  readonly texts: SideBriefTexts
  readonly language: PageLanguage
  readonly zone: string
  readonly agreed: AskFacts['meeting']
}

function zoneFor(ask: AskFacts, side: BriefSide): string {
  if (side === 'advocate') return zoneOf(ask)
  return side === 'prospect' ? prospectZone(ask) : (ask.requester.timeZone ?? ask.workspace.timeZone)
}

const tellWhen = (agreed: { startsAt: Instant; minutes: number }, zone: string, language: PageLanguage) =>
  `${tellMoment(agreed.startsAt, zone, language)} (${tellZone(zone, language)}), ${tellMinutes(agreed.minutes, language)}`

/** The day on which it takes place, or by which it is wanted; null for a talk at an agreed time. */
function dayOfKind({ activity, request }: AskFacts, language: PageLanguage): string | null {
  if (activity.timing === 'slot' || request.needBy === null) return null
  const day = tellDay(request.needBy, language)
  if (activity.timing === 'fixed-day') return day
  return language === 'de' ? `bis ${day}` : `by ${day}`
}

function section(head: string, facts: readonly Fact[], lines: readonly (string | null)[] = []): Section {
  return {
    head,
    facts: facts.flatMap(([label, text]) => (text === null || text.trim() === '' ? [] : [{ label, text }])),
    lines: lines.flatMap((line) => (line === null || line.trim() === '' ? [] : [line])),
  }
}

function whenAndWhere({ agreed, texts, language, zone, ask }: Given, theirZone: string | null): Section {
  const { labels, heads } = texts
  if (agreed === null) {
    const day = dayOfKind(ask, language)
    if (day === null) return section(heads.when, [], [texts.noTime])
    return section(heads.when, [
      [labels.when, day],
      [labels.where, ask.request.place],
    ])
  }
  const there = theirZone === null ? null : tellMoment(agreed.startsAt, theirZone, language)
  const own = tellMoment(agreed.startsAt, zone, language)
  return section(heads.when, [
    [labels.when, `${own} (${tellZone(zone, language)})`],
    [
      labels.there,
      there === null || there === own ? null : `${there} (${tellZone(theirZone ?? zone, language)})`,
    ],
    [labels.long, tellMinutes(agreed.minutes, language)],
    [labels.where, agreed.place ?? ask.request.place],
  ])
}

function goodToKnow({ ask, texts, language }: Given, free: string): Section {
  const { labels, heads } = texts
  const { isPrivate, isTalk } = askedOf(ask, language)
  const spoken = ask.request.language === null ? null : tellLanguage(ask.request.language, language)
  return section(heads.good, [
    [labels.private, isPrivate && isTalk ? texts.notRecorded : null],
    [labels.language, spoken],
    [labels.fromUs, ask.meeting?.fromUs ?? null],
    [labels.free, free],
  ])
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim())

/** The fields of the kind, as filled in. */
function ownFields({ ask, language }: Given, readers: FieldReaders): Fact[] {
  return ownFactsOf(ask, language, readers).map(({ label, text }): Fact => [label, text])
}

function forAdvocate(given: Given): Section[] {
  const { ask, more, texts, language } = given
  const { labels, heads } = texts
  const asked = askedOf(ask, language)
  const questions = ask.prospectSide?.questions ?? ''
  return [
    whenAndWhere(given, null),
    section(heads.whom, [
      [labels.name, ask.request.speaksWith],
      [labels.account, ask.prospect],
      [labels.what, asked.activity],
    ]),
    section(heads.why, [], [ask.whyYou]),
    section(heads.about, ownFields(given, 'customer')),
    section(
      heads.questions,
      [],
      questions === '' ? [asked.isTalk ? texts.noQuestions : null] : linesOf(questions),
    ),
    section(heads.topics, [], more.topics.length === 0 ? [] : [more.topics.join(', ')]),
    goodToKnow(given, texts.freeToAdvocate),
  ]
}

function forProspect(given: Given): Section[] {
  const { ask, more, texts } = given
  const { labels, heads } = texts
  const questions = ask.prospectSide?.questions ?? ''
  const quotable = more.results.filter(({ isQuotable }) => isQuotable).map(({ text }) => text)
  return [
    whenAndWhere(given, null),
    section(heads.whom, [
      [
        labels.name,
        [addresseeOf(ask), ask.contact?.title].filter((part) => part != null && part !== '').join(', '),
      ],
      [labels.account, ask.account.name],
    ]),
    section(heads.story, [], [...quotable, ...more.published.map(({ title, link }) => `${title}: ${link}`)]),
    section(heads.own, [], questions === '' ? [texts.ownQuestions] : linesOf(questions)),
    goodToKnow(given, texts.freeToProspect),
  ]
}

function forRequester(given: Given): Section[] {
  const { ask, more, texts } = given
  const { labels, heads } = texts
  const questions = ask.prospectSide?.questions ?? ''
  const story = storySections.flatMap((each) => more.sections.filter(({ section: at }) => at === each))
  return [
    whenAndWhere(given, zoneOf(ask)),
    section(heads.opportunity, opportunityFacts(given)),
    section(heads.about, ownFields(given, 'ours')),
    section(
      heads.customer,
      [
        [
          labels.name,
          [ask.contact?.name, ask.contact?.title].filter((part) => part != null && part !== '').join(', '),
        ],
        [labels.account, ask.account.name],
        [labels.why, ask.whyYou],
        [labels.topics, more.topics.join(', ')],
        ...story.map(({ section: at, body }): Fact => [sectionTitles[at], body]),
      ],
      [
        ...more.results.map(({ text }) => text),
        ...more.published.map(({ title, link }) => `${title}: ${link}`),
      ],
    ),
    section(heads.not, [
      [labels.notAllowed, more.notAllowed.map((use) => useWords[use]).join(', ')],
      [labels.neverKinds, more.neverKinds.join(', ')],
      [labels.neverWith, more.neverWith.join(', ')],
    ]),
    section(heads.questions, [], questions === '' ? [texts.noQuestions] : linesOf(questions)),
    section(heads.last, [], more.lastUses.map(tellUse)),
    section(heads.standing, [[labels.standing, tellStanding(more.standing)]]),
    section(heads.good, [[labels.fromUs, ask.meeting?.fromUs ?? null]]),
  ]
}

function opportunityFacts({ ask, more, texts }: Given): Fact[] {
  const { labels } = texts
  const { opportunity } = more
  return [
    [labels.opportunity, opportunity?.name ?? null],
    [labels.stage, opportunity?.stage ?? null],
    [labels.amount, opportunity?.amount == null ? null : tellMoney(opportunity.amount)],
    [labels.closes, opportunity?.closesOn == null ? null : tellDay(opportunity.closesOn, 'en')],
    [labels.account, ask.prospect],
    [labels.talksWith, ask.request.speaksWith],
    [labels.audience, texts.audiences[ask.request.audience]],
    [labels.purpose, more.purpose],
    [labels.context, more.context],
    [labels.need, more.words],
  ]
}

function tellMoney({ minor, currency }: Money): string {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    minor / 10 ** digits,
  )
}

function tellUse(use: BriefFacts['lastUses'][number]): string {
  return `${tellDay(use.on, 'en')}: ${use.activity}${use.with === null ? '' : ` with ${use.with}`}`
}

function tellStanding(standing: BriefFacts['standing']): string | null {
  if (standing === null) return null
  const { state, freeFrom } = standing
  const until =
    state === 'free' || state === 'close-to-limit' || freeFrom === null
      ? ''
      : `, free from ${tellDay(freeFrom, 'en')}`
  return `${standingWords[state]}${until}`
}
