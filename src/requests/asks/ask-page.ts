import type { PermissionUse } from '../../activities/activity-type.ts'
import type { ProfileSection, WillingnessAnswer } from '../../advocates/profile.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { otherSideAsWritten, prospectName } from '../talks/other-side.ts'
import { type AskFacts, zoneOf } from './ask-facts.ts'
import { addresseeOf, askedOf } from './ask-letter.ts'
import type { openAskPage } from './ask-page.contract.ts'
import { type AskPageTexts, askPageTexts } from './ask-page.texts.ts'
import { type Fact, ownFactsOf, whenAndWhereOf } from './kind-facts.ts'
import type { PageLanguage } from './page-language.ts'
import { tellLanguage } from './page-time.ts'

type AskPage = ResponseOf<typeof openAskPage>
type AskShown = NonNullable<AskPage['ask']>

/** One thing a customer did for us, or we for them. */
export type Deed = {
  readonly on: Day
  readonly isGive: boolean
  readonly title: string
  readonly germanName: string | null
  readonly prospect: string | null
  /** won or lost, where the opportunity they spoke for has closed. */
  readonly outcome: string | null
  readonly quote: { readonly text: string; readonly by: string } | null
}

/** What is kept about a customer, private ratings apart: those no customer ever sees. */
export type Held = {
  readonly name: string
  readonly title: string | null
  readonly account: string | null
  readonly mails: readonly string[]
  readonly phone: string | null
  readonly languages: readonly string[]
  readonly timeZone: string | null
  readonly topics: readonly string[]
  readonly willing: readonly {
    readonly name: string
    readonly germanName: string | null
    readonly answer: WillingnessAnswer
  }[]
  readonly permits: readonly PermissionUse[]
  readonly results: readonly string[]
  readonly sections: readonly { readonly section: ProfileSection; readonly body: string }[]
}

/** How the page of an ask stands for whoever opens it. */
export function linkStateOf(ask: AskFacts): AskPage['link'] {
  switch (ask.state) {
    case 'proposed':
    case 'awaiting-approval':
    case 'asked':
      return 'open'
    case 'withdrawn':
    case 'refused':
      return 'withdrawn'
    case 'expired':
      return 'expired'
    case 'accepted':
    case 'scheduled':
    case 'done':
    case 'debriefed':
    case 'declined':
    case 'deferred':
    case 'missed':
      return 'answered'
  }
}

/** How a page greets: by the first name in English, by the full name in German, where a first name is too near. */
function greetingName(name: string, language: PageLanguage): string {
  if (language === 'de') return name
  const words = name.split(/\s+/).filter((word) => !word.endsWith('.'))
  return words.length > 1 ? (words[0] ?? name) : name
}

/** What is asked, in the reader's language. Times that lie behind `now` are left out. */
export function composeAsk(ask: AskFacts, language: PageLanguage, now: string): AskShown {
  const texts = askPageTexts(language)
  const asked = askedOf(ask, language)
  const { meeting, proposer, request, activity } = ask
  const times = ask.offered.filter((each) => each > now)
  const name = greetingName(addresseeOf(ask), language)
  return {
    name: addresseeOf(ask),
    title: isAgreed(ask) ? texts.agreedTitle(asked) : texts.title({ ...asked, name }),
    askedBy: texts.askedBy({ ...asked, name: proposer.name, post: proposer.title }),
    facts: factsOf(ask, times, texts, language),
    minutes: request.minutes,
    timing: activity.timing,
    day: request.needBy,
    timeZone: meeting?.timeZone ?? ask.contact?.timeZone ?? null,
    times,
    answerBy: ask.answerBy,
    answered: answeredOf(ask, texts, language, now),
    meeting:
      meeting?.state === 'planned'
        ? { startsAt: meeting.startsAt, minutes: meeting.minutes, place: meeting.place }
        : null,
  }
}

const isAgreed = ({ state }: AskFacts) =>
  state === 'accepted' || state === 'scheduled' || state === 'done' || state === 'debriefed'

function factsOf(
  ask: AskFacts,
  times: readonly Instant[],
  texts: AskPageTexts,
  language: PageLanguage,
): Fact[] {
  const { request } = ask
  const asked = askedOf(ask, language)
  const spoken = request.language === null ? null : tellLanguage(request.language, language)
  const isPrivate = asked.isTalk && asked.isPrivate
  const all = [
    { label: texts.labels.why, text: ask.whyYou },
    { label: texts.labels.with, text: otherSideAsWritten(ask) },
    ...ownFactsOf(ask, language),
    ...whenAndWhereOf(ask, times, language),
    { label: texts.labels.long, text: texts.lasts(request.minutes, spoken) },
    { label: texts.labels.private, text: isPrivate ? texts.notQuoted : '' },
  ]
  return all.filter(({ text }) => text !== '')
}

