import type { AskFacts } from '../asks/ask-facts.ts'
import { addresseeOf, askedOf, type Letter, languageOf, signatureOf } from '../asks/ask-letter.ts'
import { approverLines } from '../asks/kind-facts.ts'
import { letterTexts } from '../asks/letter.texts.ts'
import { wordingTexts } from './wording.texts.ts'

/** Words of this length stand in a mail; longer ones on its page. */
const shortWords = 1_500

type Words = { readonly text: string; readonly by: string | null; readonly comment: string | null }

/** The question to whoever approves in the customer's house, or its one reminder. In: the words, where some are printed. */
export function writeApproval(
  ask: AskFacts,
  approver: string,
  words: Pick<Words, 'text'> | null,
  isReminder: boolean,
): Letter {
  const language = languageOf(ask)
  const [texts, letter, asked] = [wordingTexts(language), letterTexts(language), askedOf(ask, language)]
  const customer = addresseeOf(ask)
  const subject = texts.approvalSubject(customer, asked)
  return {
    subject: isReminder ? texts.approvalAgain(subject) : subject,
    paragraphs: [
      letter.greet(approver),
      texts.approval(customer, ask.account.name, asked, ask.workspace.name),
      ...approverLines(ask, language, 'customer'),
      ...(words === null ? [] : quote(words.text, texts.theWords, texts.onThePage)),
      texts.yourWord,
    ],
    button: texts.openApproval,
    below: [
      texts.approvalChoices(words !== null),
      texts.yoursAlone(approver),
      signatureOf(ask.proposer, ask.workspace.name, letter),
    ],
  }
}

/** The words to whoever is to speak them: as we wrote them, or as an approver of theirs marked them up. */
export function writeWords(ask: AskFacts, words: Words, markedUpBy: string | null): Letter {
  const language = languageOf(ask)
  const [texts, letter, asked] = [wordingTexts(language), letterTexts(language), askedOf(ask, language)]
  const says = markedUpBy === null ? texts.words(asked) : texts.markedUp(markedUpBy)
  return {
    subject: texts.wordsSubject(asked),
    paragraphs: [
      letter.greet(addresseeOf(ask)),
      ...quote(words.text, says, texts.onThePage),
      ...(words.comment === null || words.by === null ? [] : [texts.comment(words.by, words.comment)]),
      texts.wordsChoices,
    ],
    button: texts.openWords,
    below: [letter.yoursAlone(addresseeOf(ask)), signatureOf(ask.proposer, ask.workspace.name, letter)],
  }
}

/** An approver of the customer's own house said no: there is nothing for the customer to do. */
export function writeHouseDeclined(ask: AskFacts, by: string): Letter {
  const language = languageOf(ask)
  const [texts, letter, asked] = [wordingTexts(language), letterTexts(language), askedOf(ask, language)]
  return {
    subject: texts.declinedSubject(asked),
    paragraphs: [letter.greet(addresseeOf(ask)), texts.declined(by, asked), texts.declinedThanks],
    below: [signatureOf(ask.proposer, ask.workspace.name, letter)],
  }
}

function quote(text: string, says: string, onThePage: string): string[] {
  return text.length > shortWords ? [onThePage] : [says, `“${text}”`]
}
