import { useState } from 'react'
import { Button, type ButtonLook } from '../../web/ui/Button.tsx'
import type { Origin } from '../outreach.ts'
import { PlanOutreachForm } from './PlanOutreachForm.tsx'

type PlanOutreachPanelProps = {
  readonly contactId: string
  /** What made somebody think of them. */
  readonly from?: Origin
  readonly nominationId?: string
  /** Why them, filled in; what is on record where nothing is given. */
  readonly reason?: string
  /** The words of the button. */
  readonly label?: string
  readonly look?: ButtonLook
  readonly disabledReason?: string | null
}

/** The button that opens the plan of a first word, beside the person one stands at. */
export function PlanOutreachPanel(props: PlanOutreachPanelProps) {
  const { label = 'Write to them', look = 'secondary', disabledReason = null, ...form } = props
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look={look} onPress={() => setOpen(true)} disabledReason={disabledReason} reasonInTooltip>
        {label}
      </Button>
      {isOpen && <PlanOutreachForm {...form} onClose={() => setOpen(false)} />}
    </>
  )
}
