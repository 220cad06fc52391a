import { begin, type PageLanguage } from '../asks/page-language.ts'

/** Both sides of a talk as sentences name them. */
type Sides = { readonly customer: string; readonly account: string; readonly prospect: string }

/** The words of mails about the time of a talk. Each is a sentence or a paragraph of its own. */
export type TalkLetterTexts = {
  hello: string
  offerSubject(sides: Sides): string
  offer(sides: Sides): string
  offerAgain(sides: Sides, before: string | null): string
  theseTimes(zone: string): string
  noneFits: string
  choose: string
  noNumber: string
  yoursAlone: string
  counterSubject(sides: Sides): string
  counter(sides: Sides, before: string | null): string
  chooseOrName: string
  openPage: string
  movedByYou(before: string): string
  passedOn(other: string): string
  calendarGone: string
  noNeedSubject(sides: Sides): string
  noNeed(sides: Sides, before: string | null): string
  calledOffSubject(sides: Sides): string
  calledOff(sides: Sides, before: string | null): string
  tomorrowSubject(sides: Sides, moment: string, isToCustomer: boolean): string
  tomorrow(other: string, moment: string, zone: string): string
  dayAheadSubject(activity: string, day: string): string
  dayAhead(activity: string, day: string): string
  dayOnPage: string
  theyAsk: string
  nothingAsked: string
  briefOnPage: string
  seeBrief: string
  missedSubject(other: string): string
  prospectMissing(sides: Sides): string
  prospectWasMissing(sides: Sides): string
  oursMissing: string
  anotherTry: string
  questionSubject(sides: Sides): string
  question(sides: Sides): string
  answerQuestion: string
}

const en: TalkLetterTexts = {
  hello: 'Good day,',
  offerSubject: ({ customer }) => `When would you like to talk with ${customer}?`,
  offer: ({ customer, account }) => `${customer} of ${account} is ready to talk with you and offers times.`,
  offerAgain: ({ customer }, before) =>
    before === null
      ? `${customer} offers other times for your talk.`
      : `${customer} cannot make it on ${before} and asks for another time.`,
  theseTimes: (zone) => `The times (${zone}):`,
  noneFits: 'If none of them fits, name up to three of your own on the same page.',
  choose: 'Choose a time',
  noNumber: 'Both of you get an invitation. Nobody’s number or address is passed on.',
  yoursAlone: 'The page is yours alone and needs no account. Opening it decides nothing.',
  counterSubject: ({ prospect }) => `${begin(prospect)} asks for another time`,
  counter: ({ prospect }, before) =>
    before === null
      ? `none of your times suits ${prospect}, who could at these.`
      : `${begin(prospect)} cannot make it on ${before}, and could at these times.`,
  chooseOrName: 'Take one of them on your page, or name others. If none of it suits, that is fine too.',
  openPage: 'Choose a time',
  movedByYou: (before) => `you asked for another time instead of ${before}.`,
  passedOn: (other) => `${other} has your times and chooses one; then you get the new invitation.`,
  calendarGone: 'The cancellation of the old time for your calendar comes with this mail.',
  noNeedSubject: ({ prospect }) => `No longer needed: the talk with ${prospect}`,
  noNeed: ({ prospect }, before) =>
    `${begin(prospect)} does not need the talk any more${before === null ? '' : `; the talk of ${before} does not take place`}. There is nothing for you to do. Thank you for having been ready.`,
  calledOffSubject: ({ customer }) => `No talk with ${customer} after all`,
  calledOff: ({ customer }, before) =>
    `${customer} cannot talk with you after all${before === null ? '' : `; the talk of ${before} does not take place`}. I will come back to you.`,
  tomorrowSubject: ({ customer, prospect }, moment, isToCustomer) =>
    `Your talk with ${isToCustomer ? prospect : customer}, ${moment}`,
  tomorrow: (other, moment, zone) => `you talk with ${other}: ${moment} (${zone}).`,
  dayAheadSubject: (activity, day) => `${activity}, ${day}`,
  dayAhead: (activity, day) => `it is nearly here: ${activity}, on ${day}. Thank you for doing it.`,
  dayOnPage: 'Everything is on one page, also to print. If something is in the way, answer this mail.',
  theyAsk: 'They would like to hear about:',
  nothingAsked: 'They named no questions beforehand.',
  briefOnPage: 'Everything on one page, also to print, and another time if it does not suit any more:',
  seeBrief: 'See the brief',
  missedSubject: (other) => `Another time with ${other}?`,
  prospectMissing: ({ prospect }) =>
    `${begin(prospect)} did not come to your talk. I am sorry that your time was spent waiting.`,
  prospectWasMissing: ({ customer }) => `you and ${customer} missed each other.`,
  oursMissing: 'your talk did not take place because of us. I am sorry.',
  anotherTry: 'If you like, there is another try: choose or name times on your page. If not, say so there.',
  questionSubject: ({ customer }) => `How was your talk with ${customer}?`,
  question: ({ customer }) => `you talked with ${customer}. One question: how well did it help you?`,
  answerQuestion: 'Answer in one click',
}

