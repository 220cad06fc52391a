import { lazy, Suspense, useState } from 'react'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { askRequester, submitRequest, takeRequest, withdrawRequest } from '../request.contract.ts'
import { briefLabels } from './brief-draft.queries.ts'
import { CloseForm } from './CloseForm.tsx'
import { HandlerForm } from './HandlerForm.tsx'
import { type Request, requestRoutes } from './queries.ts'
import { ReasonForm } from './ReasonForm.tsx'

// The whole brief is a page of its own size, and few come to change it.
const EditBriefForm = lazy(() =>
  import('./EditBriefForm.tsx').then((module) => ({ default: module.EditBriefForm })),
)

type RequestProps = { readonly request: Request }
type Sheet = 'edit' | 'question' | 'handOver' | 'close' | 'withdraw'

/** What this reader may do with the request as a whole. */
export function RequestActsPanel({ request }: RequestProps) {
  const [open, setOpen] = useState<Sheet | null>(null)
  const session = useSession()
  const runsProgram = session.person?.roles.includes('program-manager') ?? false
  const isRequester = session.person?.id === request.requester.id
  const { may, state, handler } = request
  const isOpen = state !== 'draft' && state !== 'closed'
  const items = [
    { sheet: 'edit', label: 'Edit the brief', why: may['edit'], shown: state !== 'draft' },
    { sheet: 'handOver', label: 'Hand over', why: may['handOver'], shown: runsProgram && isOpen },
    { sheet: 'withdraw', label: 'Withdraw the request', why: may['withdraw'], shown: isRequester || isOpen },
    { sheet: 'close', label: 'Close without', why: may['close'], shown: runsProgram && isOpen },
  ] as const
  const shown = state === 'closed' ? [] : items.filter((item) => item.shown)
  return (
    <>
      {shown.length > 0 && (isRequester || runsProgram) && (
        <Menu
          label="More"
          items={shown.map(({ sheet, label, why }) => ({
            label,
            onPress: () => setOpen(sheet),
            disabledReason: why,
          }))}
        />
      )}
      {state === 'draft' && <Button onPress={() => setOpen('edit')}>Edit</Button>}
      {state === 'draft' && <Submit request={request} />}
      {runsProgram && isOpen && !isRequester && (
        <Button onPress={() => setOpen('question')} disabledReason={may['askRequester']} reasonInTooltip>
          Return with a question
        </Button>
      )}
      {runsProgram && isOpen && handler === null && <Take request={request} />}
      <OpenSheet sheet={open} request={request} onClose={() => setOpen(null)} />
    </>
  )
}

function Submit({ request }: RequestProps) {
  const save = useSubmit<typeof submitRequest>('POST /requests/:requestId/submission', {
    invalidates: requestRoutes,
    onDone: () => showToast('Submitted; the clocks run'),
  })
  return (
    <>
      <Button
        look="solid"
        waiting={save.waiting && 'Submitting'}
        disabledReason={request.may['submit']}
        onPress={() => save.submit({ params: { requestId: request.id } })}
      >
        Submit
      </Button>
      <FormErrors problem={save.problem} labels={briefLabels} title="Not submitted yet" />
    </>
  )
}

function Take({ request }: RequestProps) {
  const save = useSubmit<typeof takeRequest>('POST /requests/:requestId/triage', {
    invalidates: requestRoutes,
    onDone: () => showToast('It is yours'),
  })
  return (
    <>
      <Button
        waiting={save.waiting && 'Taking'}
        disabledReason={request.may['take']}
        reasonInTooltip
        onPress={() => save.submit({ params: { requestId: request.id }, body: {} })}
      >
        Take it up
      </Button>
      <FormErrors problem={save.problem} title="Not taken" />
    </>
  )
}

type SheetProps = RequestProps & { readonly onClose: () => void }

function OpenSheet({ sheet, ...rest }: SheetProps & { readonly sheet: Sheet | null }) {
  switch (sheet) {
    case null:
      return null
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
