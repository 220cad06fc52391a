import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { closeRequest } from '../request.contract.ts'
import { causeWords, type UnfilledCause, unfilledCauses } from '../request.ts'
import { type Request, requestRoutes } from './queries.ts'
import { SameAsPanel } from './SameAsPanel.tsx'

type CloseFormProps = { readonly request: Request; readonly onClose: () => void }

const labels = { cause: 'Why', note: 'What would have helped' }

/** Closes a request that got nothing, or less than it needed: its cause tells whom to recruit. */
export function CloseForm({ request, onClose }: CloseFormProps) {
  const [cause, setCause] = useState('')
  const [note, setNote] = useState('')
  const save = useSubmit<typeof closeRequest>('POST /requests/:requestId/closing', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Closed; the requester is told')
      onClose()
    },
  })
  const send = () => {
    const chosen = unfilledCauses.find((each) => each === cause)
    if (chosen === undefined) return
    save.submit({ params: { requestId: request.id }, body: { cause: chosen, note: note.trim() || null } })
  }
  return (
    <Sheet
      title="Close without what it needed"
      fact={request.title}
      onClose={onClose}
      onSubmit={send}
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={save.waiting && 'Closing'}
          disabledReason={cause === '' ? 'Choose the cause' : null}
        >
          Close the request
        </Button>
      }
    >
      <FieldStack>
        <Select
          label={labels.cause}
          name="cause"
          value={cause}
          onChange={setCause}
          placeholder="Choose one"
          options={unfilledCauses.map((value: UnfilledCause) => ({ value, label: causeWords[value] }))}
          error={save.fieldErrors['cause']}
          help="Causes are counted with what was at stake, and show whom to recruit."
        />
        <TextArea
          label={labels.note}
          name="note"
          aside="optional"
          value={note}
          onChange={setNote}
          error={save.fieldErrors['note']}
        />
        <FormErrors problem={save.problem} labels={labels} title="Nothing was closed" />
        <SameAsPanel request={request} onClosed={onClose} />
      </FieldStack>
    </Sheet>
  )
}