function answeredOf(
  ask: AskFacts,
  texts: AskPageTexts,
  language: PageLanguage,
  now: Instant,
): AskShown['answered'] {
  const says = saysOf(ask, texts, language, now)
  if (says === null || ask.answeredAt === null) return null
  return { answer: ask.state, says, at: ask.answeredAt }
}

function saysOf(
  ask: AskFacts,
  { answered }: AskPageTexts,
  language: PageLanguage,
  now: Instant,
): string | null {
  switch (ask.state) {
    case 'scheduled':
      if (ask.meeting?.state === 'planned') return answered.agreed(ask.meeting.startsAt, zoneOf(ask))
      return answered.yes(ask.proposer.name)
    case 'accepted':
      return saysOfYes(ask, answered, language, now)
    case 'deferred':
      return answered.notNow(ask.deferredUntil)
    case 'declined':
      if (ask.neverAgain) return answered.never
      return ask.colleague === null ? answered.no : answered.colleague(ask.colleague)
    case 'done':
    case 'debriefed':
      return answered.done(ask.doneOn)
    case 'missed':
      return answered.missed
    case 'proposed':
    case 'awaiting-approval':
    case 'asked':
    case 'refused':
    case 'expired':
    case 'withdrawn':
      return null
  }
}

/** After a yes without an agreed time: whose word it is now. */
function saysOfYes(
  ask: AskFacts,
  answered: AskPageTexts['answered'],
  language: PageLanguage,
  now: Instant,
): string {
  const { proposer, prospectSide, suggested, counterTimes, activity, request } = ask
  const other = prospectName(ask, language)
  const isWanted = prospectSide !== null && prospectSide.endedAt === null
  if (isWanted && counterTimes.some((each) => each > now)) return answered.named(other)
  if (isWanted && prospectSide.offeredAt !== null && suggested.some((each) => each > now))
    return answered.offered(other)
  if (suggested.length > 0) return answered.otherTimes(proposer.name)
  const isSet = activity.timing === 'fixed-day' && request.needBy !== null
  return isSet ? answered.yesFor(proposer.name, request.needBy) : answered.yes(proposer.name)
}

/** What the customer did and got, and what came of the last time. */
export function composeDeeds(
  deeds: readonly Deed[],
  language: PageLanguage,
): Pick<AskPage, 'last' | 'history'> {
  const texts = askPageTexts(language)
  const nameOf = (deed: Deed) => (language === 'de' ? deed.germanName : null) ?? deed.title
  const lastUse = deeds.find((deed) => !deed.isGive)
  const told = lastUse === undefined ? null : texts.outcome(lastUse.outcome, lastUse.prospect)
  return {
    last:
      lastUse === undefined
        ? null
        : {
            says: [
              texts.last({ on: lastUse.on, activity: nameOf(lastUse), with: lastUse.prospect }),
              ...(told === null ? [] : [told]),
            ].join(' '),
            quote: lastUse.quote,
          },
    history: deeds.map((deed) => ({
      on: deed.on,
      says: deed.isGive
        ? texts.gave(deed.title)
        : texts.last({ on: null, activity: nameOf(deed), with: deed.prospect }),
      outcome: texts.outcome(deed.outcome, deed.prospect),
    })),
  }
}

/** Everything kept about a customer, with addresses half covered: the page may have been passed on. */
export function composeHeld(held: Held, language: PageLanguage): AskPage['held'] {
  const texts = askPageTexts(language)
  const willing = held.willing.map(
    ({ name, germanName, answer }) =>
      `${(language === 'de' ? germanName : null) ?? name}: ${texts.answers[answer]}`,
  )
  const all = [
    [texts.held.name, held.name],
    [texts.held.title, held.title],
    [texts.held.account, held.account],
    [texts.held.mails, held.mails.map(coverMail).join(', ')],
    [texts.held.phone, held.phone === null ? null : coverPhone(held.phone)],
    [texts.held.languages, held.languages.map((code) => tellLanguage(code, language)).join(', ')],
    [texts.held.zone, held.timeZone],
    [texts.held.topics, held.topics.join(', ')],
    [texts.held.willing, willing.join(', ')],
    [texts.held.permits, held.permits.map((use) => texts.uses[use]).join(', ')],
    [texts.held.results, held.results.join('; ')],
    ...held.sections.map(({ section, body }) => [texts.sections[section], body] as const),
  ] as const
  return all.flatMap(([label, text]) => (text === null || text === '' ? [] : [{ label, text }]))
}

/** `m…@nordkai.example`: enough to know one's own address by. */
function coverMail(mail: string): string {
  const [name = '', domain = ''] = mail.split('@')
  return `${name.slice(0, 1)}…@${domain}`
}

/** The last two digits of a number. */
function coverPhone(phone: string): string {
  return `… ${phone.replace(/\D/g, '').slice(-2)}`
}
