import { readLedgerContact } from '../../../activities/server/ledger.reads.ts'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import { type Day, type Instant, isDay } from '../../../kernel/time.ts'
import { workingDayAfter } from '../../../kernel/working-days.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../../server/errors.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readRules } from '../../server/facts.reads.ts'
import { helpAsked } from '../events.ts'
import { type HelpSource, helpDays } from '../help.ts'
import { canHelp } from '../policy.ts'
import { insertHelp, insertHelpStep } from './store.ts'

export type HelpToOpen = {
  readonly contactId: string
  /** The wish, in their words. */
  readonly what: string
  /** Where it was heard; with `sourceId` it is written down once, however often it is told. */
  readonly source?: HelpSource
  readonly sourceId?: string | null
  /** Who sees to it: the relationship owner where nobody is named. */
  readonly ownerId?: string | null
  readonly dueOn?: Day
}

/**
 * Writes down what a customer asked us for (CS-16): who sees to it, and the working day by which they should have word.
 * Gives its id; null where the same interview or page brought it before.
 */
export async function openHelp(
  tx: WorkspaceTx,
  actor: Actor,
  input: HelpToOpen,
  now: Instant,
): Promise<string | null> {
  const contact = await readLedgerContact(tx, input.contactId)
  if (contact === undefined) throw notFound('contact')
  if (actor.kind !== 'link') requirePermission(canHelp(actor, contact))
  const what = input.what.trim()
  if (what === '') throw invalid('what', 'is missing')
  const { source = 'person', sourceId = null } = input
  const ownerId = input.ownerId ?? contact.ownerId ?? contact.relationshipOwnerId
  if (input.ownerId != null) await requireColleague(tx, actor.workspaceId, input.ownerId)
  const dueOn = await dueDay(tx, actor, input.dueOn, now)
  const writtenBy = personOf(actor)
  const help = { contactId: contact.contactId, what, source, sourceId, ownerId, dueOn, writtenBy }
  const helpId = await insertHelp(tx, actor.workspaceId, help, now)
  if (helpId === null) return null
  await insertHelpStep(tx, actor.workspaceId, { helpId, what: 'asked', byId: writtenBy }, now)
  await announce(tx, helpAsked(actor, helpId, contact, source))
  return helpId
}

async function dueDay(tx: WorkspaceTx, actor: Actor, given: Day | undefined, now: Instant): Promise<Day> {
  const { today, holidays } = await readRules(tx, now)
  if (given === undefined) return workingDayAfter(today, await readSetting(tx, actor, helpDays), holidays)
  if (!isDay(given)) throw invalid('dueOn', 'is no day')
  if (given < today) throw invalid('dueOn', 'This day is over.')
  return given
}

/** Throws `invalid` where help is given into hands that are not here any more, or never were. */
export async function requireColleague(
  tx: WorkspaceTx,
  workspaceId: string,
  personId: string,
): Promise<void> {
  const found = await tx
    .selectFrom('people')
    .select('left_at')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (found === undefined) throw invalid('ownerId', 'is nobody of this workspace')
  if (found.left_at !== null) throw invalid('ownerId', 'left the company')
}
