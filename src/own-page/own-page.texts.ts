import type { PageLanguage } from '../requests/asks/page-language.ts'

/** The words of the own page around what the server says. */
export type OwnPageTexts = {
  title(name: string): string
  says: string
  left: string
  open: string
  openSays: string
  limits: string
  quarter: string
  quarterLabel: string
  notice: string
  noticeLabel: string
  busy: string
  busyWhy: string
  rest: string
  restSays: string
  restMonths(count: number): string
  restDay: string
  restForGood: string
  restForGoodSays: string
  wants: string
  wantsSays: string
  moreKinds(count: number): string
  families: Readonly<Record<string, string>>
  noAnswer: string
  takeBack: string
  never: string
  neverLabel: string
  neverSend: string
  history: string
  permissions: string
  permissionsNone: string
  withdraw: string
  withdrawSays(use: string): string
  withdrawSend(use: string): string
  withdrawn(on: string): string
  until(day: string): string
  ofAccount: string
  held: string
  heldSays: string
  vouched(by: string | null, on: string | null, isByYou: boolean): string
  stillTrue: string
  correct: string
  correctNow: string
  correctProposed: string
  correctList: string
  correctSend: string
  proposeSend: string
  wrongElse: string
  said: string
  saidMore: string
  states: Readonly<Record<'open' | 'taken-over' | 'declined', string>>
  footer(until: string | null, program: string): string
  refusals: Readonly<Record<string, string>>
  failed: string
}

const en: OwnPageTexts = {
  title: (name) => `${name}, this page is yours`,
  says: 'What you are asked, how often, and what we hold on you: you decide here, and it counts at once.',
  left: 'You are not in the program any more. Nobody asks you for anything. What we still hold is below.',
  open: 'Open with you',
  openSays: 'The mail that asked you has the page to answer.',
  limits: 'My limits',
  quarter: 'How often',
  quarterLabel: 'At most so many asks a quarter; empty for as many as suit',
  notice: 'Notice',
  noticeLabel: 'Working days you want between an ask and what is asked; empty for none',
  busy: 'Busy days',
  busyWhy: 'Why, if you like',
  rest: 'Rest me…',
  restSays: 'Until then nobody asks you for anything that takes more than a word.',
  restMonths: (count) => (count === 1 ? 'One month' : `${count} months`),
  restDay: 'Until a day',
  restForGood: 'For good',
  restForGoodSays: 'That is leaving the program; you find it at the end of this page.',
  wants: 'What I do, and what I don’t',
  wantsSays: 'Tap a kind to answer. “Never” ends the question for good.',
  moreKinds: (count) => (count === 1 ? 'One more kind' : `${count} more kinds`),
  families: {
    talks: 'Talks',
    stories: 'Stories and quotes',
    stage: 'On stage',
    press: 'Press and analysts',
    proof: 'Proof and reviews',
    program: 'Boards and programs',
  },
  noAnswer: 'not said',
  takeBack: 'No answer',
  never: 'Never with',
  neverLabel: 'A company, a trade or a competitor you will not talk to or about',
  neverSend: 'Add',
  history: 'What I did, and what came of it',
  permissions: 'What I allowed',
  permissionsNone: 'Nothing yet. You are asked before your name, words or voice appear anywhere.',
  withdraw: 'Withdraw',
  withdrawSays: (use) =>
    `From today nothing new appears with your ${use}. What is printed already cannot be called back; we tell you what can be taken down.`,
  withdrawSend: (use) => `Withdraw my ${use}`,
  withdrawn: (on) => `withdrawn on ${on}`,
  until: (day) => `until ${day}`,
  ofAccount: 'by your company',
  held: 'What you hold on me',
  heldSays:
    'Every fact, who confirmed it and when. What is yours you change at once; the rest goes to the program.',
  vouched: (by, on, isByYou) =>
    on === null
      ? 'Nobody confirmed it yet'
      : isByYou
        ? `Confirmed by you on ${on}`
        : by === null
          ? `Confirmed on ${on}`
          : `Confirmed by ${by} on ${on}`,
  stillTrue: 'Still true',
  correct: 'Correct',
  correctNow: 'As it should read',
  correctProposed: 'What is wrong, and how it should read',
  correctList: 'Several, parted by commas',
  correctSend: 'Save',
  proposeSend: 'Tell the program',
  wrongElse: 'Something else is wrong',
  said: 'What you said is wrong',
  saidMore: 'Show older ones',
  states: { open: 'being looked at', 'taken-over': 'taken over', declined: 'not taken over' },
  footer: (until, program) =>
    `This page is yours alone${until === null ? '' : ` and works until ${until}`}. No account needed. Questions go to ${program}.`,
  refusals: {
    'not-ahead': 'This day is not ahead.',
    mails: 'One of these addresses is none, or belongs to somebody else here.',
    'needs-mail': 'One address has to stay, or mail cannot reach you.',
    'time-zone': 'This is no time zone we know. Write it like Europe/Berlin.',
    languages: 'Write languages by name or code, parted by commas: English, German.',
    empty: 'Write how it should read.',
    withdrawn: 'This link does not hold any more.',
    expired: 'This link does not hold any more.',
    'no-mail': 'No mail address is known.',
  },
  failed: 'That did not work. Nothing was changed; try again in a moment.',
}

