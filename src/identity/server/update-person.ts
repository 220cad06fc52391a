import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import { withdrawLinks } from '../../server/links.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { personUpdated } from '../events.ts'
import { canEditPeople, canEndMembership } from '../policy.ts'
import { invitationPurpose } from './people.reads.ts'
import { loadPerson, type PersonDetails, savePerson } from './people.store.ts'
import { requireKnownPlaces } from './set-up-workspace.ts'

export type PersonChange = PersonDetails & { readonly version: number }

/** Changes what is on record of a person. The address somebody signs in with stays theirs to change. */
export async function updatePerson(
  tx: WorkspaceTx,
  actor: Actor,
  personId: string,
  input: PersonChange,
  now: string,
): Promise<void> {
  requirePermission(canEditPeople(actor))
  const { version, ...change } = input
  const person = await loadPerson(tx, actor, personId, version)
  requireKnownPlaces({ timeZone: change.timeZone ?? undefined })
  const address = change.email?.toLowerCase() ?? null
  if (change.email !== undefined && address !== person.email?.toLowerCase()) {
    requirePermission(canEndMembership(actor, person.roles))
    if (person.loginId !== null) throw invalid('email', 'is the address this person signs in with')
    // An invitation that went to another address must not open this record.
    await withdrawLinks(
      tx,
      { workspaceId: actor.workspaceId, purpose: invitationPurpose, subjectId: personId },
      now,
    )
  }
  await savePerson(tx, actor, person, change)
  await forgetEverywhere(tx, `person:${personId}`)
  await announce(tx, personUpdated(actor, personId, Object.keys(change)))
}
