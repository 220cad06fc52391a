import type { PageLanguage } from './page-language.ts'

/** The words of the customer's page around what the server says: headings, buttons. */
export type PageTexts = {
  program(workspace: string): string
  times: string
  otherTimes: string
  moreTimes(count: number): string
  yesAt(moment: string): string
  yesAgree: string
  suggestHead: string
  suggestSend: string
  or: string
  notNow: string
  notNowLabel: string
  notNowSend(day: string): string
  no: string
  noLabel: string
  noSend: string
  never: string
  neverSays: string
  neverSend: string
  colleague: string
  colleagueLabel: string
  colleagueSays: string
  colleagueSend: string
  anyAnswer(by: string | null): string
  sentTo(name: string): string
  notYou: string
  notYouSays(program: string, name: string): string
  thanks: string
  changed(program: string): string
  limits: string
  asks: string
  atMost(count: number | null): string
  never_: string
  notFrom: string
  window(from: string, until: string): string
  noWindow: string
  resting: string
  until(day: string): string
  change: string
  remove: string
  addWindow: string
  from: string
  to: string
  save: string
  cancel: string
  rest: string
  restSend(day: string): string
  endRest: string
  last: string
  inOwnWords(name: string): string
  done: string
  nothingDone: string
  held: string
  heldSays(program: string): string
  leave: string
  leaveSays: string
  leaveSend: string
  left: string
  footer(until: string | null, program: string): string
  tryAgain: string
  refusals: Readonly<Record<string, string>>
  failed: string
  scores: readonly [string, string, string, string, string]
  comment: string
  mayQuote: string
  send: string
  feedbackThanks: string
}

const en: PageTexts = {
  program: (workspace) => `${workspace}, customer program`,
  times: 'Yes, at one of these times',
  otherTimes: 'Suggest other times',
  moreTimes: (count) => `${count} more times`,
  yesAt: (moment) => `Yes, ${moment}`,
  yesAgree: 'Yes; agree on a time with me',
  suggestHead: 'When could you? Up to eight times, of which one is chosen',
  suggestSend: 'Yes, at one of my times',
  or: 'Or',
  notNow: 'Not now; ask me again from…',
  notNowLabel: 'Ask me again from',
  notNowSend: (day) => `Not now; again from ${day}`,
  no: 'No, not this one',
  noLabel: 'Why not, if you like',
  noSend: 'No, not this one',
  never: 'Never this kind',
  neverSays: 'Nobody here asks you for this kind of thing again.',
  neverSend: 'Never this kind again',
  colleague: 'Ask a colleague instead',
  colleagueLabel: 'Who, and what they do',
  colleagueSays: 'Nobody writes to them unasked: your contact here speaks with you or them first.',
  colleagueSend: 'Ask this colleague instead',
  anyAnswer: (by) => `Any answer is fine and ends this ask.${by === null ? '' : ` No reminder after ${by}.`}`,
  sentTo: (name) => `This was sent to ${name}.`,
  notYou: 'Not you?',
  notYouSays: (program, name) =>
    `Then please do not answer for ${name}. Write to ${program}, or pass a name on with “Ask a colleague instead”.`,
  thanks: 'Thank you',
  changed: (program) => `If something changes, write to ${program}.`,
  limits: 'My limits',
  asks: 'Asks',
  atMost: (count) =>
    count === null ? 'As many as suit' : count === 0 ? 'None' : `At most ${count} a quarter`,
  never_: 'Never',
  notFrom: 'Not from',
  window: (from, until) => `${from} to ${until}`,
  noWindow: 'No days named',
  resting: 'Resting',
  until: (day) => `until ${day}`,
  change: 'Change',
  remove: 'Remove',
  addWindow: 'Add days',
  from: 'From',
  to: 'To',
  save: 'Save',
  cancel: 'Leave it',
  rest: 'Rest me until…',
  restSend: (day) => `Ask me nothing before ${day}`,
  endRest: 'End the rest',
  last: 'What came of your last time',
  inOwnWords: (name) => `${name}, in their own words`,
  done: 'All I have done, and what I got',
  nothingDone: 'Nothing yet.',
  held: 'What you hold on me',
  heldSays: (program) =>
    `Addresses are half covered, since a link can be passed on. For changes or deletion write to ${program}.`,
  leave: 'Leave the program',
  leaveSays:
    'Everything open with you ends, and nobody asks you for anything again. What you did stays known.',
  leaveSend: 'Yes, leave the program',
  left: 'You are not in the program any more. Nobody asks you for anything.',
  footer: (until, program) =>
    `This page is yours alone${until === null ? '' : ` and works until ${until}`}. No account needed. Questions go to ${program}.`,
  tryAgain: 'Try again',
  refusals: {
    'answered-already': 'This was answered already; the page shows the answer that counts.',
    'too-late': 'The time to answer has gone by.',
    withdrawn: 'This was taken back meanwhile.',
    expired: 'This page has run out.',
    'not-ahead': 'This day or time is not ahead.',
    'not-offered': 'This time is not offered any more. Choose another one.',
    'no-day': 'Choose a day.',
    'no-name': 'Say whom to ask.',
  },
  failed: 'That did not work. Nothing was changed; try again in a moment.',
  scores: ['1, not at all', '2', '3', '4', '5, very much'],
  comment: 'A word more, if you like',
  mayQuote: 'The customer may read this in my words',
  send: 'Send',
  feedbackThanks: 'Thank you. Your answer is kept.',
}

