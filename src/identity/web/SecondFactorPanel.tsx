import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { PasswordField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { renewRecoveryCodes, turnOffSecondFactor } from '../me.contract.ts'
import { type Me, meRoutes } from './me.queries.ts'
import { RecoveryCodesPanel } from './RecoveryCodesPanel.tsx'
import { SecondFactorForm } from './SecondFactorForm.tsx'
import styles from './SecondFactorPanel.module.css'

type Act = 'begin' | 'off' | 'codes'

/** Whether a second factor guards the sign-in, and the ways to change that. */
export function SecondFactorPanel({ me }: { readonly me: Me }) {
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const { enabled } = me.secondFactor
  return (
    <Section title="Second factor">
      <div className={styles.state}>
        {enabled ? (
          <StateMark kind="kept">On: signing in asks for a code of your app</StateMark>
        ) : (
          <StateMark kind="due">Off: a password alone lets somebody in</StateMark>
        )}
      </div>
      <ButtonRow>
        {enabled ? (
          <>
            <Button onPress={() => setAct('codes')}>New recovery codes</Button>
            <Button look="quiet" onPress={() => setAct('off')}>
              Turn it off
            </Button>
          </>
        ) : (
          <Button
            onPress={() => setAct('begin')}
            disabledReason={me.hasPassword ? null : 'You sign in through a provider, which asks for it'}
          >
            Turn it on
          </Button>
        )}
      </ButtonRow>
      {act === 'begin' && <SecondFactorForm onClose={close} />}
      {act === 'off' && <TurnOffSheet onClose={close} />}
      {act === 'codes' && <NewCodesSheet onClose={close} />}
    </Section>
  )
}

function TurnOffSheet({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('')
  const off = useSubmit<typeof turnOffSecondFactor>('DELETE /me/second-factor', {
    invalidates: meRoutes,
    onDone: () => {
      showToast('The second factor is off')
      onClose()
    },
  })
  return (
    <Sheet
      title="Turn the second factor off"
      fact="Then the password alone is enough to sign in."
      onClose={onClose}
      onSubmit={() => off.submit({ body: { password } })}
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={off.waiting && 'Turning off'}
          disabledReason={password === '' ? 'Needs your password' : null}
        >
          Turn it off
        </Button>
      }
    >
      <OwnPassword value={password} onChange={setPassword} error={off.fieldErrors['password']} />
      <FormErrors problem={off.problem} labels={{ password: 'Your password' }} title="It stays on" />
    </Sheet>
  )
}

function NewCodesSheet({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('')
  const renew = useSubmit<typeof renewRecoveryCodes>('POST /me/recovery-codes')
  if (renew.response !== undefined)
    return (
      <Sheet
        title="Your recovery codes"
        fact="Shown now and never again; the earlier ones stopped working."
        onClose={onClose}
      >
        <RecoveryCodesPanel codes={renew.response.recoveryCodes} onKept={onClose} />
      </Sheet>
    )
  return (
    <Sheet
      title="New recovery codes"
      fact="For when the app is not at hand. The earlier ones stop working."
      onClose={onClose}
      onSubmit={() => renew.submit({ body: { password } })}
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={renew.waiting && 'Making them'}
          disabledReason={password === '' ? 'Needs your password' : null}
        >
          Make new codes
        </Button>
      }
    >
      <OwnPassword value={password} onChange={setPassword} error={renew.fieldErrors['password']} />
      <FormErrors
        problem={renew.problem}
        labels={{ password: 'Your password' }}
        title="The codes stay as they were"
      />
    </Sheet>
  )
}

type OwnPasswordProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

function OwnPassword({ value, onChange, error }: OwnPasswordProps) {
  return (
    <FieldStack>
      <PasswordField
        label="Your password"
        name="password"
        autoComplete="current-password"
        value={value}
        onChange={onChange}
        error={error}
      />
    </FieldStack>
  )
}
