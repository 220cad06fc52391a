import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'
import type { correctResult } from '../ask.contract.ts'
import { canAppear } from '../result.ts'
import { whomOf } from './ask.queries.ts'
import { evidenceLabel, ResultFieldsForm } from './ResultFieldsForm.tsx'

type ResultFormProps = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }

/** Nobody is told twice: of a corrected link they hear from a person. */
function sayTold(ask: Ask): string {
  return ask.result.some(({ kind }) => kind === 'link')
    ? `${whomOf(ask)} was told of the link as it stands here. Of another one you tell them yourself.`
    : `${whomOf(ask)} is told once where it can be seen, as soon as a link stands here.`
}

/** What came of it, once it is known or where it was noted wrongly. Only what changed is sent. */
export function ResultForm({ request, ask, onClose }: ResultFormProps) {
  const { activityType } = request
  const known = Object.fromEntries(ask.result.map(({ label, value }) => [label, value]))
  const [values, setValues] = useState<Readonly<Record<string, string>>>(known)
  const [evidence, setEvidence] = useState(ask.evidence ?? '')
  const save = useSubmit<typeof correctResult>('PATCH /requests/:requestId/asks/:askId/result', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('Noted')
      onClose()
    },
  })
  const changed = Object.entries(values).filter(([label, value]) => value.trim() !== (known[label] ?? ''))
  const isEvidenceChanged = evidence.trim() !== (ask.evidence ?? '')
  const waits = changed.length === 0 && !isEvidenceChanged ? 'Nothing is changed' : null
  const send = () => {
    if (waits !== null) return
    const result = Object.fromEntries(changed)
    const body = { result, ...(isEvidenceChanged ? { evidence: evidence.trim() } : {}) }
    save.submit({ params: { requestId: request.id, askId: ask.id }, body })
  }
  const hasLink = canAppear(activityType) && activityType.resultFields.some(({ kind }) => kind === 'link')
  return (
    <FormSheet
      title="What came of it"
      fact={whomOf(ask)}
      onClose={onClose}
      onSubmit={send}
      submit="Note it"
      save={save}
      waiting="Noting"
      disabledReason={waits}
      labels={{ evidence: evidenceLabel }}
      notDone="Nothing was noted"
    >
      {hasLink && <p>{sayTold(ask)}</p>}
      <ResultFieldsForm
        activityType={activityType}
        values={values}
        onValues={setValues}
        evidence={evidence}
        onEvidence={setEvidence}
        errors={save.fieldErrors}
      />
    </FormSheet>
  )
}
