import { lazy, Suspense, useState } from 'react'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { submitRequest, takeRequest } from '../request.contract.ts'
import { briefLabels } from './brief-draft.queries.ts'
import { type Request, requestRoutes } from './queries.ts'
import type { RequestSheet } from './RequestSheetPanel.tsx'

// Its forms come with the first of them that is opened.
const RequestSheetPanel = lazy(() =>
  import('./RequestSheetPanel.tsx').then((module) => ({ default: module.RequestSheetPanel })),
)

type RequestProps = { readonly request: Request }

/** What this reader may do with the request as a whole. */
export function RequestActsPanel({ request }: RequestProps) {
  const [open, setOpen] = useState<RequestSheet | null>(null)
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
      {open !== null && (
        <Suspense>
          <RequestSheetPanel sheet={open} request={request} onClose={() => setOpen(null)} />
        </Suspense>
      )}
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
