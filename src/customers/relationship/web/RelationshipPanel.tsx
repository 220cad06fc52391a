import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ExecutiveInfluence, influenceWords } from '../../../identity/team.ts'
import type { sendOwnerPage } from '../../../stewardship/owner-page/owner-page.contract.ts'
import { formatDay } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { KeyValue } from '../../../web/ui/KeyValue.tsx'
import { Note } from '../../../web/ui/Note.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { endDirectMode } from '../relationship.contract.ts'
import { DirectModeForm } from './DirectModeForm.tsx'
import { type Relationship, relationshipQuery, relationshipRoutes, sayRoute } from './relationship.queries.ts'

type RelationshipPanelProps = {
  readonly account: { readonly id: string; readonly name: string }
  /** The owner's kind in words; null where it is not said. */
  readonly ownerKind: string | null
}

/** Who holds the relationship, who really talks to them, and who is asked instead of the owner and why. */
export function RelationshipPanel({ account, ownerKind }: RelationshipPanelProps) {
  const relationship = useQuery(relationshipQuery(account.id))
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title="Relationship">
      <QueryView query={relationship} what="The relationship">
        {(data) => (
          <>
            {data.route !== null && (
              <Note
                tone="due"
                title={
                  data.route.person === null ? 'The program is asked' : `${data.route.person.name} is asked`
                }
              >
                {sayRoute(data, data.silentAfter)}
              </Note>
            )}
            <KeyValue facts={factsOf(data, ownerKind)} />
            <SendPage accountId={account.id} data={data} />
            <DirectAct data={data} onStart={() => setOpen(true)} />
            {isOpen && (
              <DirectModeForm
                scope={{ accountId: account.id }}
                name={account.name}
                onClose={() => setOpen(false)}
              />
            )}
          </>
        )}
      </QueryView>
    </Section>
  )
}

function factsOf(data: Relationship, ownerKind: string | null) {
  const { owner, talked, team, lastContactOn } = data
  const executive = team?.executive ?? null
  const influence = team?.influence == null ? '' : `, ${influenceWords[team.influence as ExecutiveInfluence]}`
  return [
    { label: 'Owner', value: owner?.name },
    ...(ownerKind === null ? [] : [{ label: 'Owner is', value: ownerKind }]),
    { label: 'Last real contact', value: lastContactOn === null ? null : formatDay(lastContactOn) },
    ...talked
      .slice(0, 3)
      .map(({ person, on }) => ({ label: person.name, value: `talked to them ${formatDay(on)}` })),
    ...(team === null
      ? []
      : [
          {
            label: 'Their team',
            value: team.name,
            ...(team.isPartner ? { aside: 'a partner of the program' } : {}),
          },
          ...(executive === null ? [] : [{ label: 'Its executive', value: `${executive.name}${influence}` }]),
        ]),
  ]
}

/** Mails the owner the page of the account, as one of the few things they are asked in a week. */
function SendPage({ accountId, data }: { readonly accountId: string; readonly data: Relationship }) {
  const send = useSubmit<typeof sendOwnerPage>('POST /accounts/:accountId/owner-page', {
    onDone: ({ sentTo, heldUntil }) =>
      showToast(
        sentTo === null && heldUntil !== null
          ? `Their week is full; try again from ${formatDay(heldUntil)}`
          : `Sent to ${sentTo ?? 'the owner'}`,
      ),
  })
  if (data.may.direct !== null || data.owner === null) return null
  return (
    <p>
      <Button
        look="link"
        waiting={send.waiting && 'Sending'}
        onPress={() => send.submit({ params: { accountId }, body: {} })}
      >
        Ask whether it is all still true
      </Button>
    </p>
  )
}

function DirectAct({ data, onStart }: { readonly data: Relationship; readonly onStart: () => void }) {
  const end = useSubmit<typeof endDirectMode>('DELETE /direct-modes/:directModeId', {
    invalidates: relationshipRoutes,
    onDone: () => showToast('Given back to its owner'),
  })
  const mode = data.directMode
  if (mode === null) {
    if (data.may.direct !== null) return null
    return (
      <Button look="link" onPress={onStart}>
        Hold it in the program
      </Button>
    )
  }
  const why =
    data.may.direct ?? (mode.ofTeam ? 'The whole team is in direct mode; it ends under Relationships.' : null)
  return (
    <p>
      In direct mode since {formatDay(mode.since)}: {mode.reason}.{' '}
      <Button
        look="link"
        disabledReason={why}
        reasonInTooltip
        waiting={end.waiting && 'Giving back'}
        onPress={() => end.submit({ params: { directModeId: mode.id } })}
      >
        Give it back
      </Button>
    </p>
  )
}
