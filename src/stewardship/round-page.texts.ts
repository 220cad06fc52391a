import type { PageLanguage } from '../requests/asks/page-language.ts'

/** What the page of a round says, and the mail that leads to it. */
export type ConfirmTexts = {
  greet(name: string): string
  mailTitle(facts: number, account: string, more: boolean): string
  mailReminder(title: string): string
  mailAsks: string
  mailButton: string
  mailBelow: string
  advocateTitle(facts: number, workspace: string): string
  advocateAsks: string
  head(name: string, facts: number): string
  begins(about: string | null, isAdvocate: boolean): string
  stillTrue: string
  changed: string
  unknown: string
  whatChanged: string
  whatIs: Readonly<Record<string, string>>
  left: string
  leftSaid: string
  send: string
  cancel: string
  health: Readonly<Record<'good' | 'watch' | 'poor', string>>
  outcome: Readonly<Record<'confirmed' | 'applied' | 'proposed' | 'next-source', string>>
  confirmedBy(who: string | null, isYou: boolean, days: number | null): string
  done: string
  doneSays(minutes: number | null): string
  allWeKnow(account: string): string
  whoElse: string
  whoElseLine: string
  whoElseSend: string
  whoElseSaid(name: string): string
  whoElseWrong: string
  foot(name: string, until: string, program: string): string
  over: string
}

const englishCounted = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const germanCounted = [
  'keine',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
]
const begin = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
const first = (name: string) => name.split(' ')[0] ?? name

