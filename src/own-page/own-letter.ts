import type { PageLanguage } from '../requests/asks/page-language.ts'

/** A letter about the own page before it is laid out. */
export type OwnLetter = {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly button: string
  readonly below: readonly string[]
}

type Words = {
  link(name: string, workspace: string): Pick<OwnLetter, 'subject' | 'paragraphs'>
  asked: string
  unasked: string
  open: string
  alone: string
  erasure(name: string, workspace: string): Pick<OwnLetter, 'subject' | 'paragraphs'>
  openErasure: string
  ignore: string
  moved(name: string, workspace: string, mail: string): Pick<OwnLetter, 'subject' | 'paragraphs'>
}

const en: Words = {
  link: (name, workspace) => ({
    subject: `Your own page at ${workspace}`,
    paragraphs: [
      `Dear ${name},`,
      'there is a page that is yours alone: how often we may ask you for something and for what, what came of your help, and everything we hold on you, to correct, to take along, or to have erased.',
    ],
  }),
  asked: 'You asked for this link just now.',
  unasked:
    'If it was not you, you need do nothing: the page is for whoever reads your mail, and nobody else.',
  open: 'Open my page',
  alone: 'It needs no account. Whoever has the link can use it, so please do not pass it on.',
  erasure: (name, workspace) => ({
    subject: 'Please confirm: erase everything about you',
    paragraphs: [
      `Dear ${name},`,
      `you asked ${workspace} to erase everything personal about you. Open the page and confirm; it works for two days. Until then nothing is erased.`,
    ],
  }),
  openErasure: 'Open the page to confirm',
  ignore: 'If it was not you, leave this mail alone, and nothing happens.',
  moved: (name, workspace, mail) => ({
    subject: 'Your mail address was changed',
    paragraphs: [
      `Dear ${name},`,
      `on your own page at ${workspace} your mail address was changed to ${mail}. From now on we write there.`,
      'If that was not you, answer this mail.',
    ],
  }),
}

const de: Words = {
  link: (name, workspace) => ({
    subject: `Ihre eigene Seite bei ${workspace}`,
    paragraphs: [
      `Guten Tag ${name},`,
      'es gibt eine Seite, die nur Ihnen gehört: wie oft und worum wir Sie bitten dürfen, was aus Ihrer Hilfe wurde, und alles, was wir über Sie gespeichert haben, zum Berichtigen, Mitnehmen oder Löschen.',
    ],
  }),
  asked: 'Sie haben diesen Link eben verlangt.',
  unasked:
    'Waren Sie es nicht, müssen Sie nichts tun: Die Seite ist für niemanden, der Ihre Post nicht liest.',
  open: 'Meine Seite öffnen',
  alone: 'Ein Konto ist nicht nötig. Wer den Link hat, kann sie benutzen; geben Sie ihn bitte nicht weiter.',
  erasure: (name, workspace) => ({
    subject: 'Bitte bestätigen: alles über Sie löschen',
    paragraphs: [
      `Guten Tag ${name},`,
      `Sie haben ${workspace} gebeten, alles Persönliche über Sie zu löschen. Öffnen Sie die Seite und bestätigen Sie; sie gilt zwei Tage. Bis dahin wird nichts gelöscht.`,
    ],
  }),
  openErasure: 'Seite zum Bestätigen öffnen',
  ignore: 'Waren Sie es nicht, lassen Sie diese Mail liegen, und nichts geschieht.',
  moved: (name, workspace, mail) => ({
    subject: 'Ihre Mailadresse wurde geändert',
    paragraphs: [
      `Guten Tag ${name},`,
      `auf Ihrer eigenen Seite bei ${workspace} wurde Ihre Mailadresse in ${mail} geändert. Ab jetzt schreiben wir dorthin.`,
      'Waren Sie es nicht, antworten Sie auf diese Mail.',
    ],
  }),
}

const wordsIn = (language: PageLanguage) => (language === 'de' ? de : en)

type To = { readonly name: string; readonly workspace: string; readonly language: PageLanguage }

/** The link to somebody's own page. `isAsked`: they asked for it themselves, so that a stranger's asking is told apart. */
export function writeLinkLetter({ name, workspace, language }: To, isAsked: boolean): OwnLetter {
  const words = wordsIn(language)
  const { subject, paragraphs } = words.link(name, workspace)
  return {
    subject,
    paragraphs: isAsked ? [...paragraphs, words.asked] : paragraphs,
    button: words.open,
    below: isAsked ? [words.alone, words.unasked] : [words.alone],
  }
}

/** The second link, with which an erasure is confirmed. */
export function writeErasureLetter({ name, workspace, language }: To): OwnLetter {
  const words = wordsIn(language)
  return { ...words.erasure(name, workspace), button: words.openErasure, below: [words.ignore] }
}

/** Tells the address that was theirs until now where mail goes from now on. */
export function writeMovedLetter({ name, workspace, language }: To, mail: string): Omit<OwnLetter, 'button'> {
  return { ...wordsIn(language).moved(name, workspace, mail), below: [] }
}
