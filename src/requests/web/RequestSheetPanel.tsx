import { lazy, Suspense } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { showToast } from '../../web/ui/Toast.tsx'
import type { askRequester, takeRequest, withdrawRequest } from '../request.contract.ts'
import { CloseForm } from './CloseForm.tsx'
import { HandlerForm } from './HandlerForm.tsx'
import { type Request, requestRoutes } from './queries.ts'
import { ReasonForm } from './ReasonForm.tsx'

// The whole brief is a page of its own size, and few come to change it.
const EditBriefForm = lazy(() =>
  import('./EditBriefForm.tsx').then((module) => ({ default: module.EditBriefForm })),
)

/** What can be opened on a request as a whole. */
export type RequestSheet = 'edit' | 'question' | 'handOver' | 'close' | 'withdraw'

type SheetProps = { readonly request: Request; readonly onClose: () => void }

/** The sheet behind one act on a request. */
export function RequestSheetPanel({ sheet, ...rest }: SheetProps & { readonly sheet: RequestSheet }) {
  switch (sheet) {
    case 'edit':
      return (
        <Suspense>
          <EditBriefForm {...rest} />
        </Suspense>
      )
    case 'question':
      return <Question {...rest} />
    case 'handOver':
      return <HandOver {...rest} />
    case 'close':
      return <CloseForm {...rest} />
    case 'withdraw':
      return <Withdraw {...rest} />
  }
}

function HandOver({ request, onClose }: SheetProps) {
  const save = useSubmit<typeof takeRequest>('POST /requests/:requestId/triage', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Handed over')
      onClose()
    },
  })
  return (
    <HandlerForm
      title="Who takes it on?"
      fact={request.title}
      act="Hand over"
      help="The clocks go on where they are."
      waiting={save.waiting}
      problem={save.problem}
      onChoose={({ id }) => save.submit({ params: { requestId: request.id }, body: { handlerId: id } })}
      onClose={onClose}
    />
  )
}

function Question({ request, onClose }: SheetProps) {
  const save = useSubmit<typeof askRequester>('POST /requests/:requestId/questions', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast(`Our clocks stand still until ${request.requester.name} answers`)
      onClose()
    },
  })
  return (
    <ReasonForm
      title="Return with a question"
      fact={`To ${request.requester.name}`}
      label="Your question"
      help="It counts as the first answer; our clocks stand still until the requester answers."
      act="Ask"
      name="text"
      save={save}
      onSend={(text) => save.submit({ params: { requestId: request.id }, body: { text } })}
      onClose={onClose}
    />
  )
}

function Withdraw({ request, onClose }: SheetProps) {
  const save = useSubmit<typeof withdrawRequest>('POST /requests/:requestId/withdrawal', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Withdrawn; whoever was asked is free again')
      onClose()
    },
  })
  return (
    <ReasonForm
      title="Withdraw the request"
      fact={request.title}
      label="Why"
      help="Its open asks are taken back with it; a customer is told only if they had heard of it."
      act="Withdraw it"
      save={save}
      onSend={(reason) => save.submit({ params: { requestId: request.id }, body: { reason } })}
      onClose={onClose}
    />
  )
}