const en: ConfirmTexts = {
  greet: (name) => `Hello ${name},`,
  mailTitle: (facts, account, more) =>
    `${begin(englishCounted[facts] ?? String(facts))} ${facts === 1 ? 'fact' : 'facts'} about ${account}${more ? ' and others' : ''}, one tap each`,
  mailReminder: (title) => `Still waiting: ${title}`,
  mailAsks: 'Is this still true?',
  mailButton: 'Say what is still true',
  mailBelow: 'One tap each, and no signing in. Opening this link changes nothing.',
  advocateTitle: (facts, workspace) =>
    `${begin(englishCounted[facts] ?? String(facts))} ${facts === 1 ? 'thing' : 'things'} ${workspace} knows about you: still true?`,
  advocateAsks: 'We keep what we know about you short and true. Is this still right?',
  head: (name, facts) =>
    `${first(name)}, ${facts === 1 ? 'one fact, one tap' : `${englishCounted[facts] ?? facts} facts, one tap each`}`,
  begins: (about, isAdvocate) =>
    isAdvocate
      ? 'What we know about you. Say what is still true, and what has changed.'
      : about === null
        ? 'About your customers. Say what is still true, and what has changed.'
        : `About ${about.replace(/\.$/, '')}. Say what is still true, and what has changed.`,
  stillTrue: 'Still true',
  changed: 'Changed',
  unknown: 'Don’t know',
  whatChanged: 'What is true now?',
  whatIs: {
    employment: 'What is their post now?',
    mail: 'Which address do they read now?',
    reporting: 'Whom do they report to now?',
    health: 'How is the account doing?',
    cases: 'Which serious case is open?',
    owner: 'Who looks after them now?',
  },
  left: 'They no longer work there',
  leftSaid: 'No longer works there',
  send: 'Send',
  cancel: 'Cancel',
  health: { good: 'Doing well', watch: 'Needs watching', poor: 'Doing poorly' },
  outcome: {
    confirmed: 'Still true. Thank you.',
    applied: 'Written down. Thank you.',
    proposed: 'Thank you; the program takes it over.',
    'next-source': 'We ask somebody else.',
  },
  confirmedBy: (who, isYou, days) => {
    if (days === null) return 'Nobody has confirmed this yet'
    const age = days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`
    if (isYou) return `Confirmed by you ${age}`
    return who === null ? `On record ${age}` : `Confirmed by ${who} ${age}`
  },
  done: 'That was all. Thank you.',
  doneSays: (minutes) =>
    minutes === null || minutes < 1
      ? 'It took less than a minute.'
      : `It took about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  allWeKnow: (account) => `${account}, all we know`,
  whoElse: 'Who else should we know there?',
  whoElseLine: 'Name, and post or mail where you know them',
  whoElseSend: 'Add them',
  whoElseSaid: (name) => `${name} is written down. Thank you.`,
  whoElseWrong: 'Nobody was added: begin with the name of somebody we do not know there yet.',
  foot: (name, until, program) =>
    `This page is ${first(name)}’s alone and works until ${until}. Questions go to ${program}.`,
  over: 'The time for this has gone by, but an answer still helps.',
}

const de: ConfirmTexts = {
  greet: (name) => `Guten Tag ${name},`,
  mailTitle: (facts, account, more) =>
    `${begin(germanCounted[facts] ?? String(facts))} ${facts === 1 ? 'Angabe' : 'Angaben'} zu ${account}${more ? ' und anderen' : ''}, je ein Klick`,
  mailReminder: (title) => `Noch offen: ${title}`,
  mailAsks: 'Stimmt das noch?',
  mailButton: 'Sagen, was noch stimmt',
  mailBelow: 'Je ein Klick, ohne Anmeldung. Den Link zu öffnen ändert nichts.',
  advocateTitle: (facts, workspace) =>
    `${begin(germanCounted[facts] ?? String(facts))} ${facts === 1 ? 'Angabe' : 'Angaben'}, die ${workspace} zu Ihnen hat: stimmt das noch?`,
  advocateAsks: 'Was wir über Sie wissen, soll kurz und richtig sein. Stimmt das noch?',
  head: (name, facts) =>
    `${first(name)}, ${facts === 1 ? 'eine Angabe, ein Klick' : `${germanCounted[facts] ?? facts} Angaben, je ein Klick`}`,
  begins: (about, isAdvocate) =>
    isAdvocate
      ? 'Was wir über Sie wissen. Sagen Sie uns, was noch stimmt und was sich geändert hat.'
      : about === null
        ? 'Zu Ihren Kunden. Was stimmt noch, was hat sich geändert?'
        : `Zu ${about.replace(/\.$/, '')}. Was stimmt noch, was hat sich geändert?`,
  stillTrue: 'Stimmt noch',
  changed: 'Geändert',
  unknown: 'Weiß nicht',
  whatChanged: 'Was stimmt jetzt?',
  whatIs: {
    employment: 'Welche Stelle ist es jetzt?',
    mail: 'Welche Adresse gilt jetzt?',
    reporting: 'An wen wird jetzt berichtet?',
    health: 'Wie geht es dem Kunden?',
    cases: 'Welcher ernste Fall ist offen?',
    owner: 'Wer betreut sie jetzt?',
  },
  left: 'Arbeitet nicht mehr dort',
  leftSaid: 'Arbeitet nicht mehr dort',
  send: 'Senden',
  cancel: 'Abbrechen',
  health: { good: 'Es geht gut', watch: 'Im Auge behalten', poor: 'Es geht schlecht' },
  outcome: {
    confirmed: 'Stimmt noch. Danke.',
    applied: 'Übernommen. Danke.',
    proposed: 'Danke; das Programm übernimmt es.',
    'next-source': 'Wir fragen jemand anderen.',
  },
  confirmedBy: (who, isYou, days) => {
    if (days === null) return 'Noch von niemandem bestätigt'
    const age = days === 0 ? 'heute' : days === 1 ? 'gestern' : `vor ${days} Tagen`
    if (isYou) return `Von Ihnen bestätigt ${age}`
    return who === null ? `Aufgenommen ${age}` : `Von ${who} bestätigt ${age}`
  },
  done: 'Das war alles. Danke.',
  doneSays: (minutes) =>
    minutes === null || minutes < 1
      ? 'Es hat keine Minute gedauert.'
      : `Es hat etwa ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} gedauert.`,
  allWeKnow: (account) => `${account}: alles, was wir wissen`,
  whoElse: 'Wen sollten wir dort noch kennen?',
  whoElseLine: 'Name, und Stelle oder Mail, wenn bekannt',
  whoElseSend: 'Aufnehmen',
  whoElseSaid: (name) => `${name} ist aufgenommen. Danke.`,
  whoElseWrong: 'Niemand wurde aufgenommen: der Name zuerst, und jemand, den wir dort noch nicht kennen.',
  foot: (name, until, program) =>
    `Diese Seite gehört ${first(name)} allein und gilt bis ${until}. Fragen beantwortet ${program}.`,
  over: 'Die Zeit dafür ist vorbei, eine Antwort hilft trotzdem noch.',
}

/** The words of the page in the reader's language. */
export function confirmTexts(language: PageLanguage): ConfirmTexts {
  return language === 'de' ? de : en
}
