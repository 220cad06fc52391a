import { lazy, Suspense, useState } from 'react'
import { Button, type ButtonLook } from '../../../web/ui/Button.tsx'
import type { Choosable } from '../../../web/ui/ComboBox.tsx'

const OutsideAskForm = lazy(() =>
  import('./OutsideAskForm.tsx').then((module) => ({ default: module.OutsideAskForm })),
)

type LogOutsidePanelProps = { readonly contact?: Choosable; readonly look?: ButtonLook }

/** The button that opens the form for an ask that happened outside. */
export function LogOutsidePanel({ contact, look = 'secondary' }: LogOutsidePanelProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look={look} onPress={() => setOpen(true)}>
        Log an outside ask
      </Button>
      {open && (
        <Suspense>
          <OutsideAskForm {...(contact === undefined ? {} : { contact })} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
