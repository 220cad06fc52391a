import { IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageLanguage } from '../../asks/page-language.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { FactsPanel, OpeningPanel, SendPanel } from '../../asks/web/OutsidePanel.tsx'
import type { ApprovalAnswer, HouseApproval } from '../../asks/web/page.queries.ts'
import { type WordsPageTexts, wordsPageTexts } from '../words-page.texts.ts'
import { MarkUpForm } from './MarkUpForm.tsx'
import { RefuseForm } from './RefuseForm.tsx'
import { WordsPanel } from './WordsPanel.tsx'

type HouseApprovalPanelProps = {
  approval: HouseApproval
  isOpen: boolean
  workspace: string
  language: PageLanguage
  isSending: boolean
  fault: string | null
  onAnswer: (answer: ApprovalAnswer) => void
}

/** What somebody in the customer's company approves: who speaks, for what, the words; one button, and two other answers. */
export function HouseApprovalPanel(props: HouseApprovalPanelProps) {
  const { approval, isOpen, workspace, language } = props
  const texts = wordsPageTexts(language)
  const { advocate, account, askedBy, words } = approval
  return (
    <>
      <h1 className={css.title}>{texts.approvalTitle(advocate.name, approval.activity)}</h1>
      {!isOpen && (
        <p role="status" className={css.kept}>
          <strong>{decisionOf(approval, texts)}</strong>
          {approval.comment !== null && ` “${approval.comment}”`}
        </p>
      )}
      <p className={css.says}>{texts.approvalSays(advocate.name, advocate.title, account)}</p>
      <p className={css.says}>{texts.askedBy(askedBy.name, askedBy.title, workspace)}</p>
      <FactsPanel facts={approval.facts} />
      {words !== null && (
        <section className={css.section}>
          <h2 className={css.partHead}>{texts.theWords}</h2>
          <WordsPanel parts={words.changes} label={texts.theWords} />
          {words.changes.some(({ kind }) => kind !== 'same') && (
            <p className={css.note}>{texts.changedSince}</p>
          )}
          {words.comment !== null && words.by !== null && (
            <p className={css.note}>
              {texts.says(words.by)} “{words.comment}”
            </p>
          )}
        </section>
      )}
      {isOpen && <Answers {...props} texts={texts} />}
    </>
  )
}

function decisionOf({ state, decidedBy, approver }: HouseApproval, { decided }: WordsPageTexts): string {
  const by = decidedBy ?? approver ?? ''
  if (state === 'approved') return decided.approved(by)
  if (state === 'refused') return decided.refused(by)
  return state === 'waiting' ? decided.sentBack : decided.other
}

type Part = 'yes' | 'changes' | 'no'

function Answers(props: HouseApprovalPanelProps & { texts: WordsPageTexts }) {
  const { approval, texts, isSending, fault, onAnswer } = props
  const [open, setOpen] = useState<Exclude<Part, 'yes'> | null>(null)
  const [sent, setSent] = useState<Part>('yes')
  const { words, advocate } = approval
  const version = words?.version ?? null
  const toggle = (part: Exclude<Part, 'yes'>) => () => setOpen(open === part ? null : part)
  // What went wrong stands where it was sent from.
  const shown = (part: Part) => ({ isSending, fault: sent === part ? fault : null })
  const answer = (part: Part) => (given: ApprovalAnswer) => {
    setSent(part)
    onAnswer(given)
  }
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          answer('yes')({ answer: 'yes', comment: null, until: null, version })
        }}
      >
        <SendPanel label={texts.approve(words !== null)} isQuiet={open !== null} {...shown('yes')} />
      </form>
      <h2 className={`${css.partHead} ${css.part}`}>{texts.or}</h2>
      <div className={css.lines}>
        {words !== null && (
          <OpeningPanel
            label={texts.markUp}
            Icon={IconPencil}
            isOpen={open === 'changes'}
            onToggle={toggle('changes')}
          >
            <MarkUpForm words={words} texts={texts} onAnswer={answer('changes')} {...shown('changes')} />
          </OpeningPanel>
        )}
        <OpeningPanel label={texts.refuse} Icon={IconX} isOpen={open === 'no'} onToggle={toggle('no')}>
          <RefuseForm
            labels={{ why: texts.refuseLabel, send: texts.refuseSend }}
            note={texts.refuseNote(advocate.name)}
            onRefuse={(comment) => answer('no')({ answer: 'no', comment, until: null })}
            {...shown('no')}
          />
        </OpeningPanel>
      </div>
      <p className={css.note}>{texts.nothingBefore}</p>
    </>
  )
}
