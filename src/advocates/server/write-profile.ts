import { updateContact } from '../../customers/server/update-contact.ts'
import type { Actor } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { limitsChanged, permissionChanged, profileChanged, willingnessChanged } from '../events.ts'
import type { ProfileSection } from '../profile.ts'
import type { LoadedAdvocate } from './advocate.store.ts'
import { type LimitsInput, saveLimits } from './limit.store.ts'
import { type PermissionInput, savePermissions } from './permission.store.ts'
import {
  type ResultInput,
  saveResults,
  saveSection,
  saveTopics,
  saveWillingness,
  vouchFor,
  type WillingnessInput,
} from './profile.store.ts'

/** What a form or an interview says about an advocate; what is left out stays as it is. */
export type ProfileInput = {
  readonly sections?: Partial<Readonly<Record<ProfileSection, string | null>>>
  readonly results?: readonly ResultInput[]
  readonly topics?: readonly string[]
  readonly willingness?: readonly WillingnessInput[]
  readonly permissions?: readonly PermissionInput[]
  readonly limits?: LimitsInput
  /** What they speak, as codes; kept with the contact. */
  readonly languages?: readonly string[]
}

/**
 * Writes parts of a profile and announces each fact that changed. Everything written counts as vouched for by
 * the actor, today. Permission and version are the caller's. Gives what changed, in words of the parts.
 */
export async function writeProfile(
  tx: WorkspaceTx,
  actor: Actor,
  advocate: LoadedAdvocate,
  input: ProfileInput,
  now: Instant,
): Promise<readonly string[]> {
  const texts = await writeTexts(tx, actor, advocate, input, now)
  const willing =
    input.willingness === undefined ? [] : await takeWillingness(tx, actor, advocate, input.willingness, now)
  const permitted =
    input.permissions === undefined ? [] : await takePermissions(tx, actor, advocate, input.permissions, now)
  const limited =
    input.limits !== undefined && (await saveLimits(tx, actor, advocate.contactId, input.limits, now))
  const speaks =
    input.languages !== undefined && (await takeLanguages(tx, actor, advocate, input.languages, now))
  if (texts.length > 0) await announce(tx, profileChanged(actor, advocate, texts, 'written'))
  if (willing.length > 0) await announce(tx, willingnessChanged(actor, advocate, willing))
  if (limited) await announce(tx, limitsChanged(actor, advocate))
  return [
    ...texts,
    ...(willing.length > 0 ? ['willingness'] : []),
    ...(permitted.length > 0 ? ['permissions'] : []),
    ...(limited ? ['limits'] : []),
    ...(speaks ? ['languages'] : []),
  ]
}

async function writeTexts(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId }: LoadedAdvocate,
  input: ProfileInput,
  now: Instant,
): Promise<string[]> {
  const changed: string[] = []
  for (const [section, body] of Object.entries(input.sections ?? {})) {
    const text = { section: section as ProfileSection, body: clean(body) }
    if (await saveSection(tx, actor, contactId, text, now)) changed.push(section)
  }
  // Whoever says what somebody's role is says that they still hold it.
  if (changed.includes('role')) await vouchFor(tx, actor, contactId, 'employment', now)
  if (input.results !== undefined && (await saveResults(tx, actor, contactId, input.results, now)))
    changed.push('results')
  if (input.topics !== undefined && (await saveTopics(tx, actor, contactId, input.topics, now)))
    changed.push('topics')
  return changed
}

async function takeWillingness(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId }: LoadedAdvocate,
  answers: readonly WillingnessInput[],
  now: Instant,
): Promise<readonly string[]> {
  const ids = [...new Set(answers.map((each) => each.activityTypeId))]
  if (ids.length < answers.length) throw invalid('willingness', 'names an activity type twice')
  const known = await tx
    .selectFrom('activity_types')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', 'in', ids.length === 0 ? [contactId] : ids)
    .execute()
  const unknown = answers.findIndex((each) => !known.some(({ id }) => id === each.activityTypeId))
  if (unknown >= 0) throw invalid(`willingness.${unknown}.activityTypeId`, 'is no activity type here')
  return saveWillingness(tx, actor, contactId, answers, now)
}

async function takePermissions(
  tx: WorkspaceTx,
  actor: Actor,
  advocate: LoadedAdvocate,
  permissions: readonly PermissionInput[],
  now: Instant,
): Promise<readonly PermissionInput[]> {
  const { contactId, accountId } = advocate
  if (accountId === null) throw invalid('permissions', 'need an account: the contact belongs to none')
  const changed = await savePermissions(tx, actor, { contactId, accountId }, permissions, now)
  for (const holder of ['person', 'company'] as const) {
    const uses = changed.filter((each) => each.holder === holder).map((each) => each.use)
    if (uses.length > 0) await announce(tx, permissionChanged(actor, advocate, uses, holder))
  }
  return changed
}

async function takeLanguages(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId }: LoadedAdvocate,
  languages: readonly string[],
  now: Instant,
): Promise<boolean> {
  const known = await tx
    .selectFrom('contacts as c')
    .leftJoin('contact_languages as l', (join) =>
      join.onRef('l.workspace_id', '=', 'c.workspace_id').onRef('l.contact_id', '=', 'c.id'),
    )
    .select(['c.version', 'l.language'])
    .where('c.workspace_id', '=', actor.workspaceId)
    .where('c.id', '=', contactId)
    .execute()
  const [contact] = known
  const spoken = known.flatMap(({ language }) => language ?? [])
  const wanted = [...new Set(languages)]
  if (
    contact === undefined ||
    (wanted.length === spoken.length && wanted.every((each) => spoken.includes(each)))
  )
    return false
  await updateContact(tx, actor, contactId, { version: contact.version, languages: wanted }, now)
  return true
}
