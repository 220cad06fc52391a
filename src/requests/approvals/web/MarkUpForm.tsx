import type { ApprovalAnswer } from '../../asks/web/page.queries.ts'
import type { WordsPageTexts } from '../words-page.texts.ts'
import { OwnWordsForm } from './OwnWordsForm.tsx'

type MarkUpFormProps = {
  words: { version: number; text: string }
  texts: WordsPageTexts
  isSending: boolean
  fault: string | null
  onAnswer: (answer: ApprovalAnswer) => void
}

/** An approver changes the words and sends them back. */
export function MarkUpForm({ words, texts, isSending, fault, onAnswer }: MarkUpFormProps) {
  return (
    <OwnWordsForm
      words={words}
      labels={{ text: texts.markUpLabel, comment: texts.markUpWhy, send: texts.markUpSend }}
      note={texts.markUpNote}
      isSending={isSending}
      fault={fault}
      onSend={({ text, comment, version }) =>
        onAnswer({ answer: 'changes', words: text, comment, until: null, version })
      }
    />
  )
}
