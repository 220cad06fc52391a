import { useMemo } from 'react'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { findOpenOpportunities, type Start } from './queries.ts'

type ChooseOpportunityFormProps = {
  readonly start: Start
  /** What the address named: an id, or the CRM's. */
  readonly given: string
  readonly onChoose: (opportunityId: string) => void
}

/** Which deal it is for: chosen, changed, or told that the CRM's id is not known here. */
export function ChooseOpportunityForm({ start, given, onChoose }: ChooseOpportunityFormProps) {
  const { deal: opportunity } = start
  const value = useMemo(
    () => (opportunity === null ? null : { id: opportunity.id, label: opportunity.name }),
    [opportunity],
  )
  return (
    <>
      {start.isDealUnknown && (
        <Note tone="due" title={`No deal here has the CRM id ${given}`} live lined>
          It may not have been imported yet. Choose the deal, or go on without one.
        </Note>
      )}
      <ComboBox
        label="For which deal"
        name="opportunityId"
        aside="optional"
        value={value}
        onChange={(chosen) => onChoose(chosen?.id ?? '')}
        find={findOpenOpportunities}
        placeholder="Name of the deal or the customer"
        help={
          opportunity === null
            ? 'It fills in who is looked for.'
            : 'What you typed stays when you choose another.'
        }
      />
    </>
  )
}
