import { useState } from 'react'
import { Button, type ButtonLook } from '../../web/ui/Button.tsx'
import { AskForm } from './AskForm.tsx'

type AskPanelProps = {
  readonly contactId: string
  readonly name: string
  readonly look?: ButtonLook
  /** Why this reader may not ask; null where they may. */
  readonly disabledReason?: string | null
}

/** The button that opens the form for an ask. */
export function AskPanel({ contactId, name, look = 'solid', disabledReason = null }: AskPanelProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look={look} onPress={() => setOpen(true)} disabledReason={disabledReason}>
        Ask for something
      </Button>
      {open && <AskForm contactId={contactId} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}
