import { useRef, useState } from 'react'
import type { Role } from '../../kernel/actor.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createPerson, invitePerson } from '../people.contract.ts'
import { TeamSelect } from './PersonForm.tsx'
import { peopleRoutes, type Team } from './people.queries.ts'
import { RoleChoices } from './RolesForm.tsx'

type InvitationFormProps = {
  readonly teams: readonly Team[]
  readonly teamId: string
  readonly onClose: () => void
}

const labels = { name: 'Name', email: 'Work mail', title: 'Post', teamId: 'Team' }

/** Somebody new: on record at once, and invited to sign in where wanted. */
export function InvitationForm({ teams, teamId, onClose }: InvitationFormProps) {
  const [typed, setTyped] = useState({ name: '', email: '', title: '', teamId })
  const [inviting, setInviting] = useState(true)
  const [roles, setRoles] = useState<readonly Role[]>(['member'])
  const { add, invite, waiting, problem } = useAddAndInvite(roles, onClose)
  const field = (name: 'name' | 'email' | 'title') => ({
    name,
    label: labels[name],
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    error: add.fieldErrors[name],
  })

  function send() {
    if (add.response !== undefined) invite(add.response.id)
    else add.submit({ body: bodyOf(typed) }, inviting)
  }

  return (
    <FormSheet
      title="Add or invite"
      fact="A record can own customers and answer mails; an invitation lets somebody sign in."
      onClose={onClose}
      onSubmit={send}
      submit={inviting ? 'Invite' : 'Put on record'}
      save={{ waiting, problem }}
      disabledReason={inviting && typed.email.trim() === '' ? 'An invitation goes to a mail address' : null}
      labels={labels}
      notDone={add.done ? 'On record, but not invited' : 'Nothing was saved'}
    >
      <TextField {...field('name')} required />
      <TextField {...field('email')} type="email" aside={inviting ? undefined : 'optional'} />
      <FieldGrid columns="1fr 1fr">
        <TextField {...field('title')} aside="optional" />
        <TeamSelect
          teams={teams}
          value={typed.teamId}
          onChange={(chosen) => setTyped((before) => ({ ...before, teamId: chosen }))}
        />
      </FieldGrid>
      <Checkbox
        label="Invite them to sign in"
        checked={inviting}
        onChange={setInviting}
        help="By a mail with a link that works once."
      />
      {inviting && <InvitedRoles chosen={roles} onChange={setRoles} />}
    </FormSheet>
  )
}

function InvitedRoles({
  chosen,
  onChange,
}: {
  readonly chosen: readonly Role[]
  readonly onChange: (roles: readonly Role[]) => void
}) {
  const { person } = useSession()
  const isAdministrator = person?.roles.includes('administrator') === true
  return (
    <RoleChoices
      chosen={chosen}
      onChange={onChange}
      reasonFor={(role) =>
        isAdministrator || role === 'member' ? null : 'Only an administrator gives this role.'
      }
    />
  )
}

/** First the record, then the invitation: where only the second fails, pressing again does only that. */
function useAddAndInvite(roles: readonly Role[], onClose: () => void) {
  const wanted = useRef(true)
  const invitation = useSubmit<typeof invitePerson>('POST /people/:personId/invitation', {
    invalidates: [...peopleRoutes, 'GET /mails'],
    onDone: () => {
      showToast('Invited; the mail is in the outbox')
      onClose()
    },
  })
  const invite = (personId: string) =>
    invitation.submit({ params: { personId }, body: { roles: [...roles] } })
  const add = useSubmit<typeof createPerson>('POST /people', {
    invalidates: peopleRoutes,
    onDone: ({ id, name }) => {
      if (wanted.current) return invite(id)
      showToast(`${name} is on record`)
      onClose()
    },
  })
  return {
    add: {
      ...add,
      submit: (input: Parameters<typeof add.submit>[0], inviting: boolean) => {
        wanted.current = inviting
        add.submit(input)
      },
    },
    invite,
    waiting: add.waiting || invitation.waiting,
    problem: add.problem ?? invitation.problem,
  }
}

function bodyOf({
  name,
  email,
  title,
  teamId,
}: {
  name: string
  email: string
  title: string
  teamId: string
}) {
  const text = (value: string) => (value.trim() === '' ? null : value.trim())
  return { name: name.trim(), email: text(email), title: text(title), teamId: text(teamId) }
}
