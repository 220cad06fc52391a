import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { type AskFacts, zoneOf } from '../asks/ask-facts.ts'
import { addresseeOf, askedOf } from '../asks/ask-letter.ts'
import { tellMinutes } from '../asks/letter.texts.ts'
import type { PageLanguage } from '../asks/page-language.ts'
import { tellLanguage, tellMoment, tellZone } from '../asks/page-time.ts'
import { agreedTime } from './decide-time.ts'
import { isNamed, prospectName, prospectZone } from './other-side.ts'
import type { openSlotPage, talkStates } from './slot.contract.ts'
import { type SlotTexts, slotTexts } from './slot.texts.ts'

type SlotPage = ResponseOf<typeof openSlotPage>
type TalkShown = NonNullable<SlotPage['talk']>
type TalkState = (typeof talkStates)[number]

/** How the prospect's page stands: a talk that was called off or taken back opens nothing any more. */
export function slotLinkState(ask: AskFacts): SlotPage['link'] {
  switch (ask.state) {
    case 'accepted':
    case 'scheduled':
      return ask.isCleared ? 'open' : 'withdrawn'
    case 'done':
    case 'debriefed':
      return 'answered'
    case 'proposed':
    case 'awaiting-approval':
    case 'asked':
    case 'refused':
    case 'declined':
    case 'deferred':
    case 'expired':
    case 'withdrawn':
    case 'missed':
      return 'withdrawn'
  }
}

/** Where a talk stands for whoever is to be convinced: whose word it is, or that nothing is left to say. */
function talkStateOf(ask: AskFacts, now: Instant): TalkState {
  if (ask.state === 'done' || ask.state === 'debriefed') return 'over'
  if (ask.prospectSide?.endedAt != null) return 'ended'
  if (agreedTime(ask) !== null) return 'agreed'
  return ask.counterTimes.some((each) => each > now) ? 'waiting' : 'choosing'
}

/**
 * The prospect's page about one talk. In: the ask, the times of the customer that are still free, the language, now.
 * No address and no number of anybody is on it.
 */
export function composeTalk(
  ask: AskFacts,
  free: readonly Instant[],
  language: PageLanguage,
  now: Instant,
): Omit<TalkShown, 'brief'> {
  const texts = slotTexts(language)
  const state = talkStateOf(ask, now)
  const name = addresseeOf(ask)
  const slots = free.filter((each) => each > now && each !== agreedTime(ask))
  const { meeting, prospectSide } = ask
  const isSettled = state === 'agreed' || state === 'over' || state === 'ended'
  return {
    state,
    title: isSettled ? texts.agreedTitle(name) : texts.title({ greeting: greetingOf(ask, language), name }),
    says: saysOf(ask, state, { texts, language, hasTimes: slots.length > 0 }),
    name,
    minutes: meeting?.minutes ?? ask.request.minutes,
    timeZone: prospectSide?.timeZone ?? null,
    theirZone: zoneOf(ask),
    slots,
    own: ask.counterTimes.filter((each) => each > now),
    meeting:
      meeting?.state === 'planned'
        ? { startsAt: meeting.startsAt, minutes: meeting.minutes, place: meeting.place }
        : null,
    questions: prospectSide?.questions ?? '',
    facts: factsOf(ask, texts, language),
  }
}

function saysOf(
  ask: AskFacts,
  state: TalkState,
  { texts, language, hasTimes }: { texts: SlotTexts; language: PageLanguage; hasTimes: boolean },
): string {
  const name = addresseeOf(ask)
  switch (state) {
    case 'choosing':
      return texts.offers({ post: ask.contact?.title ?? null, account: ask.account.name, hasTimes })
    case 'waiting':
      return texts.waiting(name)
    case 'agreed': {
      const zone = prospectZone(ask)
      return texts.agreed(tellMoment(ask.meeting?.startsAt ?? '', zone, language), tellZone(zone, language))
    }
    case 'ended':
      return texts.ended(name)
    case 'over':
      return texts.over
  }
}

/** A first name where a name was written, in English; the full one in German; nobody where a post stands there. */
function greetingOf(ask: AskFacts, language: PageLanguage): string | null {
  if (!isNamed(ask)) return null
  const name = prospectName(ask, language)
  return language === 'de' ? name : (name.split(/\s+/)[0] ?? name)
}

function factsOf(ask: AskFacts, texts: SlotTexts, language: PageLanguage) {
  const { isPrivate, isTalk } = askedOf(ask, language)
  const { request, meeting } = ask
  const all = [
    [texts.labels.private, isPrivate && isTalk ? texts.notRecorded : null],
    [texts.labels.language, request.language === null ? null : tellLanguage(request.language, language)],
    [texts.labels.long, tellMinutes(meeting?.minutes ?? request.minutes, language)],
    [texts.labels.fromUs, meeting?.fromUs ?? null],
    [texts.labels.free, texts.free],
  ] as const
  return all.flatMap(([label, text]) => (text === null || text === '' ? [] : [{ label, text }]))
}
