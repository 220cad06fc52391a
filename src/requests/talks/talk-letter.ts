import type { Instant } from '../../kernel/time.ts'
import { type AskFacts, type WhoMissed, zoneOf } from '../asks/ask-facts.ts'
import { addresseeOf, askedOf, type Letter, languageOf, signatureOf } from '../asks/ask-letter.ts'
import { ownFactsOf, whenAndWhereOf } from '../asks/kind-facts.ts'
import { letterTexts } from '../asks/letter.texts.ts'
import { tellDay, tellMoment, tellZone } from '../asks/page-time.ts'
import { isNamed, prospectLanguage, prospectName, prospectZone } from './other-side.ts'
import { talkLetterTexts } from './talk-letter.texts.ts'

/** Which side of a talk a mail goes to. */
export type TalkSide = 'advocate' | 'prospect'

/** Everything a letter to one side is written with. */
function wordsFor(ask: AskFacts, side: TalkSide) {
  const language = side === 'advocate' ? languageOf(ask) : prospectLanguage(ask)
  const letter = letterTexts(language)
  const prospect = prospectName(ask, language)
  const customer = addresseeOf(ask)
  const zone = side === 'advocate' ? zoneOf(ask) : prospectZone(ask)
  const { workspace } = ask
  const writer = side === 'advocate' ? ask.proposer : ask.requester
  const texts = talkLetterTexts(language)
  const other = side === 'advocate' ? prospect : customer
  return {
    texts,
    letter,
    sides: { customer, account: ask.account.name, prospect },
    other,
    greeting:
      side === 'prospect' && !isNamed(ask)
        ? texts.hello
        : letter.greet(side === 'advocate' ? customer : prospect),
    signature: signatureOf(writer, workspace.name, letter),
    zone: tellZone(zone, language),
    tell: (moment: Instant) => tellMoment(moment, zone, language),
  }
}

const linesOf = (head: string, lines: readonly string[]) =>
  [head, ...lines.map((each) => `– ${each}`)].join('\n')

/**
 * To whom they would convince: the times the customer offers, with the page to choose on. `before` is the agreed time
 * that the customer gave up for it.
 */
export function writeOffer(ask: AskFacts, before: Instant | null, now: Instant): Letter {
  const { texts, sides, greeting, signature, zone, tell } = wordsFor(ask, 'prospect')
  const isFirst = ask.prospectSide?.offeredAt == null && before === null
  const times = ask.suggested.filter((each) => each > now).map(tell)
  return {
    subject: texts.offerSubject(sides),
    paragraphs: [
      greeting,
      isFirst ? texts.offer(sides) : texts.offerAgain(sides, before === null ? null : tell(before)),
      linesOf(texts.theseTimes(zone), times),
      ...(before === null ? [] : [texts.calendarGone]),
    ],
    button: texts.choose,
    below: [texts.noneFits, `${texts.noNumber} ${texts.yoursAlone}`, signature],
  }
}

/** To the customer: the times whom they would convince named instead. */
export function writeCounter(ask: AskFacts, before: Instant | null, now: Instant): Letter {
  const { texts, sides, greeting, signature, zone, tell } = wordsFor(ask, 'advocate')
  const times = ask.counterTimes.filter((each) => each > now).map(tell)
  return {
    subject: texts.counterSubject(sides),
    paragraphs: [
      greeting,
      texts.counter(sides, before === null ? null : tell(before)),
      linesOf(texts.theseTimes(zone), times),
      ...(before === null ? [] : [texts.calendarGone]),
    ],
    button: texts.openPage,
    below: [texts.chooseOrName, signature],
  }
}

/** To the side that gave up an agreed time: it leaves the calendar, and what comes next. */
export function writeGivenUp(ask: AskFacts, side: TalkSide, before: Instant): Letter {
  const { texts, letter, other, greeting, signature, tell } = wordsFor(ask, side)
  const language = side === 'advocate' ? languageOf(ask) : prospectLanguage(ask)
  return {
    subject: letter.cancelledSubject(askedOf(ask, language)),
    paragraphs: [greeting, texts.movedByYou(tell(before)), texts.passedOn(other), texts.calendarGone],
    below: [signature],
  }
}

/** To the customer: whom they would convince does not need the talk any more. */
export function writeNoNeed(ask: AskFacts, before: Instant | null): Letter {
  const { texts, sides, greeting, signature, tell } = wordsFor(ask, 'advocate')
  return {
    subject: texts.noNeedSubject(sides),
    paragraphs: [greeting, texts.noNeed(sides, before === null ? null : tell(before))],
    below: [signature],
  }
}

