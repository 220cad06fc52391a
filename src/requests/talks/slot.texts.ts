import type { PageLanguage } from '../asks/page-language.ts'

/** What the server says on the prospect's page: sentences that hold names and moments. */
export type SlotTexts = {
  title(given: { greeting: string | null; name: string }): string
  agreedTitle(name: string): string
  offers(given: { post: string | null; account: string; hasTimes: boolean }): string
  agreed(moment: string, zone: string): string
  waiting(name: string): string
  ended(name: string): string
  over: string
  labels: Readonly<Record<'private' | 'language' | 'long' | 'fromUs' | 'free', string>>
  notRecorded: string
  free: string
}

/** A sentence with its full stop, which names such as “Co., Ltd.” bring along. */
const end = (sentence: string) => (sentence.endsWith('.') ? sentence : `${sentence}.`)

const en: SlotTexts = {
  title: ({ greeting, name }) =>
    greeting === null
      ? `When would you like to talk with ${name}?`
      : `${greeting}, when would you like to talk with ${name}?`,
  agreedTitle: (name) => `Your talk with ${name}`,
  offers: ({ post, account, hasTimes }) =>
    `${end(post === null ? account : `${post} at ${account}`)} ${hasTimes ? 'Ready to talk with you at these times.' : 'None of the times offered is left; name some of your own.'}`,
  agreed: (moment, zone) => `It is agreed: ${moment} (${zone}). The invitation is in your mail.`,
  waiting: (name) => `${name} has your times. You get the invitation as soon as one is chosen.`,
  ended: (name) =>
    `You said that you do not need the talk with ${name} any more. Nothing else is to be done.`,
  over: 'It has taken place.',
  labels: {
    private: 'Private',
    language: 'Language',
    long: 'How long',
    fromUs: 'From us',
    free: 'In return',
  },
  notRecorded: 'Not recorded, not quoted',
  free: 'Their time is given freely; please keep prices and contracts for us',
}

const de: SlotTexts = {
  title: ({ greeting, name }) =>
    greeting === null
      ? `Wann möchten Sie mit ${name} sprechen?`
      : `${greeting}, wann möchten Sie mit ${name} sprechen?`,
  agreedTitle: (name) => `Ihr Gespräch mit ${name}`,
  offers: ({ post, account, hasTimes }) =>
    `${end(post === null ? account : `${post}, ${account}`)} ${hasTimes ? 'Bereit, zu diesen Zeiten mit Ihnen zu sprechen.' : 'Von den angebotenen Zeiten ist keine mehr frei; nennen Sie eigene.'}`,
  agreed: (moment, zone) => `Es ist vereinbart: ${moment} (${zone}). Die Einladung liegt in Ihrer Mail.`,
  waiting: (name) => `${name} hat Ihre Zeiten. Sie bekommen die Einladung, sobald eine gewählt ist.`,
  ended: (name) =>
    `Sie haben gesagt, dass Sie das Gespräch mit ${name} nicht mehr brauchen. Es ist nichts weiter zu tun.`,
  over: 'Es hat stattgefunden.',
  labels: {
    private: 'Vertraulich',
    language: 'Sprache',
    long: 'Wie lange',
    fromUs: 'Von uns',
    free: 'Dafür',
  },
  notRecorded: 'Keine Aufnahme, kein Zitat',
  free: 'Die Zeit wird freiwillig gegeben; Preise und Verträge besprechen Sie bitte mit uns',
}

/** The words of the prospect's page in one of our languages. */
export function slotTexts(language: PageLanguage): SlotTexts {
  return language === 'de' ? de : en
}
