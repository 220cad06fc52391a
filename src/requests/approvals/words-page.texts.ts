import type { PageLanguage } from '../asks/page-language.ts'

/** What people in a customer's house read on the pages about approvals and printed words. */
export type WordsPageTexts = {
  approvalTitle(name: string, activity: string): string
  approvalSays(advocate: string, title: string | null, account: string): string
  askedBy(name: string, title: string | null, workspace: string): string
  labels: Readonly<Record<'for' | 'when' | 'answerBy', string>>
  theWords: string
  changedSince: string
  says(by: string): string
  approve(withWords: boolean): string
  or: string
  markUp: string
  markUpLabel: string
  markUpWhy: string
  markUpSend: string
  markUpNote: string
  refuse: string
  refuseLabel: string
  refuseSend: string
  refuseNote(advocate: string): string
  nothingBefore: string
  decided: {
    approved(by: string): string
    refused(by: string): string
    sentBack: string
    other: string
  }
  ownHead: string
  ownNone: string
  ownSays(by: string | null): string
  ownAgree: string
  ownAgreed: string
  ownFinal: string
  ownChange: string
  ownWrite: string
  ownLabel: string
  ownComment: string
  ownSend: string
  ownNote: string
  approverHead: string
  approverSays(known: string | null): string
  approverName: string
  approverMail: string
  approverSend: string
  approverChange: string
  refusals: Readonly<Record<string, string>>
}

const en: WordsPageTexts = {
  approvalTitle: (name, activity) => `May this go ahead: ${activity} with ${name}?`,
  approvalSays: (advocate, title, account) =>
    `${advocate}, ${title === null ? '' : `${title} at `}${account}, said yes to it. You were named to us as the one who approves it for your company.`,
  askedBy: (name, title, workspace) =>
    `${name}${title === null ? '' : `, ${title},`} asks on behalf of ${workspace}.`,
  labels: {
    for: 'For',
    when: 'When',
    answerBy: 'Answer by',
  },
  theWords: 'The words',
  changedSince: 'What changed since you saw them is marked.',
  says: (by) => `${by} writes:`,
  approve: (withWords) => (withWords ? 'Approve these words' : 'Approve'),
  or: 'Or',
  markUp: 'Change the words',
  markUpLabel: 'The words as they should be',
  markUpWhy: 'A word on it, if you like',
  markUpSend: 'Send the words back',
  markUpNote: 'They go to both sides. If they agree as you wrote them, that is your approval.',
  refuse: 'Rather not',
  refuseLabel: 'Why',
  refuseSend: 'Say no',
  refuseNote: (advocate) =>
    `${advocate} is told that your company would rather not, and need not do anything.`,
  nothingBefore: 'Nothing is published or arranged before your yes.',
  decided: {
    approved: (by) => `${by} approved. Thank you.`,
    refused: (by) => `${by} said no. It does not go ahead.`,
    sentBack: 'The words are with both sides again. Once they agree on them, you hear from us.',
    other: 'This is answered.',
  },
  ownHead: 'Your words',
  ownNone: 'The words that would stand under your name are not written yet. You can write them yourself.',
  ownSays: (by) => (by === null ? 'So they would stand:' : `So ${by} wrote them:`),
  ownAgree: 'Yes, these words are right',
  ownAgreed: 'You agreed to these words.',
  ownFinal: 'Everybody agreed to these words and approved them.',
  ownChange: 'Change the words',
  ownWrite: 'Write the words',
  ownLabel: 'Your words',
  ownComment: 'A word on it, if you like',
  ownSend: 'Keep these words',
  ownNote: 'Nothing is printed before you, and whoever approves in your company, agree.',
  approverHead: 'Who approves in your company?',
  approverSays: (known) =>
    known === null
      ? 'Your communications or legal department has to approve it. Whom may we ask?'
      : `We ask ${known}, of your communications or legal department.`,
  approverName: 'Name',
  approverMail: 'Work mail',
  approverSend: 'Ask them',
  approverChange: 'Somebody else',
  refusals: {
    'words-changed': 'Somebody changed the words meanwhile. Here they are as they stand now.',
    'no-changes': 'The words are the same. Change them first, or approve them.',
    'no-reason': 'Say in a few words why not.',
    over: 'This is over; the words are settled.',
    'decided-already': 'They have answered already.',
  },
}

