import { lazy, Suspense, useState } from 'react'
import { dayHere } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Menu } from '../../../web/ui/Menu.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { decideApproval } from '../../approvals/approval.contract.ts'
import { type Ask, type Request, requestRoutes, sayApprove } from '../../web/queries.ts'
import type { AskSheet } from './AskSheetPanel.tsx'
import { isToBeSent } from './ask.queries.ts'

// Its forms come with the first of them that is opened.
const AskSheetPanel = lazy(() =>
  import('./AskSheetPanel.tsx').then((module) => ({ default: module.AskSheetPanel })),
)

type Act = { readonly sheet: AskSheet; readonly label: string }

type Acts = { readonly next: readonly Act[]; readonly more: readonly Act[] }

const back: Act = { sheet: 'withdraw', label: 'Take the ask back' }
const answer: Act = { sheet: 'answer', label: 'Note their answer' }
const letter: Act = { sheet: 'letter', label: 'See the letter' }
const send: Act = { sheet: 'letter', label: 'Send it from your own mail' }
const move: Act = { sheet: 'meet', label: 'Move the talk' }
const cancel: Act = { sheet: 'cancelMeeting', label: 'Cancel the talk' }
const slots: Act = { sheet: 'slots', label: 'Send the times yourself' }
const done: Act = { sheet: 'complete', label: 'It took place' }
const early: Act = { sheet: 'complete', label: 'It took place already' }
const delivered: Act = { sheet: 'complete', label: 'It is done' }
const missed: Act = { sheet: 'miss', label: 'It did not take place' }
const addResult: Act = { sheet: 'result', label: 'Add what came of it' }
const correct: Act = { sheet: 'result', label: 'Correct what came of it' }
const feedback: Act = { sheet: 'feedback', label: 'Give feedback' }

/** What comes next for an ask: the act that moves it on first, the seldom ones behind More. */
function actsOf(request: Request, ask: Ask): Acts {
  switch (ask.state) {
    case 'proposed':
    case 'awaiting-approval':
      return { next: isToBeSent(ask) ? [send] : [], more: [back] }
    case 'asked':
      return { next: [answer, letter], more: [back] }
    case 'accepted': {
      const agree: Act = {
        sheet: 'meet',
        label: ask.suggested.length > 0 ? 'Choose a time' : 'Agree on a time',
      }
      // What is delivered by a day needs no time.
      if (request.activityType.timing === 'by-day') return { next: [delivered], more: [missed, back] }
      return isDayAhead(request)
        ? { next: [agree], more: [early, back] }
        : { next: [agree, done], more: [...slotsOf(request), missed, back] }
    }
    case 'scheduled': {
      const isAhead = ask.meeting !== null && ask.meeting.startsAt > new Date().toISOString()
      return isAhead
        ? { next: [move, cancel], more: [...slotsOf(request), early, back] }
        : { next: [done, move], more: [missed, back] }
    }
    case 'done':
    case 'debriefed':
      return afterwards(request, ask)
    default:
      return { next: [], more: [] }
  }
}

/** A piece often appears weeks after the work was done: what is still open is asked for, the rest can be corrected. */
function afterwards({ activityType }: Request, { may, result }: Ask): Acts {
  const isOpen = activityType.resultFields.some(({ label }) => !result.some((entry) => entry.label === label))
  const owed = may['feedback'] === null ? [feedback] : []
  if (may['result'] !== null) return { next: owed, more: [] }
  return isOpen ? { next: [...owed, addResult], more: [] } : { next: owed, more: [correct] }
}

/** An event or a visit whose day is set, and has not come yet. */
const isDayAhead = ({ activityType, needBy }: Request) =>
  activityType.timing === 'fixed-day' && needBy !== null && needBy > dayHere()

/** A page to choose a time on is there for talks only. */
const slotsOf = ({ activityType }: Request): readonly Act[] => (activityType.timing === 'slot' ? [slots] : [])

type ActsProps = { readonly request: Request; readonly ask: Ask; readonly isFirst: boolean }

/** The buttons of one ask, each saying why where it cannot be pressed. */
export function AskActsPanel({ request, ask, isFirst }: ActsProps) {
  const [open, setOpen] = useState<AskSheet | null>(null)
  const { next, more } = actsOf(request, ask)
  const approval = ask.approvals.find(({ state }) => state === 'open')
  const decides = approval !== undefined && ask.may['decide'] === null
  if (next.length === 0 && more.length === 0 && !decides) return null
  return (
    <>
      <ButtonRow>
        {decides && (
          <Approve
            step={approval}
            version={ask.wordsVersion}
            isFirst={isFirst}
            onOther={() => setOpen('decide')}
          />
        )}
        {next.map(({ sheet, label }, at) => (
          <Button
            key={sheet}
            look={isFirst && at === 0 && ask.may[sheet] === null ? 'solid' : 'secondary'}
            onPress={() => setOpen(sheet)}
            disabledReason={ask.may[sheet]}
            reasonInTooltip={at > 0}
          >
            {label}
          </Button>
        ))}
        {more.length > 0 && (
          <Menu
            label="More"
            items={more.map(({ sheet, label }) => ({
              label,
              onPress: () => setOpen(sheet),
              disabledReason: ask.may[sheet],
            }))}
          />
        )}
      </ButtonRow>
      {open !== null && (
        <Suspense>
          <AskSheetPanel sheet={open} request={request} ask={ask} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  )
}

type ApproveProps = {
  readonly step: Ask['approvals'][number]
  /** The version of the words that stand above the button. */
  readonly version: number | null
  readonly isFirst: boolean
  readonly onOther: () => void
}

/** The one click asked of an approver, and the way to every other answer. */
function Approve({ step, version, isFirst, onOther }: ApproveProps) {
  const reader = useSession().person?.id ?? null
  const save = useSubmit<typeof decideApproval>('POST /approvals/:approvalId/decision', {
    invalidates: requestRoutes,
    onDone: ({ advocate }) => showToast(`Approved: ${advocate.name}`),
  })
  const body = { answer: 'yes', comment: null, until: null, version } as const
  return (
    <>
      <Button
        look={isFirst ? 'solid' : 'secondary'}
        waiting={save.waiting && 'Approving'}
        onPress={() => save.submit({ params: { approvalId: step.id }, body })}
      >
        {sayApprove(step, reader)}
      </Button>
      <Button onPress={onOther}>Another answer</Button>
      <FormErrors problem={save.problem} title="Nothing was decided" />
    </>
  )
}
