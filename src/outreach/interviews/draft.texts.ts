import type { PageLanguage } from '../../requests/asks/page-language.ts'
import type { DraftKind } from './drafts.ts'

/** What a speaker reads about words made of what they said. */
export type DraftTexts = {
  letter(given: { name: string; sender: string; kind: DraftKind }): {
    readonly subject: string
    readonly paragraphs: readonly string[]
  }
  letterButton: string
  letterBelow: string
  title: Readonly<Record<DraftKind, string>>
  says: string
  approve: string
  change: string
  changeSays: string
  sendChange: string
  refuse: string
  refuseSays: string
  yourWords: string
  note: string
  approved: string
  marked: string
  refused: string
  dropped: string
  refusals: Readonly<Record<string, string>>
}

const en: DraftTexts = {
  letter: ({ name, sender, kind }) => ({
    subject:
      kind === 'story' ? 'Your story, for you to read first' : 'A sentence of yours, for you to read first',
    paragraphs: [
      `Dear ${name},`,
      kind === 'story'
        ? 'thank you again for our conversation. I have written down what you told me, and would like you to read it before anybody else does.'
        : 'you said something that others should hear. May we use it, in these words?',
      'You may change every word, or say no. Nothing is used before you approve it.',
      sender,
    ],
  }),
  letterButton: 'Read it',
  letterBelow: 'One page, no signing in. Opening it changes nothing.',
  title: { story: 'Is this your story?', quote: 'May we quote you?' },
  says: 'These are your words, or close to them. Nothing is used before you approve it.',
  approve: 'Yes, in these words',
  change: 'Change the words',
  changeSays: 'Write them as they should be.',
  sendChange: 'Send my words',
  refuse: 'Rather not',
  refuseSays: 'No reason is needed. Nothing is made of it.',
  yourWords: 'The words',
  note: 'Anything we should know',
  approved: 'Approved. Thank you. You can take it back at any time: a mail is enough.',
  marked: 'Your words are with us. If anything of ours still changes, you read it again first.',
  refused: 'It is not used. Thank you for saying so.',
  dropped: 'These words are not used after all. Nothing is to be done.',
  refusals: { 'words-changed': 'These words were edited meanwhile. Please read them again.' },
}

const de: DraftTexts = {
  letter: ({ name, sender, kind }) => ({
    subject:
      kind === 'story'
        ? 'Ihre Geschichte, zuerst für Sie zu lesen'
        : 'Ein Satz von Ihnen, zuerst für Sie zu lesen',
    paragraphs: [
      `Guten Tag ${name},`,
      kind === 'story'
        ? 'noch einmal danke für unser Gespräch. Ich habe aufgeschrieben, was Sie mir erzählt haben, und möchte, dass Sie es vor allen anderen lesen.'
        : 'Sie haben etwas gesagt, das andere hören sollten. Dürfen wir es in diesen Worten verwenden?',
      'Sie können jedes Wort ändern oder Nein sagen. Ohne Ihr Ja wird nichts verwendet.',
      sender,
    ],
  }),
  letterButton: 'Lesen',
  letterBelow: 'Eine Seite, ohne Anmeldung. Das Öffnen ändert nichts.',
  title: { story: 'Ist das Ihre Geschichte?', quote: 'Dürfen wir Sie zitieren?' },
  says: 'Das sind Ihre Worte, oder fast. Ohne Ihr Ja wird nichts verwendet.',
  approve: 'Ja, in diesen Worten',
  change: 'Die Worte ändern',
  changeSays: 'Schreiben Sie, wie es heißen soll.',
  sendChange: 'Meine Worte senden',
  refuse: 'Lieber nicht',
  refuseSays: 'Einen Grund braucht es nicht. Es wird nichts daraus.',
  yourWords: 'Die Worte',
  note: 'Was wir noch wissen sollten',
  approved: 'Freigegeben. Vielen Dank. Sie können es jederzeit zurücknehmen: eine Mail genügt.',
  marked: 'Ihre Worte sind bei uns. Ändert sich noch etwas, lesen Sie es vorher wieder.',
  refused: 'Es wird nicht verwendet. Danke, dass Sie es sagen.',
  dropped: 'Diese Worte werden doch nicht verwendet. Es ist nichts zu tun.',
  refusals: { 'words-changed': 'Diese Worte wurden inzwischen bearbeitet. Bitte lesen Sie sie noch einmal.' },
}

/** The words of a speaker's page in one of our languages. */
export function draftTexts(language: PageLanguage): DraftTexts {
  return language === 'de' ? de : en
}
