import { useState } from 'react'
import { Button } from '../../web/ui/Button.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'

type SkipSectionFormProps = {
  readonly title: string
  readonly onSkip: (reason: string) => void
  readonly onClose: () => void
}

/** Passes over a part of the interview; the reason stays with it. */
export function SkipSectionForm({ title, onSkip, onClose }: SkipSectionFormProps) {
  const [reason, setReason] = useState('')
  return (
    <Sheet
      title={`Skip “${title}”`}
      onClose={onClose}
      onSubmit={() => {
        if (reason.trim() === '') return
        onSkip(reason.trim())
        onClose()
      }}
      foot={
        <Button look="solid" type="submit" disabledReason={reason.trim() === '' ? 'It needs a reason' : null}>
          Skip it
        </Button>
      }
    >
      <TextArea
        label="Why"
        value={reason}
        onChange={setReason}
        help="No time, known already, would rather not say"
      />
    </Sheet>
  )
}
