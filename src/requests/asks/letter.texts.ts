import type { PageLanguage } from './page-language.ts'

/** What is asked, as words that stand in a sentence. */
export type Asked = {
  readonly activity: string
  readonly isTalk: boolean
  /** Whom they would speak with, in short: the person, else their company; null where nobody is named. */
  readonly whom: string | null
  /** The same in full: person and company. */
  readonly with: string | null
  /** Between the two of them: not recorded, not quoted. */
  readonly isPrivate: boolean
}

/** The words of the mails that go to customers. Each is a sentence or a paragraph of its own. */
export type LetterTexts = {
  greet(name: string): string
  question(asked: Asked): string
  firstPerson(asked: Asked): string
  lasts(minutes: number, language: string | null): string
  whyYou(why: string): string
  times(zone: string): string
  openPage: string
  anyAnswer(by: string | null): string
  yoursAlone(name: string): string
  regards: string
  reminder(question: string): string
  reminderBody: string
  agreed(asked: Asked, moment: string, zone: string): string
  agreedSubject(asked: Asked, moment: string): string
  movedSubject(asked: Asked, moment: string): string
  lastsFor(minutes: number): string
  place(place: string): string
  prospectAgreed(customer: string, account: string, moment: string, zone: string): string
  prospectSubject(customer: string, moment: string): string
  calendarGoesWith: string
  changeMind: string
  yourPage: string
  cancelledSubject(asked: Asked): string
  cancelled(moment: string): string
  anotherTime: string
  withdrawnSubject(asked: Asked): string
  withdrawn: string
  thanksSubject(asked: Asked): string
  thanks(asked: Asked): string
  oneQuestion: string
  answerQuestion: string
  outcomeSubject(prospect: string | null): string
  outcome(won: boolean, prospect: string | null, on: string | null): string
  outcomeThanks(won: boolean): string
  appearedSubject(asked: Asked): string
  appeared(asked: Asked): string
  appearedThanks: string
  seeIt: string
  lateThanks: string
}

const en: LetterTexts = {
  greet: (name) => `Dear ${name},`,
  question: ({ activity, isTalk, whom }) =>
    isTalk
      ? `Would you talk with ${whom ?? 'somebody in your place of some time ago'}?`
      : `May we ask you for something: ${activity}?`,
  firstPerson: ({ activity, isTalk, with: whom }) =>
    isTalk
      ? `would you talk with ${whom ?? 'somebody who weighs what you decided some time ago'}?`
      : `may I ask you for something? It is this: ${activity}${whom === null ? '' : `, for ${whom}`}.`,
  lasts: (minutes, language) =>
    `It takes about ${tellMinutes(minutes, 'en')}${language === null ? '' : `, in ${language}`}.`,
  whyYou: (why) => `Why you: ${why}`,
  times: (zone) => `These times would suit (${zone}):`,
  openPage: 'See it and answer',
  anyAnswer: (by) =>
    `Any answer is fine: yes, another time, not now, no, never, or a colleague instead.${by === null ? '' : ` I would be glad to hear by ${by}.`}`,
  yoursAlone: (name) =>
    `The page is for ${name} alone and needs no account. Opening it decides nothing. Or simply answer this mail.`,
  regards: 'Kind regards',
  reminder: (question) => `Still open: ${question}`,
  reminderBody:
    'this is the one reminder of what I asked you. If it does not suit, no is a good answer too, and takes one click.',
  agreed: ({ activity, with: whom }, moment, zone) =>
    `it is agreed: ${activity}${whom === null ? '' : ` with ${whom}`}, ${moment} (${zone}).`,
  agreedSubject: ({ activity }, moment) => `Agreed: ${activity}, ${moment}`,
  movedSubject: ({ activity }, moment) => `Moved: ${activity}, now ${moment}`,
  lastsFor: (minutes) => `It takes ${tellMinutes(minutes, 'en')}.`,
  place: (place) => `Where: ${place}`,
  prospectAgreed: (customer, account, moment, zone) =>
    `${customer} of ${account} will talk with you: ${moment} (${zone}).`,
  prospectSubject: (customer, moment) => `Your talk with ${customer}, ${moment}`,
  calendarGoesWith: 'The invitation for your calendar comes with this mail.',
  changeMind: 'If it does not suit any more, ask for another time there, or answer this mail.',
  yourPage: 'The brief, and another time',
  cancelledSubject: ({ activity }) => `Cancelled: ${activity}`,
  cancelled: (moment) =>
    `the talk of ${moment} does not take place. The cancellation for your calendar comes with this mail.`,
  anotherTime: 'We will come back with another time.',
  withdrawnSubject: ({ activity }) => `No longer needed: ${activity}`,
  withdrawn:
    'what I asked you is no longer needed. There is nothing for you to do. Thank you for considering it.',
  thanksSubject: ({ activity }) => `Thank you: ${activity}`,
  thanks: ({ activity, with: whom }) =>
    `thank you for your time: ${activity}${whom === null ? '' : ` with ${whom}`}. It meant a great deal, and we will tell you what came of it.`,
  oneQuestion: 'One question, if you have a minute: how was it for you?',
  answerQuestion: 'Answer in one click',
  outcomeSubject: (prospect) => `What came of your talk${prospect === null ? '' : ` with ${prospect}`}`,
  outcome: (won, prospect, on) =>
    won
      ? `${prospect ?? 'the company you spoke with'} decided for us${on === null ? '' : ` on ${on}`}.`
      : `${prospect ?? 'the company you spoke with'} decided otherwise${on === null ? '' : ` on ${on}`}.`,
  outcomeThanks: (won) =>
    won
      ? 'You had a part in that. Thank you again.'
      : 'That does not make your time less worth. Thank you again for giving it.',
  appearedSubject: ({ activity }) => `It has appeared: ${activity}`,
  appeared: ({ activity }) => `what you gave us has appeared: ${activity}.`,
  appearedThanks: 'If anything in it is not as you want it, answer this mail. Thank you again.',
  seeIt: 'See it',
  lateThanks: 'These thanks come later than they should have; that was ours, not yours.',
}

