import { begin, type PageLanguage } from '../asks/page-language.ts'

/** The words on both sides' pages around the time of a talk: headings, buttons, refusals. */
export type TalkPageTexts = {
  yourTime(city: string): string
  now(time: string): string
  change: string
  zoneLabel: string
  each(minutes: number): string
  there(time: string, city: string): string
  take(moment: string): string
  moveTo(moment: string): string
  noneFits: string
  noneFitsSays: string
  ownTimesLine: string
  ownTimes: string
  days: string
  hoursOf(day: string): string
  otherTime: string
  dayAndHour: string
  leaveOut(moment: string): string
  enough(most: number): string
  sendTimes: string
  givesUp: string
  bothInvited: string
  yourTimes: string
  where: string
  hear: string
  readsBefore(name: string): string
  keep: string
  kept: string
  good: string
  brief: string
  print: string
  noNeed: string
  noNeedSays(name: string, isAgreed: boolean): string
  why: string
  another: string
  anotherSays: string
  footer(until: string | null, contact: string): string
  theyName(other: string): string
  takeTheirs: string
  youOffer: string
  offerOthers: string
  offerSays(other: string): string
  addTime: string
  cannot: string
  cannotSays(other: string, isAgreed: boolean): string
  refusals: Readonly<Record<string, string>>
}

const en: TalkPageTexts = {
  yourTime: (city) => `Your time: ${city}`,
  now: (time) => `${time} now`,
  change: 'Change',
  zoneLabel: 'Time zone',
  each: (minutes) => `${minutes} minutes each`,
  there: (time, city) => `${time} in ${city}`,
  take: (moment) => `Take ${moment}`,
  moveTo: (moment) => `Move it to ${moment}`,
  noneFits: 'None of these fits',
  noneFitsSays: 'suggest up to three of your own',
  ownTimesLine: 'Suggest times of your own',
  ownTimes: 'When could you? Up to three times',
  days: 'Days',
  hoursOf: (day) => `Hours on ${day}`,
  otherTime: 'Another day or hour',
  dayAndHour: 'Day and hour',
  leaveOut: (moment) => `Leave out ${moment}`,
  enough: (most) => `That is ${most} times, as many as can be sent.`,
  sendTimes: 'Send these times',
  givesUp: 'The agreed time is given up by it, and leaves both calendars.',
  bothInvited: 'Both of you get an invitation. Nobody’s number or address is passed on.',
  yourTimes: 'Your times',
  where: 'Where',
  hear: 'What would you like to hear about?',
  readsBefore: (name) => `${name} reads it the day before. Leave it empty if you like.`,
  keep: 'Keep this',
  kept: 'Kept.',
  good: 'Good to know',
  brief: 'Everything on one page',
  print: 'To print (PDF)',
  noNeed: 'I do not need this talk any more',
  noNeedSays: (name, isAgreed) =>
    `${isAgreed ? 'The agreed time leaves both calendars, and ' : ''}${name} is thanked. Nobody asks you again.`,
  why: 'Why, if you like',
  another: 'Another time',
  anotherSays: 'Choose one of the times that are left, or name your own.',
  footer: (until, contact) =>
    `This page is yours alone${until === null ? '' : ` and works until ${until}`}. No account needed. Questions go to ${contact}.`,
  theyName: (other) => `${begin(other)} could at these times`,
  takeTheirs: 'Choose one',
  youOffer: 'You offer',
  offerOthers: 'Offer other times',
  offerSays: (other) => `${begin(other)} chooses one of them; then both of you get the invitation.`,
  addTime: 'Add this time',
  cannot: 'I cannot do it after all',
  cannotSays: (other, isAgreed) =>
    `That is fine. ${isAgreed ? `The agreed time leaves both calendars, and ${other}` : begin(other)} is told kindly.`,
  refusals: {
    taken: 'A time was agreed meanwhile; the page shows it now.',
    'not-offered': 'This time is not offered any more. Choose another one.',
    'not-free': 'At this time there is another talk by now. Choose another one.',
    'no-room': 'This time does not suit any more. Choose another one.',
    ended: 'This talk is not needed any more.',
    over: 'It has taken place, or was called off.',
    withdrawn: 'This talk does not take place.',
    'no-day': 'Choose a day and an hour.',
    'not-ahead': 'This day or time is not ahead.',
  },
}