/** To whom they would convince: the customer cannot after all. */
export function writeCalledOff(ask: AskFacts, before: Instant | null): Letter {
  const { texts, sides, greeting, signature, tell } = wordsFor(ask, 'prospect')
  return {
    subject: texts.calledOffSubject(sides),
    paragraphs: [greeting, texts.calledOff(sides, before === null ? null : tell(before))],
    below: [signature],
  }
}

/** To whom they would convince: the agreed time, or that it is cancelled. */
export function writeToProspect(ask: AskFacts, isCancelled: boolean): Letter {
  const { letter, sides, greeting, signature, zone, tell } = wordsFor(ask, 'prospect')
  const { meeting } = ask
  if (meeting === null) throw new Error('there is no talk to tell of')
  const moment = tell(meeting.startsAt)
  if (isCancelled) {
    return {
      subject: letter.cancelledSubject(askedOf(ask, prospectLanguage(ask))),
      paragraphs: [greeting, letter.cancelled(moment)],
      below: [signature],
    }
  }
  return {
    subject: letter.prospectSubject(sides.customer, moment),
    paragraphs: [
      greeting,
      letter.prospectAgreed(sides.customer, sides.account, moment, zone),
      ...(meeting.place === null ? [] : [letter.place(meeting.place)]),
      letter.calendarGoesWith,
    ],
    button: letter.yourPage,
    below: [letter.changeMind, signature],
  }
}

/** To either side one working day before: when and where, what they would like to hear about, and the brief. */
export function writeDayBefore(ask: AskFacts, side: TalkSide): Letter {
  const { texts, letter, sides, other, greeting, signature, zone, tell } = wordsFor(ask, side)
  const { meeting } = ask
  if (meeting === null) throw new Error('there is no talk to remind of')
  const moment = tell(meeting.startsAt)
  const questions = ask.prospectSide?.questions ?? ''
  const asked = questions === '' ? texts.nothingAsked : `${texts.theyAsk}\n${questions}`
  return {
    subject: texts.tomorrowSubject(sides, moment, side === 'advocate'),
    paragraphs: [
      greeting,
      `${texts.tomorrow(other, moment, zone)} ${letter.lastsFor(meeting.minutes)}`,
      ...(meeting.place === null ? [] : [letter.place(meeting.place)]),
      ...(side === 'advocate' ? [asked] : []),
      texts.briefOnPage,
    ],
    button: texts.seeBrief,
    below: [signature],
  }
}

/** To the customer one working day before a day that is set and has no hour: what it is, and the brief. */
export function writeDayAhead(ask: AskFacts): Letter {
  const { texts, greeting, signature } = wordsFor(ask, 'advocate')
  const language = languageOf(ask)
  const { needBy } = ask.request
  if (needBy === null) throw new Error('there is no day to remind of')
  const { activity } = askedOf(ask, language)
  const day = tellDay(needBy, language)
  const facts = [...ownFactsOf(ask, language), ...whenAndWhereOf(ask, [], language)]
  return {
    subject: texts.dayAheadSubject(activity, day),
    paragraphs: [
      greeting,
      texts.dayAhead(activity, day),
      facts.map(({ label, text }) => `– ${label}: ${text}`).join('\n'),
      texts.dayOnPage,
    ],
    button: texts.seeBrief,
    below: [signature],
  }
}

/** To either side after somebody did not come, where there is another try. */
export function writeMissed(ask: AskFacts, side: TalkSide, missing: WhoMissed): Letter {
  const { texts, sides, other, greeting, signature } = wordsFor(ask, side)
  const said =
    missing === 'ours'
      ? texts.oursMissing
      : side === 'advocate'
        ? texts.prospectMissing(sides)
        : texts.prospectWasMissing(sides)
  return {
    subject: texts.missedSubject(other),
    paragraphs: [greeting, said],
    button: texts.openPage,
    below: [texts.anotherTry, signature],
  }
}

/** To whom they would convince after the talk: the one question. */
export function writeProspectQuestion(ask: AskFacts): Letter {
  const { texts, sides, greeting, signature } = wordsFor(ask, 'prospect')
  return {
    subject: texts.questionSubject(sides),
    paragraphs: [greeting, texts.question(sides)],
    button: texts.answerQuestion,
    below: [signature],
  }
}
