import type { Asked } from '../asks/letter.texts.ts'
import type { PageLanguage } from '../asks/page-language.ts'

/** The words of the mails about approvals and printed words that go to people outside. */
type WordingTexts = {
  approvalSubject(customer: string, asked: Asked): string
  approvalAgain(subject: string): string
  approval(customer: string, account: string, asked: Asked, workspace: string): string
  yourWord: string
  theWords: string
  onThePage: string
  approvalChoices(withWords: boolean): string
  openApproval: string
  yoursAlone(name: string): string
  wordsSubject(asked: Asked): string
  words(asked: Asked): string
  markedUp(by: string): string
  comment(by: string, comment: string): string
  wordsChoices: string
  openWords: string
  declinedSubject(asked: Asked): string
  declined(by: string, asked: Asked): string
  declinedThanks: string
}

const en: WordingTexts = {
  approvalSubject: (customer, { activity }) => `Your approval: ${customer}, ${activity}`,
  approvalAgain: (subject) => `Still open: ${subject}`,
  approval: (customer, account, { activity, with: whom }, workspace) =>
    `${customer} of ${account} said yes to this for ${workspace}: ${activity}${whom === null ? '' : `, for ${whom}`}. Before it goes ahead your company has to approve it, and you were named to us for that.`,
  yourWord: 'Nothing is published or arranged before your yes.',
  theWords: 'These are the words:',
  onThePage: 'The words stand on the page.',
  approvalChoices: (withWords) =>
    withWords
      ? 'You can approve the words, change them and send them back, or say no.'
      : 'You can approve it, or say no.',
  openApproval: 'Read and answer',
  yoursAlone: (name) =>
    `The page is for ${name} alone and needs no account. Opening it decides nothing. Or simply answer this mail.`,
  wordsSubject: ({ activity }) => `Your words: ${activity}`,
  words: ({ activity }) => `these are the words that would stand under your name (${activity}):`,
  markedUp: (by) => `${by} of your company has changed the words. This is how they would read now:`,
  comment: (by, comment) => `${by} writes: ${comment}`,
  wordsChoices: 'Agree to them, or change what is not yours. Nothing is printed before you agree.',
  openWords: 'See the words',
  declinedSubject: ({ activity }) => `No longer needed: ${activity}`,
  declined: (by, { activity }) =>
    `${by} of your company would rather not see this go ahead: ${activity}. There is nothing for you to do.`,
  declinedThanks: 'Thank you for your yes all the same. It meant a great deal.',
}

const de: WordingTexts = {
  approvalSubject: (customer, { activity }) => `Ihre Freigabe: ${customer}, ${activity}`,
  approvalAgain: (subject) => `Noch offen: ${subject}`,
  approval: (customer, account, { activity, with: whom }, workspace) =>
    `${customer} von ${account} hat für ${workspace} zugesagt: ${activity}${whom === null ? '' : `, für ${whom}`}. Bevor es weitergeht, bitten wir um die Freigabe Ihres Hauses; Sie wurden uns dafür genannt.`,
  yourWord: 'Vor Ihrem Ja wird nichts veröffentlicht und nichts vereinbart.',
  theWords: 'Das ist der Wortlaut:',
  onThePage: 'Der Wortlaut steht auf der Seite.',
  approvalChoices: (withWords) =>
    withWords
      ? 'Sie können den Wortlaut freigeben, ihn ändern und zurückschicken, oder Nein sagen.'
      : 'Sie können es freigeben, oder Nein sagen.',
  openApproval: 'Lesen und antworten',
  yoursAlone: (name) =>
    `Die Seite ist nur für ${name} und braucht kein Konto. Sie zu öffnen, entscheidet nichts. Oder antworten Sie einfach auf diese Mail.`,
  wordsSubject: ({ activity }) => `Ihr Wortlaut: ${activity}`,
  words: ({ activity }) => `dies sind die Worte, die unter Ihrem Namen stünden (${activity}):`,
  markedUp: (by) => `${by} aus Ihrem Haus hat den Wortlaut geändert. So stünde er jetzt da:`,
  comment: (by, comment) => `${by} schreibt: ${comment}`,
  wordsChoices:
    'Stimmen Sie zu, oder ändern Sie, was nicht Ihres ist. Gedruckt wird nichts, bevor Sie zustimmen.',
  openWords: 'Den Wortlaut ansehen',
  declinedSubject: ({ activity }) => `Nicht mehr nötig: ${activity}`,
  declined: (by, { activity }) =>
    `${by} aus Ihrem Haus möchte davon lieber absehen: ${activity}. Sie müssen nichts tun.`,
  declinedThanks: 'Danke trotzdem für Ihr Ja. Es hat uns viel bedeutet.',
}

/** The words of these mails in one of our languages. */
export function wordingTexts(language: PageLanguage): WordingTexts {
  return language === 'de' ? de : en
}