const de: LetterTexts = {
  greet: (name) => `Guten Tag ${name},`,
  question: ({ activity, isTalk, whom }) =>
    isTalk
      ? `Würden Sie mit ${whom ?? 'jemandem'} sprechen${whom === null ? ', der heute vor Ihrer damaligen Entscheidung steht' : ''}?`
      : `Dürfen wir Sie um etwas bitten: ${activity}?`,
  firstPerson: ({ activity, isTalk, with: whom }) =>
    isTalk
      ? `würden Sie mit ${whom ?? 'jemandem'} sprechen?`
      : `darf ich Sie um etwas bitten? Es geht um: ${activity}${whom === null ? '' : `, für ${whom}`}.`,
  lasts: (minutes, language) =>
    `Es dauert etwa ${tellMinutes(minutes, 'de')}${language === null ? '' : `, auf ${language}`}.`,
  whyYou: (why) => `Warum Sie: ${why}`,
  times: (zone) => `Diese Zeiten würden passen (${zone}):`,
  openPage: 'Ansehen und antworten',
  anyAnswer: (by) =>
    `Jede Antwort ist recht: ja, ein anderer Termin, nicht jetzt, nein, nie, oder jemand anderes aus Ihrem Haus.${by === null ? '' : ` Über eine Antwort bis ${by} freue ich mich.`}`,
  yoursAlone: (name) =>
    `Die Seite ist nur für ${name} und braucht kein Konto. Sie zu öffnen, entscheidet nichts. Oder antworten Sie einfach auf diese Mail.`,
  regards: 'Mit freundlichen Grüßen',
  reminder: (question) => `Noch offen: ${question}`,
  reminderBody:
    'dies ist die eine Erinnerung an meine Bitte. Passt es nicht, ist auch ein Nein eine gute Antwort; ein Klick genügt.',
  agreed: ({ activity, with: whom }, moment, zone) =>
    `es ist vereinbart: ${activity}${whom === null ? '' : ` mit ${whom}`}, ${moment} (${zone}).`,
  agreedSubject: ({ activity }, moment) => `Vereinbart: ${activity}, ${moment}`,
  movedSubject: ({ activity }, moment) => `Verschoben: ${activity}, jetzt ${moment}`,
  lastsFor: (minutes) => `Es dauert ${tellMinutes(minutes, 'de')}.`,
  place: (place) => `Wo: ${place}`,
  prospectAgreed: (customer, account, moment, zone) =>
    `${customer} von ${account} spricht mit Ihnen: ${moment} (${zone}).`,
  prospectSubject: (customer, moment) => `Ihr Gespräch mit ${customer}, ${moment}`,
  calendarGoesWith: 'Die Einladung für Ihren Kalender liegt dieser Mail bei.',
  changeMind: 'Passt es doch nicht, bitten Sie dort um eine andere Zeit, oder antworten Sie auf diese Mail.',
  yourPage: 'Alles dazu, und eine andere Zeit',
  cancelledSubject: ({ activity }) => `Abgesagt: ${activity}`,
  cancelled: (moment) =>
    `das Gespräch am ${moment} findet nicht statt. Die Absage für Ihren Kalender liegt dieser Mail bei.`,
  anotherTime: 'Wir melden uns mit einem anderen Termin.',
  withdrawnSubject: ({ activity }) => `Nicht mehr nötig: ${activity}`,
  withdrawn:
    'meine Bitte hat sich erledigt. Sie müssen nichts tun. Vielen Dank, dass Sie darüber nachgedacht haben.',
  thanksSubject: ({ activity }) => `Danke: ${activity}`,
  thanks: ({ activity, with: whom }) =>
    `vielen Dank für Ihre Zeit: ${activity}${whom === null ? '' : ` mit ${whom}`}. Das hat uns sehr geholfen, und wir sagen Ihnen, was daraus wird.`,
  oneQuestion: 'Eine Frage, wenn Sie eine Minute haben: Wie war es für Sie?',
  answerQuestion: 'Mit einem Klick antworten',
  outcomeSubject: (prospect) => `Was aus Ihrem Gespräch${prospect === null ? '' : ` mit ${prospect}`} wurde`,
  outcome: (won, prospect, on) =>
    won
      ? `${prospect ?? 'das Unternehmen, mit dem Sie gesprochen haben,'} hat sich${on === null ? '' : ` am ${on}`} für uns entschieden.`
      : `${prospect ?? 'das Unternehmen, mit dem Sie gesprochen haben,'} hat sich${on === null ? '' : ` am ${on}`} anders entschieden.`,
  outcomeThanks: (won) =>
    won
      ? 'Daran haben Sie einen Anteil. Noch einmal vielen Dank.'
      : 'Das macht Ihre Zeit nicht weniger wert. Noch einmal vielen Dank dafür.',
  appearedSubject: ({ activity }) => `Erschienen: ${activity}`,
  appeared: ({ activity }) => `was Sie uns gegeben haben, ist erschienen: ${activity}.`,
  appearedThanks:
    'Ist etwas daran nicht so, wie Sie es möchten, antworten Sie auf diese Mail. Noch einmal vielen Dank.',
  seeIt: 'Ansehen',
  lateThanks: 'Dieser Dank kommt später, als er sollte; das lag an uns, nicht an Ihnen.',
}

/** A length of time in words: `30 minutes`, `2 hours`, `1 Stunde 30 Minuten`. */
export function tellMinutes(minutes: number, language: PageLanguage): string {
  const unit = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const words =
    language === 'de' ? ['Stunde', 'Stunden', 'Minute', 'Minuten'] : ['hour', 'hours', 'minute', 'minutes']
  const [hour = '', hoursWord = '', minute = '', minutesWord = ''] = words
  const parts = [
    ...(minutes >= 90 || rest === 0 ? [unit(hours, hour, hoursWord)] : []),
    ...(minutes < 90 && rest !== 0 ? [unit(minutes, minute, minutesWord)] : []),
    ...(minutes >= 90 && rest !== 0 ? [unit(rest, minute, minutesWord)] : []),
  ]
  return parts.join(' ')
}

/** The words of mails to customers in one of our languages. */
export function letterTexts(language: PageLanguage): LetterTexts {
  return language === 'de' ? de : en
}