const de: TalkPageTexts = {
  yourTime: (city) => `Ihre Zeit: ${city}`,
  now: (time) => `jetzt ${time}`,
  change: 'Ändern',
  zoneLabel: 'Zeitzone',
  each: (minutes) => `je ${minutes} Minuten`,
  there: (time, city) => `${time} in ${city}`,
  take: (moment) => `${moment} nehmen`,
  moveTo: (moment) => `Auf ${moment} verschieben`,
  noneFits: 'Keine davon passt',
  noneFitsSays: 'bis zu drei eigene vorschlagen',
  ownTimesLine: 'Eigene Zeiten vorschlagen',
  ownTimes: 'Wann ginge es? Bis zu drei Zeiten',
  days: 'Tage',
  hoursOf: (day) => `Zeiten am ${day}`,
  otherTime: 'Ein anderer Tag, eine andere Uhrzeit',
  dayAndHour: 'Tag und Uhrzeit',
  leaveOut: (moment) => `${moment} weglassen`,
  enough: (most) => `Das sind ${most} Zeiten; mehr lassen sich nicht senden.`,
  sendTimes: 'Diese Zeiten senden',
  givesUp: 'Die vereinbarte Zeit wird damit aufgegeben und verlässt beide Kalender.',
  bothInvited: 'Sie beide bekommen eine Einladung. Keine Nummer und keine Adresse wird weitergegeben.',
  yourTimes: 'Ihre Zeiten',
  where: 'Wo',
  hear: 'Was möchten Sie hören?',
  readsBefore: (name) => `${name} liest es am Tag davor. Lassen Sie es leer, wenn Sie mögen.`,
  keep: 'Behalten',
  kept: 'Behalten.',
  good: 'Gut zu wissen',
  brief: 'Alles auf einer Seite',
  print: 'Zum Drucken (PDF)',
  noNeed: 'Ich brauche dieses Gespräch nicht mehr',
  noNeedSays: (name, isAgreed) =>
    `${isAgreed ? 'Die vereinbarte Zeit verlässt beide Kalender, und ' : ''}${name} bekommt einen Dank. Niemand fragt Sie noch einmal.`,
  why: 'Warum, wenn Sie mögen',
  another: 'Eine andere Zeit',
  anotherSays: 'Wählen Sie eine der übrigen Zeiten oder nennen Sie eigene.',
  footer: (until, contact) =>
    `Diese Seite ist nur für Sie${until === null ? '' : ` und gilt bis ${until}`}. Ein Konto ist nicht nötig. Fragen beantwortet ${contact}.`,
  theyName: (other) => `${begin(other)} könnte zu diesen Zeiten`,
  takeTheirs: 'Wählen Sie eine',
  youOffer: 'Sie bieten an',
  offerOthers: 'Andere Zeiten anbieten',
  offerSays: (other) => `${begin(other)} wählt eine davon; dann bekommen Sie beide die Einladung.`,
  addTime: 'Diese Zeit dazunehmen',
  cannot: 'Ich kann nun doch nicht',
  cannotSays: (other, isAgreed) =>
    `Das ist in Ordnung. ${isAgreed ? `Die vereinbarte Zeit verlässt beide Kalender, und ${other}` : begin(other)} erfährt es freundlich.`,
  refusals: {
    taken: 'Inzwischen wurde eine Zeit vereinbart; die Seite zeigt sie jetzt.',
    'not-offered': 'Diese Zeit wird nicht mehr angeboten. Wählen Sie eine andere.',
    'not-free': 'Zu dieser Zeit gibt es inzwischen ein anderes Gespräch. Wählen Sie eine andere.',
    'no-room': 'Diese Zeit passt nicht mehr. Wählen Sie eine andere.',
    ended: 'Dieses Gespräch wird nicht mehr gebraucht.',
    over: 'Es hat stattgefunden oder wurde abgesagt.',
    withdrawn: 'Dieses Gespräch findet nicht statt.',
    'no-day': 'Wählen Sie Tag und Stunde.',
    'not-ahead': 'Dieser Tag oder diese Zeit liegt nicht in der Zukunft.',
  },
}

/** The words of both sides' pages in one of our languages. */
export function talkPageTexts(language: PageLanguage): TalkPageTexts {
  return language === 'de' ? de : en
}
