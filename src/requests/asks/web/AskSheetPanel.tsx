import { useSubmit } from '../../../web/submit.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { DecisionForm } from '../../approvals/web/DecisionForm.tsx'
import { MeetingForm } from '../../talks/web/MeetingForm.tsx'
import { MissForm } from '../../talks/web/MissForm.tsx'
import { SlotLinkForm } from '../../talks/web/SlotLinkForm.tsx'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'
import { ReasonForm } from '../../web/ReasonForm.tsx'
import type { cancelMeeting, withdrawProposal } from '../ask.contract.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { whomOf } from './ask.queries.ts'
import { CompletionForm } from './CompletionForm.tsx'
import { FeedbackForm } from './FeedbackForm.tsx'
import { LetterForm } from './LetterForm.tsx'
import { ResultForm } from './ResultForm.tsx'

/** What can be opened on an ask. */
export type AskSheet =
  | 'decide'
  | 'letter'
  | 'answer'
  | 'meet'
  | 'complete'
  | 'result'
  | 'feedback'
  | 'miss'
  | 'withdraw'
  | 'cancelMeeting'
  | 'slots'

type AskSheetPanelProps = {
  readonly sheet: AskSheet
  readonly request: Request
  readonly ask: Ask
  readonly onClose: () => void
}

/** The sheet behind one act on an ask. */
export function AskSheetPanel({ sheet, ...rest }: AskSheetPanelProps) {
  switch (sheet) {
    case 'decide':
      return <Decide {...rest} />
    case 'letter':
      return <LetterForm {...rest} />
    case 'answer':
      return <AnswerForm {...rest} />
    case 'meet':
      return <MeetingForm {...rest} />
    case 'complete':
      return <CompletionForm {...rest} />
    case 'result':
      return <ResultForm {...rest} />
    case 'feedback':
      return <FeedbackForm {...rest} />
    case 'miss':
      return <MissForm {...rest} />
    case 'slots':
      return <SlotLinkForm {...rest} />
    case 'withdraw':
      return <TakeBack {...rest} />
    case 'cancelMeeting':
      return <Cancel {...rest} />
  }
}

type SheetProps = Omit<AskSheetPanelProps, 'sheet'>

function Decide({ ask, onClose }: SheetProps) {
  const approval = ask.approvals.find(({ state }) => state === 'open')
  if (approval === undefined) return null
  return (
    <DecisionForm
      approvalId={approval.id}
      whom={whomOf(ask)}
      approver={approval.approver}
      afterYes={approval.afterYes}
      answer={approval.approver === 'owner' ? 'yes-i-ask' : 'no'}
      onClose={onClose}
    />
  )
}

function TakeBack({ request, ask, onClose }: SheetProps) {
  const save = useSubmit<typeof withdrawProposal>('POST /requests/:requestId/asks/:askId/withdrawal', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast(`${whomOf(ask)} is free for others again`)
      onClose()
    },
  })
  return (
    <ReasonForm
      title="Take the ask back"
      fact={whomOf(ask)}
      label="Why"
      help="The customer is told only if they had heard of it."
      act="Take it back"
      save={save}
      onSend={(reason) => save.submit({ params: { requestId: request.id, askId: ask.id }, body: { reason } })}
      onClose={onClose}
    />
  )
}

function Cancel({ request, ask, onClose }: SheetProps) {
  const save = useSubmit<typeof cancelMeeting>('DELETE /requests/:requestId/asks/:askId/meeting', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Cancelled; both sides are told')
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Cancel the talk with ${whomOf(ask)}?`}
      confirm="Cancel the talk"
      keep="Keep it"
      waiting={save.waiting && 'Cancelling'}
      problem={save.problem}
      onConfirm={() => save.submit({ params: { requestId: request.id, askId: ask.id } })}
      onClose={onClose}
    >
      Both sides get the cancellation in their calendars. The ask stays, and waits for another time.
    </ConfirmDialog>
  )
}