const de: WordsPageTexts = {
  approvalTitle: (name, activity) => `Darf es weitergehen: ${activity} mit ${name}?`,
  approvalSays: (advocate, title, account) =>
    `${advocate}${title === null ? '' : `, ${title}`}, ${account}, hat zugesagt. Sie wurden für die Freigabe Ihres Hauses genannt.`,
  askedBy: (name, title, workspace) =>
    `${name}${title === null ? '' : `, ${title},`} fragt für ${workspace}.`,
  labels: {
    for: 'Für',
    when: 'Wann',
    answerBy: 'Antwort bis',
  },
  theWords: 'Der Wortlaut',
  changedSince: 'Markiert ist, was sich geändert hat, seit Sie ihn gesehen haben.',
  says: (by) => `${by} schreibt:`,
  approve: (withWords) => (withWords ? 'Diesen Wortlaut freigeben' : 'Freigeben'),
  or: 'Oder',
  markUp: 'Den Wortlaut ändern',
  markUpLabel: 'Der Wortlaut, wie er lauten soll',
  markUpWhy: 'Ein Wort dazu, wenn Sie mögen',
  markUpSend: 'Wortlaut zurückschicken',
  markUpNote: 'Er geht an beide Seiten. Stimmen sie ihm so zu, gilt das als Ihre Freigabe.',
  refuse: 'Lieber nicht',
  refuseLabel: 'Warum',
  refuseSend: 'Nein sagen',
  refuseNote: (advocate) => `${advocate} erfährt, dass Ihr Haus lieber davon absieht, und muss nichts tun.`,
  nothingBefore: 'Vor Ihrem Ja wird nichts veröffentlicht und nichts vereinbart.',
  decided: {
    approved: (by) => `${by} hat freigegeben. Vielen Dank.`,
    refused: (by) => `${by} hat Nein gesagt. Es geht nicht weiter.`,
    sentBack: 'Der Wortlaut liegt wieder bei beiden Seiten. Sobald sie ihm zustimmen, hören Sie von uns.',
    other: 'Das ist beantwortet.',
  },
  ownHead: 'Ihr Wortlaut',
  ownNone:
    'Die Worte, die unter Ihrem Namen stünden, sind noch nicht geschrieben. Sie können sie selbst schreiben.',
  ownSays: (by) => (by === null ? 'So stünde er da:' : `So hat ${by} ihn geschrieben:`),
  ownAgree: 'Ja, so stimmt es',
  ownAgreed: 'Sie haben diesem Wortlaut zugestimmt.',
  ownFinal: 'Alle haben diesem Wortlaut zugestimmt, und er ist freigegeben.',
  ownChange: 'Den Wortlaut ändern',
  ownWrite: 'Den Wortlaut schreiben',
  ownLabel: 'Ihr Wortlaut',
  ownComment: 'Ein Wort dazu, wenn Sie mögen',
  ownSend: 'So soll er lauten',
  ownNote: 'Gedruckt wird nichts, bevor Sie und die Freigabe in Ihrem Haus zustimmen.',
  approverHead: 'Wer gibt es in Ihrem Haus frei?',
  approverSays: (known) =>
    known === null
      ? 'Die Kommunikation oder die Rechtsabteilung Ihres Hauses muss es freigeben. Wen dürfen wir fragen?'
      : `Wir fragen ${known}, aus Ihrer Kommunikation oder Rechtsabteilung.`,
  approverName: 'Name',
  approverMail: 'Dienstliche Mailadresse',
  approverSend: 'Dort fragen',
  approverChange: 'Jemand anderes',
  refusals: {
    'words-changed': 'Inzwischen hat jemand den Wortlaut geändert. So lautet er jetzt.',
    'no-changes': 'Der Wortlaut ist derselbe. Ändern Sie ihn erst, oder geben Sie ihn frei.',
    'no-reason': 'Sagen Sie in wenigen Worten, warum nicht.',
    over: 'Das ist vorbei; der Wortlaut steht fest.',
    'decided-already': 'Dort wurde schon geantwortet.',
  },
}

/** These words in one of our languages. */
export function wordsPageTexts(language: PageLanguage): WordsPageTexts {
  return language === 'de' ? de : en
}