const de: PageTexts = {
  program: (workspace) => `${workspace}, Kundenprogramm`,
  times: 'Ja, zu einer dieser Zeiten',
  otherTimes: 'Andere Zeiten vorschlagen',
  moreTimes: (count) => `${count} weitere Zeiten`,
  yesAt: (moment) => `Ja, ${moment}`,
  yesAgree: 'Ja; vereinbaren Sie eine Zeit mit mir',
  suggestHead: 'Wann ginge es? Bis zu acht Zeiten, von denen eine gewählt wird',
  suggestSend: 'Ja, zu einer meiner Zeiten',
  or: 'Oder',
  notNow: 'Nicht jetzt; wieder fragen ab …',
  notNowLabel: 'Wieder fragen ab',
  notNowSend: (day) => `Nicht jetzt; wieder ab ${day}`,
  no: 'Nein, dies nicht',
  noLabel: 'Warum nicht, wenn Sie mögen',
  noSend: 'Nein, dies nicht',
  never: 'So etwas nie',
  neverSays: 'Niemand hier bittet Sie wieder um so etwas.',
  neverSend: 'So etwas nie wieder',
  colleague: 'Jemand anderen aus meinem Haus fragen',
  colleagueLabel: 'Wen, und was die Person tut',
  colleagueSays: 'Niemand schreibt ihr ungefragt: Ihr Kontakt hier spricht zuerst mit Ihnen oder ihr.',
  colleagueSend: 'Diese Person fragen',
  anyAnswer: (by) =>
    `Jede Antwort ist recht und beendet diese Bitte.${by === null ? '' : ` Keine Erinnerung nach ${by}.`}`,
  sentTo: (name) => `Dies ging an ${name}.`,
  notYou: 'Nicht Sie?',
  notYouSays: (program, name) =>
    `Dann antworten Sie bitte nicht für ${name}. Schreiben Sie an ${program}, oder nennen Sie jemanden unter „Jemand anderen aus meinem Haus fragen“.`,
  thanks: 'Danke',
  changed: (program) => `Ändert sich etwas, schreiben Sie an ${program}.`,
  limits: 'Meine Grenzen',
  asks: 'Bitten',
  atMost: (count) =>
    count === null ? 'So viele, wie passen' : count === 0 ? 'Keine' : `Höchstens ${count} im Quartal`,
  never_: 'Nie',
  notFrom: 'Nicht von',
  window: (from, until) => `${from} bis ${until}`,
  noWindow: 'Keine Tage genannt',
  resting: 'Ruhe',
  until: (day) => `bis ${day}`,
  change: 'Ändern',
  remove: 'Entfernen',
  addWindow: 'Tage nennen',
  from: 'Von',
  to: 'Bis',
  save: 'Speichern',
  cancel: 'Lassen',
  rest: 'Mich ruhen lassen bis …',
  restSend: (day) => `Vor dem ${day} um nichts bitten`,
  endRest: 'Ruhe beenden',
  last: 'Was aus dem letzten Mal wurde',
  inOwnWords: (name) => `${name}, in eigenen Worten`,
  done: 'Alles, was ich getan und bekommen habe',
  nothingDone: 'Noch nichts.',
  held: 'Was Sie über mich gespeichert haben',
  heldSays: (program) =>
    `Adressen sind halb verdeckt, weil ein Link weitergegeben werden kann. Für Änderung oder Löschung schreiben Sie an ${program}.`,
  leave: 'Das Programm verlassen',
  leaveSays:
    'Alles Offene mit Ihnen endet, und niemand bittet Sie wieder um etwas. Was Sie getan haben, bleibt bekannt.',
  leaveSend: 'Ja, das Programm verlassen',
  left: 'Sie sind nicht mehr im Programm. Niemand bittet Sie um etwas.',
  footer: (until, program) =>
    `Diese Seite ist nur für Sie${until === null ? '' : ` und gilt bis ${until}`}. Ein Konto ist nicht nötig. Fragen beantwortet ${program}.`,
  tryAgain: 'Noch einmal versuchen',
  refusals: {
    'answered-already': 'Das wurde schon beantwortet; die Seite zeigt die Antwort, die gilt.',
    'too-late': 'Die Zeit zu antworten ist vorbei.',
    withdrawn: 'Das wurde inzwischen zurückgenommen.',
    expired: 'Diese Seite gilt nicht mehr.',
    'not-ahead': 'Dieser Tag oder diese Zeit liegt nicht in der Zukunft.',
    'not-offered': 'Diese Zeit wird nicht mehr angeboten. Wählen Sie eine andere.',
    'no-day': 'Wählen Sie einen Tag.',
    'no-name': 'Nennen Sie jemanden.',
  },
  failed: 'Das ging nicht. Es wurde nichts geändert; versuchen Sie es gleich noch einmal.',
  scores: ['1, gar nicht', '2', '3', '4', '5, sehr'],
  comment: 'Ein Wort mehr, wenn Sie mögen',
  mayQuote: 'Der Kunde darf das in meinen Worten lesen',
  send: 'Senden',
  feedbackThanks: 'Danke. Ihre Antwort ist angekommen.',
}

/** The words of outsiders' pages in one of our languages. */
export function pageTexts(language: PageLanguage): PageTexts {
  return language === 'de' ? de : en
}
