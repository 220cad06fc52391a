import { nameInFull, nameOtherSide } from '../talks/other-side.ts'
import { type AskFacts, zoneOf } from './ask-facts.ts'
import { isSetFor, ownFactsOf, whenAndWhereOf } from './kind-facts.ts'
import { type Asked, type LetterTexts, letterTexts } from './letter.texts.ts'
import { languageFor, type PageLanguage } from './page-language.ts'
import { tellDay, tellLanguage, tellMoment, tellZone } from './page-time.ts'

/** A letter to a customer before it is laid out: paragraphs, one button at most, and what stands below. */
export type Letter = {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly button?: string
  readonly below: readonly string[]
}

/** The reader's language: the customer's, else their country's. */
export function languageOf(ask: AskFacts): PageLanguage {
  return languageFor({ languages: ask.contact?.languages ?? [], country: ask.account.country })
}

/** Who the customer is addressed as: the person, else their company. */
export function addresseeOf(ask: AskFacts): string {
  return ask.contact?.name ?? ask.account.name
}

/** What is asked, in the words of a language. */
export function askedOf(ask: AskFacts, language: PageLanguage): Asked {
  const { activity, request } = ask
  return {
    activity: (language === 'de' ? activity.germanName : null) ?? activity.name,
    isTalk: activity.family === 'talks' && activity.isLive && activity.timing === 'slot',
    whom: nameOtherSide(ask, language),
    with: nameInFull(ask, language),
    isPrivate: request.audience === 'buyers',
  }
}

/** The ask itself, in the name of the person who proposed it. Only times still ahead of `now` are named. */
export function writeAskLetter(ask: AskFacts, now: string): Letter {
  const language = languageOf(ask)
  const texts = letterTexts(language)
  const asked = askedOf(ask, language)
  const zone = zoneOf(ask)
  const times = ask.offered.filter((each) => each > now)
  const spoken = ask.request.language === null ? null : tellLanguage(ask.request.language, language)
  const by = ask.answerBy === null ? null : tellMoment(ask.answerBy, zone, language)
  const facts = [...ownFactsOf(ask, language), ...whenAndWhereOf(ask, times, language)]
  return {
    subject: texts.question(asked),
    paragraphs: [
      texts.greet(addresseeOf(ask)),
      `${texts.firstPerson(asked)} ${texts.lasts(ask.request.minutes, spoken)}`,
      ...(ask.whyYou === '' ? [] : [texts.whyYou(ask.whyYou)]),
      ...(facts.length === 0 ? [] : [facts.map(({ label, text }) => `– ${label}: ${text}`).join('\n')]),
      ...(times.length === 0 || isSetFor(ask, times)
        ? []
        : [
            [
              texts.times(tellZone(zone, language)),
              ...times.map((each) => `– ${tellMoment(each, zone, language)}`),
            ].join('\n'),
          ]),
    ],
    button: texts.openPage,
    below: [texts.anyAnswer(by), texts.yoursAlone(addresseeOf(ask)), signature(ask, texts)],
  }
}

/** The one reminder of an open ask. */
export function writeReminder(ask: AskFacts): Letter {
  const language = languageOf(ask)
  const texts = letterTexts(language)
  const by = ask.answerBy === null ? null : tellMoment(ask.answerBy, zoneOf(ask), language)
  return {
    subject: texts.reminder(texts.question(askedOf(ask, language))),
    paragraphs: [texts.greet(addresseeOf(ask)), texts.reminderBody],
    button: texts.openPage,
    below: [texts.anyAnswer(by), texts.yoursAlone(addresseeOf(ask)), signature(ask, texts)],
  }
}

