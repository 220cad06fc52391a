import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { InterviewPlanPanel } from '../../outreach/interviews/web/InterviewPlanPanel.tsx'
import { nameKey } from '../../web/keyboard.ts'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { finishInterview } from '../interview.contract.ts'
import { type InterviewQuestion, type InterviewSection, interviewQuestions } from '../interview.ts'
import { BookInterviewForm } from './BookInterviewForm.tsx'
import { InterviewAnswersForm } from './InterviewAnswersForm.tsx'
import { InterviewFillsPanel } from './InterviewFillsPanel.tsx'
import styles from './InterviewForm.module.css'
import { InterviewHeadPanel } from './InterviewHeadPanel.tsx'
import { InterviewSectionsPanel } from './InterviewSectionsPanel.tsx'
import { useInterviewSaving } from './interview.queries.ts'
import { answersOf, draftOfInterview, type InterviewDraft } from './interview-draft.queries.ts'
import { type Interview, journeyRoutes } from './queries.ts'
import { SkipSectionForm } from './SkipSectionForm.tsx'

/** Fifteen questions, one at a time, saved as they are typed. */
export function InterviewForm({ data }: { readonly data: Interview }) {
  const { advocate, interview } = data
  const { contactId } = advocate
  const [draft, setDraft] = useState(() => draftOfInterview(data))
  const [at, setAt] = useState(() => firstOpen(data))
  const [sheet, setSheet] = useState<'skip' | 'book' | null>(null)
  const { saving, line } = useInterviewSaving(contactId, interview?.version ?? 1, interview?.savedAt ?? '')
  const question = questionAt(at)
  const { section } = question
  const top = useTopOf(at)
  const change = (part: Partial<InterviewDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    line.save(section, answersOf(section, next))
  }
  const leave = (to: number, more: { mark?: 'done'; skipReason?: string } = {}) => {
    if (Object.keys(more).length > 0) {
      line.save(section, { ...answersOf(section, draft), ...more })
      void line.flush()
    }
    setAt(Math.min(Math.max(to, 0), interviewQuestions.length - 1))
  }
  useNextKeys(
    () => leave(at + 1, { mark: 'done' }),
    () => leave(at - 1),
  )
  return (
    <>
      <InterviewHeadPanel
        data={data}
        saving={saving}
        onBook={() => setSheet('book')}
        onWriteOnTop={(version) => line.writeOnTop(version)}
      />
      {interview?.startedAt == null && (
        <div className={styles.plan}>
          <InterviewPlanPanel contactId={contactId} name={advocate.name} interview="open" />
        </div>
      )}
      <div className={styles.frame}>
        <InterviewSectionsPanel data={data} draft={draft} at={at} onGo={(to) => leave(to)} />
        <div ref={top} className={styles.question} tabIndex={-1}>
          <InterviewAnswersForm
            key={section}
            question={question}
            number={at + 1}
            draft={draft}
            data={data}
            onChange={change}
          />
          <Foot
            at={at}
            data={data}
            onNext={() => leave(at + 1, { mark: 'done' })}
            onSkip={() => setSheet('skip')}
            finish={<Finish data={data} line={line} onBefore={() => leave(at, { mark: 'done' })} />}
          />
        </div>
        <InterviewFillsPanel data={data} section={section} />
      </div>
      {sheet === 'skip' && (
        <SkipSectionForm
          title={question.title}
          onClose={() => setSheet(null)}
          onSkip={(reason) => leave(at + 1, { skipReason: reason })}
        />
      )}
      {sheet === 'book' && (
        <BookInterviewForm
          contactId={contactId}
          name={advocate.name}
          version={line.version}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  )
}

/** Where a part begins: read from there once one goes to another, and not from where the button of the last one was. */
function useTopOf(at: number): RefObject<HTMLDivElement | null> {
  const top = useRef<HTMLDivElement>(null)
  const before = useRef(at)
  useEffect(() => {
    if (before.current === at) return
    before.current = at
    top.current?.focus({ preventScroll: true })
    top.current?.scrollIntoView({ block: 'start' })
  }, [at])
  return top
}

/** With ⌘ or Ctrl, ↵ goes on and ⇧↵ goes back, wherever one types. */
function useNextKeys(next: () => void, back: () => void) {
  const latest = useRef({ next, back })
  latest.current = { next, back }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      if (event.shiftKey) latest.current.back()
      else latest.current.next()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function questionAt(at: number): InterviewQuestion {
  const question = interviewQuestions[at]
  if (question === undefined) throw new RangeError(`no question ${at}`)
  return question
}

function firstOpen({ interview }: Interview): number {
  const seen = new Set<InterviewSection>([
    ...(interview?.done ?? []),
    ...(interview?.skipped ?? []).map(({ section }) => section),
  ])
  const at = interviewQuestions.findIndex(({ section }) => !seen.has(section))
  return at < 0 ? interviewQuestions.length - 1 : at
}

type FootProps = {
  readonly at: number
  readonly data: Interview
  readonly onNext: () => void
  readonly onSkip: () => void
  readonly finish: ReactNode
}

function Foot({ at, onNext, onSkip, finish }: FootProps) {
  const next = interviewQuestions[at + 1]
  return (
    <div className={styles.foot}>
      <ButtonRow>
        {next === undefined ? (
          finish
        ) : (
          <Button look="solid" onPress={onNext}>
            Next: {next.title}
          </Button>
        )}
        <Button look="link" onPress={onSkip}>
          Skip, with a reason
        </Button>
      </ButtonRow>
      <span className={styles.keys} aria-hidden="true">
        {nameKey('↵')} next, {nameKey('↵', { shift: true })} back
      </span>
    </div>
  )
}

type FinishProps = {
  readonly data: Interview
  readonly line: { readonly version: number; flush(): Promise<boolean> }
  readonly onBefore: () => void
}

function Finish({ data, line, onBefore }: FinishProps) {
  const { contactId, name } = data.advocate
  const go = useGo()
  const finish = useSubmit<typeof finishInterview>('POST /advocates/:contactId/interview/completion', {
    invalidates: journeyRoutes,
    onDone: () => {
      showToast(`The interview with ${name} is written down`)
      go(`/advocates/${contactId}`)
    },
  })
  const send = async () => {
    onBefore()
    if (await line.flush()) finish.submit({ params: { contactId }, body: { version: line.version } })
  }
  return (
    <>
      <Button look="solid" waiting={finish.waiting && 'Finishing'} onPress={() => void send()}>
        Finish the interview
      </Button>
      <FormErrors problem={finish.problem} />
    </>
  )
}