const de: TalkLetterTexts = {
  hello: 'Guten Tag,',
  offerSubject: ({ customer }) => `Wann möchten Sie mit ${customer} sprechen?`,
  offer: ({ customer, account }) => `${customer} von ${account} spricht gern mit Ihnen und bietet Zeiten an.`,
  offerAgain: ({ customer }, before) =>
    before === null
      ? `${customer} bietet andere Zeiten für Ihr Gespräch an.`
      : `${customer} kann am ${before} nicht und bittet um eine andere Zeit.`,
  theseTimes: (zone) => `Die Zeiten (${zone}):`,
  noneFits: 'Passt keine, nennen Sie auf derselben Seite bis zu drei eigene.',
  choose: 'Eine Zeit wählen',
  noNumber: 'Sie beide bekommen eine Einladung. Keine Nummer und keine Adresse wird weitergegeben.',
  yoursAlone: 'Die Seite ist nur für Sie und braucht kein Konto. Sie zu öffnen, entscheidet nichts.',
  counterSubject: ({ prospect }) => `${begin(prospect)} bittet um eine andere Zeit`,
  counter: ({ prospect }, before) =>
    before === null
      ? `keine Ihrer Zeiten passt für ${prospect}; es ginge zu diesen.`
      : `${begin(prospect)} kann am ${before} nicht; es ginge zu diesen Zeiten.`,
  chooseOrName:
    'Nehmen Sie auf Ihrer Seite eine davon oder nennen Sie andere. Passt nichts davon, ist auch das recht.',
  openPage: 'Eine Zeit wählen',
  movedByYou: (before) => `Sie haben um eine andere Zeit statt ${before} gebeten.`,
  passedOn: (other) => `${other} hat Ihre Zeiten und wählt eine; dann bekommen Sie die neue Einladung.`,
  calendarGone: 'Die Absage der alten Zeit für Ihren Kalender liegt dieser Mail bei.',
  noNeedSubject: ({ prospect }) => `Nicht mehr nötig: das Gespräch mit ${prospect}`,
  noNeed: ({ prospect }, before) =>
    `${begin(prospect)} braucht das Gespräch nicht mehr${before === null ? '' : `; das Gespräch am ${before} findet nicht statt`}. Sie müssen nichts tun. Danke, dass Sie bereit waren.`,
  calledOffSubject: ({ customer }) => `Doch kein Gespräch mit ${customer}`,
  calledOff: ({ customer }, before) =>
    `${customer} kann nun doch nicht mit Ihnen sprechen${before === null ? '' : `; das Gespräch am ${before} findet nicht statt`}. Ich melde mich bei Ihnen.`,
  tomorrowSubject: ({ customer, prospect }, moment, isToCustomer) =>
    `Ihr Gespräch mit ${isToCustomer ? prospect : customer}, ${moment}`,
  tomorrow: (other, moment, zone) => `Sie sprechen mit ${other}: ${moment} (${zone}).`,
  dayAheadSubject: (activity, day) => `${activity}, ${day}`,
  dayAhead: (activity, day) => `bald ist es so weit: ${activity}, am ${day}. Danke, dass Sie dabei sind.`,
  dayOnPage:
    'Alles steht auf einer Seite, auch zum Drucken. Kommt etwas dazwischen, antworten Sie auf diese Mail.',
  theyAsk: 'Man möchte von Ihnen hören:',
  nothingAsked: 'Fragen wurden vorher nicht genannt.',
  briefOnPage: 'Alles auf einer Seite, auch zum Drucken, und eine andere Zeit, falls es nicht mehr passt:',
  seeBrief: 'Das Blatt ansehen',
  missedSubject: (other) => `Eine andere Zeit mit ${other}?`,
  prospectMissing: ({ prospect }) =>
    `${begin(prospect)} ist zu Ihrem Gespräch nicht gekommen. Es tut mir leid, dass Sie gewartet haben.`,
  prospectWasMissing: ({ customer }) => `Sie und ${customer} haben sich verpasst.`,
  oursMissing: 'Ihr Gespräch hat unseretwegen nicht stattgefunden. Das tut mir leid.',
  anotherTry:
    'Wenn Sie mögen, versuchen wir es noch einmal: Wählen oder nennen Sie Zeiten auf Ihrer Seite. Wenn nicht, sagen Sie es dort.',
  questionSubject: ({ customer }) => `Wie war Ihr Gespräch mit ${customer}?`,
  question: ({ customer }) => `Sie haben mit ${customer} gesprochen. Eine Frage: Wie sehr hat es geholfen?`,
  answerQuestion: 'Mit einem Klick antworten',
}

/** The words of mails about the time of a talk in one of our languages. */
export function talkLetterTexts(language: PageLanguage): TalkLetterTexts {
  return language === 'de' ? de : en
}
