import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { PlainFrame } from '../../web/ui/Frames.tsx'
import { useDocumentTitle } from '../../web/ui/PageHeader.tsx'
import { SkeletonLines } from '../../web/ui/Skeleton.tsx'
import { PasswordField } from '../../web/ui/TextField.tsx'
import type { resetPassword } from '../invitation.contract.ts'
import { shortestPassword } from '../password.ts'
import { resetQuery } from './invitation.queries.ts'
import styles from './JoinPage.module.css'
import { ClosedLink } from './JoinPage.tsx'

/** What the link to a new password opens. */
export function ResetPage() {
  const token = useParam('token')
  const reset = useQuery(resetQuery(token))
  useDocumentTitle('Set a new password')
  return (
    <PlainFrame narrow>
      {reset.data !== undefined && <ResetForm token={token} email={reset.data.email} />}
      {reset.error !== null && <ClosedLink problem={reset.error} />}
      {reset.isPending && <SkeletonLines label="The link is being read" />}
    </PlainFrame>
  )
}

function ResetForm({ token, email }: { readonly token: string; readonly email: string }) {
  const [password, setPassword] = useState('')
  const reset = useSubmit<typeof resetPassword>('POST /password-resets/:token')
  if (reset.done)
    return (
      <>
        <h1 className={styles.title} tabIndex={-1}>
          The new password is set
        </h1>
        <p className={styles.lead}>You are signed out everywhere.</p>
        <LinkButton look="solid" size="large" to="/sign-in">
          Sign in
        </LinkButton>
      </>
    )
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        reset.submit({ params: { token }, body: { password } })
      }}
    >
      <h1 className={styles.title} tabIndex={-1}>
        Set a new password
      </h1>
      <p className={styles.lead}>For {email}. Everywhere you are signed in now, you will be signed out.</p>
      <FieldStack>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="New password"
          name="password"
          autoComplete="new-password"
          large
          value={password}
          onChange={setPassword}
          error={reset.fieldErrors['password']}
          help={`At least ${shortestPassword} characters; a sentence is fine.`}
        />
        <FormErrors
          problem={reset.problem}
          labels={{ password: 'New password' }}
          title="The password stays as it was"
        />
        <div>
          <Button look="solid" size="large" type="submit" waiting={reset.waiting && 'Setting it'}>
            Set the password
          </Button>
        </div>
      </FieldStack>
    </form>
  )
}
