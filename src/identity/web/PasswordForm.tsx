import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { PasswordField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { changePassword } from '../me.contract.ts'
import { judgePassword, shortestPassword } from '../password.ts'
import { meRoutes } from './me.queries.ts'

/** Changes one's password; everywhere else one is signed out. */
export function PasswordForm({ email }: { readonly email: string }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const save = useSubmit<typeof changePassword>('POST /me/password', {
    invalidates: meRoutes,
    onDone: () => {
      setCurrent('')
      setNext('')
      showToast('Password changed; you are signed out everywhere else')
    },
  })
  const judged = judgePassword(next, email)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (current !== '' && judged.ok) save.submit({ body: { current, next } })
      }}
    >
      <FieldStack>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="Present password"
          name="current"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={save.fieldErrors['current']}
        />
        <PasswordField
          label="New password"
          name="next"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          error={save.fieldErrors['next']}
          help={
            next === '' || judged.ok
              ? `At least ${shortestPassword} characters; a sentence is fine.`
              : `It ${judged.why}.`
          }
        />
        <FormErrors
          problem={save.problem}
          labels={{ current: 'Present password', next: 'New password' }}
          title="The password stays"
        />
        <div>
          <Button
            type="submit"
            waiting={save.waiting && 'Changing'}
            disabledReason={
              current === '' || next === ''
                ? 'Both are needed'
                : judged.ok
                  ? null
                  : `The new one ${judged.why}`
            }
          >
            Change the password
          </Button>
        </div>
      </FieldStack>
    </form>
  )
}
