import { useMemo } from 'react'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { findDeals, type Start } from './queries.ts'

type DealFormProps = {
  readonly start: Start
  /** What the address named: an id, or the CRM's. */
  readonly given: string
  readonly onChoose: (opportunityId: string) => void
}

/** Which deal it is for: chosen, changed, or told that the CRM's id is not known here. */
export function DealForm({ start: { deal, isDealUnknown }, given, onChoose }: DealFormProps) {
  const value = useMemo(() => (deal === null ? null : { id: deal.id, label: deal.name }), [deal])
  return (
    <>
      {isDealUnknown && (
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
        find={findDeals}
        placeholder="Name of the deal or the customer"
        help={
          deal === null ? 'It fills in who is looked for.' : 'What you typed stays when you choose another.'
        }
      />
    </>
  )
}