/** The agreed time, or another one. */
export function writeAgreement(ask: AskFacts): Letter {
  const language = languageOf(ask)
  const texts = letterTexts(language)
  const [asked, zone, { meeting }] = [askedOf(ask, language), zoneOf(ask), ask]
  if (meeting === null) throw new Error('an agreement needs its meeting')
  const moment = tellMoment(meeting.startsAt, zone, language)
  return {
    subject: meeting.sequence > 0 ? texts.movedSubject(asked, moment) : texts.agreedSubject(asked, moment),
    paragraphs: [
      texts.greet(addresseeOf(ask)),
      `${texts.agreed(asked, moment, tellZone(zone, language))} ${texts.lastsFor(meeting.minutes)}`,
      ...(meeting.place === null ? [] : [texts.place(meeting.place)]),
      texts.calendarGoesWith,
    ],
    button: texts.yourPage,
    below: [texts.changeMind, signature(ask, texts)],
  }
}

/** A talk that was agreed does not take place. `isOver`: nothing follows it. */
export function writeCancellation(ask: AskFacts, isOver: boolean): Letter {
  const language = languageOf(ask)
  const texts = letterTexts(language)
  const moment = ask.meeting === null ? '' : tellMoment(ask.meeting.startsAt, zoneOf(ask), language)
  return {
    subject: texts.cancelledSubject(askedOf(ask, language)),
    paragraphs: [
      texts.greet(addresseeOf(ask)),
      texts.cancelled(moment),
      ...(isOver ? [] : [texts.anotherTime]),
    ],
    below: [signature(ask, texts)],
  }
}

/** What was asked is no longer needed. */
export function writeWithdrawal(ask: AskFacts): Letter {
  const language = languageOf(ask)
  const texts = letterTexts(language)
  return {
    subject: texts.withdrawnSubject(askedOf(ask, language)),
    paragraphs: [texts.greet(addresseeOf(ask)), texts.withdrawn],
    below: [signature(ask, texts)],
  }
}

/** Thanks after it took place, with the one question. `isLate`: it was reported later than thanks are due. */
export function writeThanks(ask: AskFacts, isLate = false): Letter {
  const language = languageOf(ask)
  const texts = letterTexts(language)
  const asked = askedOf(ask, language)
  return {
    subject: texts.thanksSubject(asked),
    paragraphs: [
      texts.greet(addresseeOf(ask)),
      texts.thanks(asked),
      ...(isLate ? [texts.lateThanks] : []),
      texts.oneQuestion,
    ],
    button: texts.answerQuestion,
    below: [signature(ask, texts)],
  }
}

/** What the opportunity came to for which they spoke. */
export function writeOutcome(
  ask: AskFacts,
  outcome: { readonly won: boolean; readonly on: string | null },
): Letter {
  const language = languageOf(ask)
  const texts = letterTexts(language)
  const on = outcome.on === null ? null : tellDay(outcome.on, language)
  return {
    subject: texts.outcomeSubject(ask.prospect),
    paragraphs: [
      texts.greet(addresseeOf(ask)),
      texts.outcome(outcome.won, ask.prospect, on),
      texts.outcomeThanks(outcome.won),
    ],
    below: [signature(ask, texts)],
  }
}

/** The piece they gave their words or their time for can be seen. */
export function writeAppearance(ask: AskFacts): Letter {
  const language = languageOf(ask)
  const texts = letterTexts(language)
  const asked = askedOf(ask, language)
  return {
    subject: texts.appearedSubject(asked),
    paragraphs: [texts.greet(addresseeOf(ask)), texts.appeared(asked)],
    button: texts.seeIt,
    below: [texts.appearedThanks, signature(ask, texts)],
  }
}

function signature(ask: AskFacts, texts: LetterTexts): string {
  return signatureOf(ask.proposer, ask.workspace.name, texts)
}

/** How a letter ends: the name of whoever writes, and their post. */
export function signatureOf(
  writer: { readonly name: string; readonly title: string | null },
  workspace: string,
  texts: LetterTexts,
): string {
  const post = [writer.title, workspace].filter((each) => each !== null && each !== '').join(', ')
  return `${texts.regards}\n${writer.name}\n${post}`
}
