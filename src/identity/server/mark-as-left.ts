import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Refusal } from '../../kernel/result.ts'
import { type Day, dayOf, type Instant, isDay, isStillToCome } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import { withdrawLinks } from '../../server/links.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { personLeft } from '../events.ts'
import { canEndMembership, keepAdministrator } from '../policy.ts'
import { removeLogin } from './login.store.ts'
import { invitationPurpose } from './people.reads.ts'
import { countOtherAdministrators, loadPerson, type StoredPerson, savePerson } from './people.store.ts'

export type DepartureInput = { readonly version: number; readonly leftOn?: Day | undefined }

/**
 * Marks somebody as left: sign-in, keys and invitations end with the transaction, in every process. The
 * record stays, with all it owns, to be handed over.
 */
export async function markAsLeft(
  tx: WorkspaceTx,
  actor: Actor,
  personId: string,
  input: DepartureInput,
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  const others = await countOtherAdministrators(tx, actor, personId)
  const person = await loadPerson(tx, actor, personId, input.version)
  requirePermission(canEndMembership(actor, person.roles))

  const decision = keepAdministrator(person.roles.includes('administrator'), false, others)
  if (!decision.ok) return decision

  const leftAt = readDeparture(input.leftOn, now)
  await savePerson(tx, actor, person, { leftAt })
  await endMembership(tx, actor, person, now)
  await announce(tx, personLeft(actor, personId, leftAt))
  return decision
}

function readDeparture(leftOn: Day | undefined, now: Instant): Instant {
  if (leftOn === undefined || leftOn === dayOf(now)) return now
  if (!isDay(leftOn)) throw invalid('leftOn', 'is not a day')
  if (isStillToCome(leftOn, dayOf(now)))
    throw invalid('leftOn', 'is still to come; mark a departure on the day it happens')
  return `${leftOn}T00:00:00.000Z`
}

/** Ends every way in. A login that belongs nowhere any more is removed with its password and second factor. */
async function endMembership(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  person: StoredPerson,
  now: Instant,
): Promise<void> {
  await withdrawLinks(tx, { workspaceId, purpose: invitationPurpose, subjectId: person.id }, now)
  await sql`delete from auth.apikey where "referenceId" = ${person.id}`.execute(tx)
  await tx
    .deleteFrom('memberships')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', person.id)
    .execute()
  await forgetEverywhere(tx, `person:${person.id}`)
  if (person.loginId === null) return
  const elsewhere = await tx
    .selectFrom('memberships')
    .select('person_id')
    .where('auth_user_id', '=', person.loginId)
    .executeTakeFirst()
  if (elsewhere === undefined) await removeLogin(tx, person.loginId)
}
