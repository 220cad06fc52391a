import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../web/api-problem.ts'
import { chooseWorkspace } from '../../web/current-workspace.ts'
import { formatLongDay } from '../../web/format.ts'
import { useParam } from '../../web/navigation.ts'
import { useFreshStart, useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { PlainFrame } from '../../web/ui/Frames.tsx'
import { useDocumentTitle } from '../../web/ui/PageHeader.tsx'
import { SkeletonLines } from '../../web/ui/Skeleton.tsx'
import { PasswordField, TextField } from '../../web/ui/TextField.tsx'
import type { acceptInvitation } from '../invitation.contract.ts'
import { shortestPassword } from '../password.ts'
import type { signOut } from '../session.contract.ts'
import { type Invitation, invitationQuery } from './invitation.queries.ts'
import styles from './JoinPage.module.css'

/** What an invitation's link opens: one page, one button. */
export function JoinPage() {
  const token = useParam('token')
  const invitation = useQuery(invitationQuery(token))
  useDocumentTitle('Join')
  return (
    <PlainFrame narrow name={invitation.data?.workspaceName}>
      {invitation.data !== undefined && <Joining token={token} invitation={invitation.data} />}
      {invitation.error !== null && <ClosedLink problem={invitation.error} />}
      {invitation.isPending && <SkeletonLines label="The invitation is being read" />}
    </PlainFrame>
  )
}

type ClosedLinkProps = { readonly problem: unknown }

/** A link that opens nothing says why, and what to do. */
export function ClosedLink({ problem }: ClosedLinkProps) {
  const { status, detail } = asProblem(problem)
  return (
    <>
      <h1 className={styles.title} tabIndex={-1}>
        {status === 404 ? 'This link opens nothing' : 'Not just now'}
      </h1>
      <p className={styles.lead}>{detail}</p>
      <LinkButton to="/sign-in">Go to sign-in</LinkButton>
    </>
  )
}

type JoiningProps = { readonly token: string; readonly invitation: Invitation }

function Joining({ token, invitation }: JoiningProps) {
  const { workspaceName, email, expiresAt, way } = invitation
  return (
    <>
      <h1 className={styles.title} tabIndex={-1}>
        Join {workspaceName}
      </h1>
      <p className={styles.lead}>
        The invitation is for {email} and works once, until {formatLongDay(expiresAt)}.
      </p>
      {way === 'sign-in-first' ? (
        <SignInFirst token={token} email={email} />
      ) : (
        <JoinForm token={token} invitation={invitation} />
      )}
    </>
  )
}

function SignInFirst({ token, email }: { readonly token: string; readonly email: string }) {
  const { person } = useSession()
  const startFresh = useFreshStart()
  const to = `/sign-in?to=${encodeURIComponent(`/join/${token}`)}`
  const leave = useSubmit<typeof signOut>('DELETE /session', { onDone: () => void startFresh(to) })
  if (person === undefined)
    return (
      <>
        <p className={styles.lead}>
          There is a sign-in for {email} already. Sign in with it, and you come back here.
        </p>
        <LinkButton look="solid" size="large" to={to}>
          Sign in to join
        </LinkButton>
      </>
    )
  return (
    <>
      <p className={styles.lead}>
        There is a sign-in for {email} already, and you are signed in as {person.email}.
      </p>
      <Button
        look="solid"
        size="large"
        waiting={leave.waiting && 'Signing out'}
        onPress={() => leave.submit()}
      >
        Sign in as {email}
      </Button>
    </>
  )
}

const labels = { name: 'Your name', password: 'New password' }

function JoinForm({ token, invitation }: JoiningProps) {
  const [name, setName] = useState(invitation.name)
  const [password, setPassword] = useState('')
  const startFresh = useFreshStart()
  const isNew = invitation.way === 'new-password'
  const join = useSubmit<typeof acceptInvitation>('POST /invitations/:token', {
    onDone: ({ workspaceId }) => {
      chooseWorkspace(workspaceId)
      void startFresh('/')
    },
  })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        join.submit({ params: { token }, body: isNew ? { name: name.trim(), password } : {} })
      }}
    >
      <FieldStack>
        {isNew && (
          <>
            <input
              type="text"
              name="username"
              autoComplete="username"
              value={invitation.email}
              readOnly
              hidden
            />
            <TextField
              label={labels.name}
              name="name"
              autoComplete="name"
              large
              value={name}
              onChange={setName}
              error={join.fieldErrors['name']}
            />
            <PasswordField
              label={labels.password}
              name="password"
              autoComplete="new-password"
              large
              value={password}
              onChange={setPassword}
              error={join.fieldErrors['password']}
              help={`At least ${shortestPassword} characters; a sentence is fine.`}
            />
          </>
        )}
        <FormErrors problem={join.problem} labels={labels} title="You have not joined yet" />
        <div className={styles.acts}>
          <Button look="solid" size="large" type="submit" waiting={join.waiting && 'Joining'}>
            Join {invitation.workspaceName}
          </Button>
        </div>
      </FieldStack>
    </form>
  )
}
