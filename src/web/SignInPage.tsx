import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import styles from './FirstRun.module.css'
import { safeTarget } from './navigation.ts'
import { useFreshStart, useSession } from './session.ts'
import { useShellCalls } from './shell-calls.ts'
import { Button, LinkButton } from './ui/Button.tsx'
import { FieldStack } from './ui/Field.tsx'
import { FormErrors } from './ui/FormErrors.tsx'
import { PlainFrame } from './ui/Frames.tsx'
import { Note } from './ui/Note.tsx'
import { useDocumentTitle } from './ui/PageHeader.tsx'
import { PasswordField, TextField } from './ui/TextField.tsx'
import { TextLink } from './ui/TextLink.tsx'
import { useWrite } from './write.ts'

const labels = { email: 'Work mail', password: 'Password', code: 'Code' }

/** Mail and password, a code when the account asks for one, or a provider. */
export function SignInPage() {
  const [step, setStep] = useState<'password' | 'code'>('password')
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const to = safeTarget(typeof search['to'] === 'string' ? search['to'] : null)
  useDocumentTitle('Sign in')
  return (
    <PlainFrame narrow>
      <div className={styles.narrow}>
        <h1 className={styles.title} tabIndex={-1}>
          {step === 'password' ? 'Sign in' : 'One more step'}
        </h1>
        {step === 'password' ? (
          <>
            {typeof search['problem'] === 'string' && <ProviderProblem code={search['problem']} />}
            <PasswordForm to={to} onCodeWanted={() => setStep('code')} />
            <Providers to={to} />
          </>
        ) : (
          <CodeForm to={to} onBack={() => setStep('password')} />
        )}
      </div>
    </PlainFrame>
  )
}

/** A provider sent somebody back without letting them in: the address says why, in one word. */
function ProviderProblem({ code }: { readonly code: string }) {
  const { describeProviderProblem } = useShellCalls()
  return (
    <Note tone="risk" title="You are not signed in" lined live>
      {describeProviderProblem(code)}
    </Note>
  )
}

type PasswordFormProps = { readonly to: string; readonly onCodeWanted: () => void }

function PasswordForm({ to, onCodeWanted }: PasswordFormProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const calls = useShellCalls()
  const startFresh = useFreshStart()
  const signIn = useWrite(calls.signIn, {
    onDone: ({ state }) => (state === 'second-factor' ? onCodeWanted() : void startFresh(to)),
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    signIn.send({ email: email.trim(), password })
  }

  return (
    <form onSubmit={submit}>
      <p className={styles.lead}>{to !== '/' && 'Then you are back where you wanted to be.'}</p>
      <FieldStack>
        <TextField
          label={labels.email}
          name="email"
          type="email"
          autoComplete="username"
          required
          large
          value={email}
          onChange={setEmail}
          error={signIn.fieldErrors['email']}
        />
        <PasswordField
          label={labels.password}
          name="password"
          autoComplete="current-password"
          required
          large
          value={password}
          onChange={setPassword}
          error={signIn.fieldErrors['password']}
        />
        <FormErrors problem={signIn.problem} labels={labels} />
        <div className={styles.actions}>
          <Button look="solid" size="large" type="submit" waiting={signIn.waiting && 'Signing in'}>
            Sign in
          </Button>
          <TextLink to="/forgot-password">Forgot your password?</TextLink>
        </div>
      </FieldStack>
    </form>
  )
}

function Providers({ to }: { readonly to: string }) {
  const { signInProviders } = useSession()
  const { providerAddress } = useShellCalls()
  if (signInProviders.length === 0) return null
  return (
    <div className={styles.providers}>
      {signInProviders.map((provider) => (
        <LinkButton key={provider.id} size="large" wide to={providerAddress(provider.id, to)} reload>
          Sign in with {provider.name}
        </LinkButton>
      ))}
    </div>
  )
}

type CodeFormProps = { readonly to: string; readonly onBack: () => void }

function CodeForm({ to, onBack }: CodeFormProps) {
  const [kind, setKind] = useState<'totp' | 'recovery'>('totp')
  const [code, setCode] = useState('')
  const calls = useShellCalls()
  const startFresh = useFreshStart()
  const confirm = useWrite(calls.confirmSecondFactor, { onDone: () => void startFresh(to) })
  const byApp = kind === 'totp'

  function submit(event: FormEvent) {
    event.preventDefault()
    confirm.send({ code: code.replace(/\s/g, ''), kind })
  }

  function switchKind() {
    setKind(byApp ? 'recovery' : 'totp')
    setCode('')
    confirm.reset()
  }

  return (
    <form onSubmit={submit}>
      <p className={styles.lead}>
        {byApp
          ? 'Type the six digits your app shows now.'
          : 'Type one of the codes you kept. Each works once.'}
      </p>
      <FieldStack>
        <TextField
          key={kind}
          label={byApp ? 'Code from your app' : 'Recovery code'}
          name="code"
          inputMode={byApp ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          autoFocus
          required
          large
          value={code}
          onChange={setCode}
          error={confirm.fieldErrors['code']}
        />
        <FormErrors problem={confirm.problem} labels={labels} />
        <div className={styles.actions}>
          <Button look="solid" size="large" type="submit" waiting={confirm.waiting && 'Checking'}>
            Continue
          </Button>
          <Button look="link" onPress={switchKind}>
            {byApp ? 'Use a recovery code' : 'Use the app'}
          </Button>
          <Button look="link" onPress={onBack}>
            Back
          </Button>
        </div>
      </FieldStack>
    </form>
  )
}
