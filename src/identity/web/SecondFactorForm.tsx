import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { PasswordField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { beginSecondFactor, turnOnSecondFactor } from '../me.contract.ts'
import { drawQrCode } from '../qr-code.ts'
import { meRoutes } from './me.queries.ts'
import { RecoveryCodesPanel } from './RecoveryCodesPanel.tsx'
import styles from './SecondFactorPanel.module.css'

/** Three steps: the password, a first code of the app, and the recovery codes to keep. */
export function SecondFactorForm({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('')
  const begin = useSubmit<typeof beginSecondFactor>('POST /me/second-factor')
  if (begin.response !== undefined) return <ConfirmStep {...begin.response} onClose={onClose} />
  return (
    <FormSheet
      title="Turn the second factor on"
      fact="You need an app for one-time codes, on your phone or in your password manager."
      onClose={onClose}
      onSubmit={() => begin.submit({ body: { password } })}
      submit="Continue"
      save={begin}
      waiting="Checking"
      disabledReason={password === '' ? 'Needs your password' : null}
      labels={{ password: 'Your password' }}
      notDone="Nothing has changed"
    >
      <PasswordField
        label="Your password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={begin.fieldErrors['password']}
      />
    </FormSheet>
  )
}

type ConfirmStepProps = {
  readonly address: string
  readonly secret: string
  readonly recoveryCodes: readonly string[]
  readonly onClose: () => void
}

function ConfirmStep({ address, secret, recoveryCodes, onClose }: ConfirmStepProps) {
  const [code, setCode] = useState('')
  const turnOn = useSubmit<typeof turnOnSecondFactor>('POST /me/second-factor/confirmation', {
    invalidates: meRoutes,
    onDone: () => showToast('The second factor is on'),
  })
  if (turnOn.done)
    return (
      <Sheet title="It is on: keep these codes" fact="Shown now and never again." onClose={onClose}>
        <RecoveryCodesPanel codes={recoveryCodes} onKept={onClose} />
      </Sheet>
    )
  return (
    <FormSheet
      title="Show this to your app"
      fact="Then type the six digits that the app shows."
      onClose={onClose}
      onSubmit={() => turnOn.submit({ body: { code } })}
      submit="Turn it on"
      save={turnOn}
      waiting="Checking"
      disabledReason={code.trim() === '' ? 'Needs a code of the app' : null}
      labels={{ code: 'Code from your app' }}
      notDone="It is not on yet"
    >
      <div className={styles.code}>
        <QrCode text={address} />
        <span>
          Or type this key: <span className={styles.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</span>
        </span>
      </div>
      <TextField
        label="Code from your app"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        error={turnOn.fieldErrors['code']}
      />
    </FormSheet>
  )
}

function QrCode({ text }: { readonly text: string }) {
  const squares = drawQrCode(text)
  if (squares === null) return null
  const path = squares
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${squares.length} ${squares.length}`}
      role="img"
      aria-label="QR code with the key for your app"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
