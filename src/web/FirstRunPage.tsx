import { IconCheck } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import styles from './FirstRun.module.css'
import { useFreshStart, useSession } from './session.ts'
import { type SetUpInput, useShellCalls } from './shell-calls.ts'
import { Button } from './ui/Button.tsx'
import { FieldStack } from './ui/Field.tsx'
import { FormErrors } from './ui/FormErrors.tsx'
import { PlainFrame } from './ui/Frames.tsx'
import { StepList } from './ui/Lines.tsx'
import { useDocumentTitle } from './ui/PageHeader.tsx'
import { PasswordField, TextField } from './ui/TextField.tsx'
import { useWrite } from './write.ts'

const labels = {
  workspaceName: 'Workspace',
  name: 'Your name',
  email: 'Work mail',
  password: 'Password',
  setupCode: 'One-time code',
}

const steps = [
  { title: 'Name it', detail: 'About a minute.', current: true },
  {
    title: 'Look around, or bring your customers',
    detail: 'An example company with a year behind it, or your own accounts from a file.',
  },
  { title: 'Read what was found', detail: 'Likely advocates, stale facts, and the three best next steps.' },
  {
    title: 'Invite the people who know them',
    detail: 'Relationship owners answer from a mail; they never need to learn this.',
  },
]

/** The very first page: a workspace and its administrator. */
export function FirstRunPage() {
  useDocumentTitle('Name your workspace')
  return (
    <PlainFrame aside="runs on this machine; nothing leaves it">
      <div className={styles.columns}>
        <div>
          <h1 className={styles.title} tabIndex={-1}>
            Name your workspace
          </h1>
          <p className={styles.lead}>
            One page, then you choose what to put in it. You will be its administrator and program manager.
          </p>
          <SetUpForm />
        </div>
        <div className={styles.steps}>
          <StepList steps={steps} />
        </div>
      </div>
    </PlainFrame>
  )
}

const empty = { workspaceName: '', name: '', email: '', password: '', setupCode: '' }

function SetUpForm() {
  const { setupCodeRequired } = useSession()
  const { shortestPassword, ...calls } = useShellCalls()
  const startFresh = useFreshStart()
  const [typed, setTyped] = useState(empty)
  const setUp = useWrite(calls.setUp, { onDone: () => void startFresh('/start') })
  const errors = setUp.fieldErrors
  const field = (name: keyof typeof empty) => ({
    name,
    label: labels[name],
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    error: errors[name],
    large: true,
    required: true,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    setUp.send(toInput(typed, setupCodeRequired))
  }

  return (
    <form onSubmit={submit}>
      <FieldStack>
        <TextField
          {...field('workspaceName')}
          autoComplete="organization"
          help="Usually your company. Customers read it on every ask."
        />
        <TextField {...field('name')} autoComplete="name" />
        <TextField {...field('email')} type="email" autoComplete="email" />
        <PasswordField
          {...field('password')}
          autoComplete="new-password"
          help={<PasswordLength length={[...typed.password].length} shortest={shortestPassword} />}
        />
        {setupCodeRequired && (
          <TextField
            {...field('setupCode')}
            autoComplete="one-time-code"
            help="Printed where the server was started, since you come from another machine."
          />
        )}
        <FormErrors problem={setUp.problem} labels={labels} title="The workspace was not created." />
        <div className={styles.actions}>
          <Button look="solid" size="large" type="submit" waiting={setUp.waiting && 'Creating it'}>
            Create the workspace
          </Button>
          <span className={styles.locale}>{describeLocale()}</span>
        </div>
      </FieldStack>
    </form>
  )
}

function PasswordLength({ length, shortest }: { readonly length: number; readonly shortest: number }) {
  if (length < shortest) return <>At least {shortest} characters; a sentence is fine.</>
  return (
    <span className={styles.enough}>
      <IconCheck size={14} stroke={2} aria-hidden /> {length} characters, long enough
    </span>
  )
}

function toInput(typed: typeof empty, withCode: boolean): SetUpInput {
  const { setupCode, ...input } = typed
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { ...input, language: locale, timeZone, ...(withCode ? { setupCode: setupCode.trim() } : {}) }
}

/** The browser knows the language and the zone; both can be changed in the settings. */
function describeLocale(): string {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const language = new Intl.DisplayNames(undefined, { type: 'language' }).of(locale) ?? locale
  return `${language}, ${timeZone}`
}