const de: OwnPageTexts = {
  title: (name) => `${name}, diese Seite gehört Ihnen`,
  says: 'Worum wir Sie bitten, wie oft, und was wir über Sie gespeichert haben: Sie entscheiden hier, und es gilt sofort.',
  left: 'Sie sind nicht mehr im Programm. Niemand bittet Sie um etwas. Was wir noch gespeichert haben, steht unten.',
  open: 'Offen mit Ihnen',
  openSays: 'Die Mail mit der Bitte führt zu der Seite, auf der Sie antworten.',
  limits: 'Meine Grenzen',
  quarter: 'Wie oft',
  quarterLabel: 'Höchstens so viele Bitten im Quartal; leer für so viele, wie passen',
  notice: 'Vorlauf',
  noticeLabel: 'Arbeitstage zwischen einer Bitte und dem, worum gebeten wird; leer für keinen',
  busy: 'Volle Tage',
  busyWhy: 'Warum, wenn Sie mögen',
  rest: 'Mich ruhen lassen …',
  restSays: 'Bis dahin bittet Sie niemand um etwas, das mehr als ein Wort kostet.',
  restMonths: (count) => (count === 1 ? 'Einen Monat' : `${count} Monate`),
  restDay: 'Bis zu einem Tag',
  restForGood: 'Für immer',
  restForGoodSays: 'Das heißt, das Programm zu verlassen; Sie finden es am Ende dieser Seite.',
  wants: 'Was ich tue, und was nicht',
  wantsSays: 'Tippen Sie eine Art an, um zu antworten. „Nie“ beendet die Frage für immer.',
  moreKinds: (count) => (count === 1 ? 'Eine weitere Art' : `${count} weitere Arten`),
  families: {
    talks: 'Gespräche',
    stories: 'Geschichten und Zitate',
    stage: 'Auf der Bühne',
    press: 'Presse und Analysten',
    proof: 'Belege und Bewertungen',
    program: 'Beiräte und Programme',
  },
  noAnswer: 'nichts gesagt',
  takeBack: 'Keine Antwort',
  never: 'Nie mit',
  neverLabel: 'Ein Unternehmen, eine Branche oder ein Wettbewerber, mit dem oder über den Sie nicht sprechen',
  neverSend: 'Hinzufügen',
  history: 'Was ich getan habe, und was daraus wurde',
  permissions: 'Was ich erlaubt habe',
  permissionsNone:
    'Noch nichts. Bevor Ihr Name, Ihre Worte oder Ihre Stimme irgendwo erscheinen, werden Sie gefragt.',
  withdraw: 'Widerrufen',
  withdrawSays: (use) =>
    `Ab heute erscheint nichts Neues mehr (${use}). Was gedruckt ist, lässt sich nicht zurückholen; wir sagen Ihnen, was sich entfernen lässt.`,
  withdrawSend: (use) => `Widerrufen: ${use}`,
  withdrawn: (on) => `widerrufen am ${on}`,
  until: (day) => `bis ${day}`,
  ofAccount: 'von Ihrem Unternehmen',
  held: 'Was Sie über mich gespeichert haben',
  heldSays:
    'Jede Angabe, wer sie wann bestätigt hat. Was Ihres ist, ändern Sie sofort; das Übrige geht an das Programm.',
  vouched: (by, on, isByYou) =>
    on === null
      ? 'Noch von niemandem bestätigt'
      : isByYou
        ? `Von Ihnen bestätigt am ${on}`
        : by === null
          ? `Bestätigt am ${on}`
          : `Bestätigt von ${by} am ${on}`,
  stillTrue: 'Stimmt noch',
  correct: 'Berichtigen',
  correctNow: 'So soll es heißen',
  correctProposed: 'Was nicht stimmt, und wie es heißen soll',
  correctList: 'Mehrere, mit Kommas getrennt',
  correctSend: 'Speichern',
  proposeSend: 'Dem Programm sagen',
  wrongElse: 'Etwas anderes stimmt nicht',
  said: 'Was nach Ihrem Wort nicht stimmt',
  saidMore: 'Ältere zeigen',
  states: { open: 'wird geprüft', 'taken-over': 'übernommen', declined: 'nicht übernommen' },
  footer: (until, program) =>
    `Diese Seite ist nur für Sie${until === null ? '' : ` und gilt bis ${until}`}. Ein Konto ist nicht nötig. Fragen beantwortet ${program}.`,
  refusals: {
    'not-ahead': 'Dieser Tag liegt nicht in der Zukunft.',
    mails: 'Eine dieser Adressen ist keine, oder sie gehört hier jemand anderem.',
    'needs-mail': 'Eine Adresse muss bleiben, sonst erreicht Sie keine Mail.',
    'time-zone': 'Diese Zeitzone kennen wir nicht. Schreiben Sie sie wie Europe/Berlin.',
    languages: 'Schreiben Sie Sprachen mit Namen oder Kürzel, mit Kommas getrennt: Deutsch, Englisch.',
    empty: 'Schreiben Sie, wie es heißen soll.',
    withdrawn: 'Dieser Link gilt nicht mehr.',
    expired: 'Dieser Link gilt nicht mehr.',
    'no-mail': 'Es ist keine Mailadresse bekannt.',
  },
  failed: 'Das ging nicht. Es wurde nichts geändert; versuchen Sie es gleich noch einmal.',
}

/** The words of the own page in one of our languages. */
export function ownPageTexts(language: PageLanguage): OwnPageTexts {
  return language === 'de' ? de : en
}
