import type { PageLanguage } from './page-language.ts'

/** Why a link opens nothing: its time is over, it was taken back, a newer one took its place, nobody made it, or no answer came. */
export type LinkEnd = 'expired' | 'withdrawn' | 'replaced' | 'nowhere' | 'offline'

type EndTexts = Readonly<Record<LinkEnd, { readonly title: string; says(program: string): string }>>

const en: EndTexts = {
  expired: {
    title: 'The time for this has gone by',
    says: (program) =>
      `Nothing is asked of you any more. If you would still like to answer, write to ${program}.`,
  },
  withdrawn: {
    title: 'This is no longer needed',
    says: (program) => `It was taken back; there is nothing for you to do. Questions go to ${program}.`,
  },
  replaced: {
    title: 'There is a newer mail about this',
    says: (program) =>
      `This link was replaced. If it is still yours to answer, the newest mail opens the page, or one will come. Questions go to ${program}.`,
  },
  nowhere: {
    title: 'This link leads nowhere',
    says: () =>
      'Perhaps it was cut off on its way. Open it once more from the mail, or answer the mail instead.',
  },
  offline: {
    title: 'The page could not be reached',
    says: () => 'Nothing was lost. Try again in a moment, or answer the mail instead.',
  },
}

const de: EndTexts = {
  expired: {
    title: 'Die Zeit dafür ist vorbei',
    says: (program) =>
      `Sie werden um nichts mehr gebeten. Möchten Sie noch antworten, schreiben Sie an ${program}.`,
  },
  withdrawn: {
    title: 'Das hat sich erledigt',
    says: (program) =>
      `Die Bitte wurde zurückgenommen; Sie müssen nichts tun. Fragen beantwortet ${program}.`,
  },
  replaced: {
    title: 'Dazu gibt es eine neuere Mail',
    says: (program) =>
      `Dieser Link wurde ersetzt. Sind Sie noch gefragt, öffnet die neueste Mail die Seite, oder es kommt noch eine. Fragen beantwortet ${program}.`,
  },
  nowhere: {
    title: 'Dieser Link führt nirgendwohin',
    says: () =>
      'Vielleicht wurde er unterwegs abgeschnitten. Öffnen Sie ihn noch einmal aus der Mail, oder antworten Sie auf die Mail.',
  },
  offline: {
    title: 'Die Seite war nicht zu erreichen',
    says: () =>
      'Es ging nichts verloren. Versuchen Sie es gleich noch einmal, oder antworten Sie auf die Mail.',
  },
}

/** What a link that opens nothing says instead, in one of our languages. */
export function linkEndTexts(language: PageLanguage): EndTexts {
  return language === 'de' ? de : en
}
