import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { PlainFrame } from '../../web/ui/Frames.tsx'
import { useDocumentTitle } from '../../web/ui/PageHeader.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import type { askForReset } from '../invitation.contract.ts'
import { resetMinutes } from '../invitation.ts'
import styles from './JoinPage.module.css'

/** Asks for a link to a new password; the answer is the same for every address. */
export function ForgotPasswordPage() {
  const [email, setEmail] = useState('')
  const ask = useSubmit<typeof askForReset>('POST /password-resets')
  useDocumentTitle('Forgot your password')
  return (
    <PlainFrame narrow>
      <h1 className={styles.title} tabIndex={-1}>
        {ask.done ? 'Look into your mail' : 'Forgot your password?'}
      </h1>
      {ask.done ? (
        <p className={styles.lead} role="status">
          If somebody signs in here with {email.trim()}, a link is on its way. It works once, for{' '}
          {resetMinutes} minutes. Where no mail server is set, your administrator finds it in the outbox.{' '}
          <TextLink to="/sign-in">Back to sign-in</TextLink>
        </p>
      ) : (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            ask.submit({ body: { email: email.trim() } })
          }}
        >
          <p className={styles.lead}>We send a link to set a new one.</p>
          <FieldStack>
            <TextField
              label="Work mail"
              name="email"
              type="email"
              autoComplete="username"
              large
              value={email}
              onChange={setEmail}
              error={ask.fieldErrors['email']}
            />
            <FormErrors problem={ask.problem} labels={{ email: 'Work mail' }} />
            <div className={styles.acts}>
              <Button look="solid" size="large" type="submit" waiting={ask.waiting && 'Asking'}>
                Send me a link
              </Button>
              <TextLink to="/sign-in">Back to sign-in</TextLink>
            </div>
          </FieldStack>
        </form>
      )}
    </PlainFrame>
  )
}
