import { useState } from 'react'
import { formatDay, formatMoment } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { invitePerson, markAsBack, withdrawInvitation } from '../people.contract.ts'
import { LeaveForm } from './LeaveForm.tsx'
import { type Person, peopleRoutes } from './people.queries.ts'

const signInWords = {
  'two-factor': 'with password and second factor',
  password: 'with a password only',
  provider: 'through a provider',
  invited: 'not yet; invited',
  none: 'not at all; record only',
  closed: 'no more',
} as const

/** How a person comes in, and the way out when they leave. */
export function PersonStandingPanel({ person }: { readonly person: Person }) {
  const [leaving, setLeaving] = useState(false)
  const invited = person.invitedAt === null ? null : `sent ${formatDay(person.invitedAt)}`
  return (
    <Section title="Sign-in" level={3}>
      <KeyValue
        facts={[
          { label: 'Signs in', value: person.signIn === null ? null : signInWords[person.signIn] },
          { label: 'Last seen', value: person.lastSeenAt === null ? null : formatMoment(person.lastSeenAt) },
          ...(invited === null ? [] : [{ label: 'Invitation', value: invited }]),
          ...(person.leftAt === null ? [] : [{ label: 'Left', value: formatDay(person.leftAt) }]),
          { label: 'Accounts', value: person.accounts },
        ]}
      />
      <ButtonRow>
        {person.leftAt === null ? (
          <>
            {(person.signIn === 'none' || person.signIn === 'invited') && <InviteButtons person={person} />}
            <Button
              look="quiet"
              onPress={() => setLeaving(true)}
              disabledReason={person.may['markAsLeft'] ?? null}
            >
              Mark as left
            </Button>
          </>
        ) : (
          <BackButton person={person} />
        )}
      </ButtonRow>
      {leaving && <LeaveForm person={person} onClose={() => setLeaving(false)} />}
    </Section>
  )
}

function InviteButtons({ person }: { readonly person: Person }) {
  const params = { personId: person.id }
  const invalidates = [...peopleRoutes, 'GET /mails'] as const
  const invite = useSubmit<typeof invitePerson>('POST /people/:personId/invitation', {
    invalidates,
    onDone: ({ expiresAt }) => showToast(`Invited; the link works until ${formatDay(expiresAt)}`),
  })
  const withdraw = useSubmit<typeof withdrawInvitation>('DELETE /people/:personId/invitation', {
    invalidates,
    onDone: () => showToast('The invitation was withdrawn'),
  })
  return (
    <>
      <Button
        onPress={() => invite.submit({ params, body: {} })}
        waiting={invite.waiting && 'Inviting'}
        disabledReason={person.may['invite'] ?? null}
      >
        {person.signIn === 'invited' ? 'Invite again' : 'Invite'}
      </Button>
      {person.signIn === 'invited' && (
        <Button
          look="quiet"
          onPress={() => withdraw.submit({ params })}
          waiting={withdraw.waiting && 'Withdrawing'}
        >
          Withdraw the invitation
        </Button>
      )}
      {invite.done && (
        <span>
          The mail is in the{' '}
          <TextLink to={`/settings/mail?mail=${invite.response?.mailId ?? ''}`}>outbox</TextLink>.
        </span>
      )}
      <FormErrors problem={invite.problem ?? withdraw.problem} />
    </>
  )
}

function BackButton({ person }: { readonly person: Person }) {
  const back = useSubmit<typeof markAsBack>('DELETE /people/:personId/departure', {
    invalidates: peopleRoutes,
    onDone: () => showToast(`${person.name} is back; invite them to sign in again`),
  })
  return (
    <>
      <Button
        onPress={() => back.submit({ params: { personId: person.id } })}
        waiting={back.waiting && 'Saving'}
        disabledReason={person.may['markAsBack'] ?? null}
      >
        Back again
      </Button>
      <FormErrors problem={back.problem} />
    </>
  )
}
