import { lazy, Suspense, useState } from 'react'
import { Button, type ButtonLook } from '../../web/ui/Button.tsx'

const LogTouchForm = lazy(() =>
  import('./LogTouchForm.tsx').then((module) => ({ default: module.LogTouchForm })),
)

type LogTouchPanelProps = {
  readonly contactId: string
  readonly name: string
  readonly look?: ButtonLook
}

/** The button that opens the form for a touch or a give. */
export function LogTouchPanel({ contactId, name, look = 'secondary' }: LogTouchPanelProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look={look} onPress={() => setOpen(true)}>
        Log a touch
      </Button>
      {open && (
        <Suspense>
          <LogTouchForm contactId={contactId} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
