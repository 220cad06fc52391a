import type { PersonActor, Role } from '../../kernel/actor.ts'
import type { Refusal } from '../../kernel/result.ts'
import { accept, refuse } from '../../kernel/result.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { countAttempt } from '../../server/attempts.ts'
import { requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { makeLink, withdrawLinks } from '../../server/links.ts'
import { sendMail } from '../../server/mail.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { invitationWithdrawn, personInvited } from '../events.ts'
import { invitationDays } from '../invitation.ts'
import { canChangeRoles, canEditPeople, canEndMembership } from '../policy.ts'
import { invitationMail } from './people.mails.ts'
import { invitationPurpose } from './people.reads.ts'
import { loadPerson, type StoredPerson, saveRoles } from './people.store.ts'

/** Invitations one workspace may send in an hour: enough for a large team, too few to bother strangers with. */
const perHour = { most: 500, minutes: 60 }

type Invited = { readonly ok: true; readonly expiresAt: Instant; readonly mailId: string }

/** Sends a person a link that lets them in once. An earlier link stops working. `origin` is where the product is reached. */
export async function invitePerson(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly personId: string; readonly roles?: readonly Role[] | undefined; readonly origin: string },
  host: Host,
  now: Instant,
): Promise<Invited | Refusal> {
  requirePermission(canEditPeople(actor))
  const person = await loadPerson(tx, actor, input.personId)
  const decision = judgeInvitation(person)
  if (!decision.ok) return decision
  await countAttempt(host.door.global, 'invitations', actor.workspaceId, perHour, now)
  await settleRoles(tx, actor, person, input.roles)

  const about = { workspaceId: actor.workspaceId, purpose: invitationPurpose, subjectId: person.id }
  await withdrawLinks(tx, about, now)
  const days = await readSetting(tx, actor, invitationDays)
  const expiresAt = addMilliseconds(now, days * 86_400_000)
  const token = await makeLink(tx, { ...about, expiresAt }, now)
  const workspace = await tx
    .selectFrom('workspaces')
    .select('name')
    .where('id', '=', actor.workspaceId)
    .executeTakeFirstOrThrow()
  const mailId = await sendMail(tx, {
    audience: 'staff',
    to: { address: decision.email, name: person.name },
    fromName: actor.name,
    replyTo: actor.email === '' ? null : actor.email,
    ...invitationMail({ inviter: actor.name, workspace: workspace.name, days }),
    about: { kind: 'person', id: person.id },
    sealedLink: host.secrets.seal(`${input.origin}/join/${token}`),
  })
  await announce(tx, personInvited(actor, person.id, expiresAt, decision.email))
  return { ok: true, expiresAt, mailId }
}

function judgeInvitation(person: StoredPerson) {
  if (person.left_at !== null) return refuse('left', 'This person left.')
  if (person.loginId !== null) return refuse('can-sign-in', 'This person can sign in already.')
  if (person.email === null)
    return refuse('no-address', 'An invitation goes to a mail address; add one first.')
  return accept({ email: person.email })
}

/** Whoever comes in needs a role: the ones given now, the ones they have, else member. */
async function settleRoles(
  tx: WorkspaceTx,
  actor: PersonActor,
  person: StoredPerson,
  given: readonly Role[] | undefined,
) {
  const roles = given ?? (person.roles.length > 0 ? person.roles : (['member'] as const))
  requirePermission(canChangeRoles(actor, person.roles, roles))
  // Whoever invites may come to see the link: it must not open more than they could give.
  requirePermission(canEndMembership(actor, roles))
  await saveRoles(tx, actor, person.id, roles)
}

/** Withdraws the open invitation of a person; gives how many links stopped working. */
export async function withdrawInvitation(
  tx: WorkspaceTx,
  actor: PersonActor,
  personId: string,
  now: Instant,
): Promise<number> {
  requirePermission(canEditPeople(actor))
  await loadPerson(tx, actor, personId)
  const withdrawn = await withdrawLinks(
    tx,
    { workspaceId: actor.workspaceId, purpose: invitationPurpose, subjectId: personId },
    now,
  )
  if (withdrawn > 0) await announce(tx, invitationWithdrawn(actor, personId))
  return withdrawn
}
