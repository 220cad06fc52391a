import { useState } from 'react'
import { dayHere } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { DateField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { closeOpportunity } from '../opportunity.contract.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { type Opportunity, opportunityRoutes } from './opportunity.queries.ts'

type CloseOpportunityFormProps = { readonly opportunity: Opportunity; readonly onClose: () => void }

/** Won or lost, and when. */
export function CloseOpportunityForm({ opportunity, onClose }: CloseOpportunityFormProps) {
  const [state, setState] = useState('')
  const [on, setOn] = useState(dayHere())
  const save = useSubmit<typeof closeOpportunity>('PUT /opportunities/:opportunityId/closing', {
    invalidates: opportunityRoutes,
    onDone: () => {
      showToast('Recorded')
      onClose()
    },
  })
  const send = (version = opportunity.version) => {
    if (state !== 'won' && state !== 'lost') return
    save.submit({ params: { opportunityId: opportunity.id }, body: { version, state, on } })
  }
  return (
    <FormSheet
      title="How did it end?"
      fact={opportunity.name}
      onClose={onClose}
      onSubmit={() => send()}
      submit={state === '' ? 'Record it' : `Record it as ${state}`}
      save={save}
      disabledReason={state === '' ? 'Choose won or lost.' : on === '' ? 'It needs a day.' : null}
      errors={
        <ConflictPanel
          problem={save.problem}
          labels={{ on: 'Closed on' }}
          onOverwrite={send}
          onTakeTheirs={onClose}
        />
      }
    >
      <RadioGroup
        legend="It was"
        value={state}
        onChange={setState}
        choices={[
          { value: 'won', label: 'Won' },
          { value: 'lost', label: 'Lost' },
        ]}
      />
      <DateField label="Closed on" name="on" value={on} onChange={setOn} error={save.fieldErrors.on} />
    </FormSheet>
  )
}
