import { IconPencil, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import type { PageLanguage } from '../../../requests/asks/page-language.ts'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import type { answerDraftLink, openDraftLink } from '../draft.contract.ts'
import { draftTexts } from '../draft.texts.ts'

type Answer = BodyOf<typeof answerDraftLink>

type Props = {
  draft: NonNullable<ResponseOf<typeof openDraftLink>['draft']>
  language: PageLanguage
  isSending: boolean
  fault: string | null
  onAnswer: (answer: Answer) => void
}

/** Yes in these words; other words; rather not. */
export function SpeakerAnswerForm({ draft, language, isSending, fault, onAnswer }: Props) {
  const texts = draftTexts(language)
  const [open, setOpen] = useState<'change' | 'refuse' | null>(null)
  const [words, setWords] = useState(draft.body)
  const [note, setNote] = useState('')
  const answer = (event: FormEvent, given: Answer['answer']) => {
    event.preventDefault()
    const said = given === 'change' ? words : draft.body
    onAnswer({ answer: given, words: said, note: note.trim() === '' ? null : note.trim() })
  }
  const sending = (mine: typeof open) => ({ isSending, fault: open === mine ? fault : null })
  const noteField = (
    <label className={css.field}>
      <span>{texts.note}</span>
      <input maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
    </label>
  )
  return (
    <>
      <form onSubmit={(event) => answer(event, 'approve')}>
        <SendPanel label={texts.approve} {...sending(null)} />
      </form>
      <div className={`${css.part} ${css.lines}`}>
        <OpeningPanel
          label={texts.change}
          Icon={IconPencil}
          isOpen={open === 'change'}
          onToggle={() => setOpen(open === 'change' ? null : 'change')}
        >
          <form onSubmit={(event) => answer(event, 'change')}>
            <p className={css.note}>{texts.changeSays}</p>
            <label className={css.field}>
              <span>{texts.yourWords}</span>
              <textarea
                rows={draft.kind === 'story' ? 14 : 5}
                maxLength={20_000}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            </label>
            {noteField}
            <SendPanel label={texts.sendChange} isQuiet {...sending('change')} />
          </form>
        </OpeningPanel>
        <OpeningPanel
          label={texts.refuse}
          Icon={IconX}
          isOpen={open === 'refuse'}
          onToggle={() => setOpen(open === 'refuse' ? null : 'refuse')}
        >
          <form onSubmit={(event) => answer(event, 'refuse')}>
            <p className={css.note}>{texts.refuseSays}</p>
            {noteField}
            <SendPanel label={texts.refuse} isQuiet {...sending('refuse')} />
          </form>
        </OpeningPanel>
      </div>
    </>
  )
}
