import { readLedgerContact } from '../../../activities/server/ledger.reads.ts'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import { accept, type Refusal } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import { type Day, type Instant, isDay } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { helpMoved } from '../events.ts'
import { decideHelpStep, type HelpState } from '../help.ts'
import { canHelp } from '../policy.ts'
import { requireColleague } from './open-help.ts'
import { insertHelpStep, loadHelp, type StoredHelp, saveHelp } from './store.ts'

type Loaded = {
  readonly help: StoredHelp
  readonly contact: NonNullable<Awaited<ReturnType<typeof readLedgerContact>>>
}

/** A help and whose it is, for whoever may move it. Throws `not-found`, `forbidden`, `conflict`. */
export async function loadHelpToMove(
  tx: WorkspaceTx,
  actor: Actor,
  helpId: string,
  version: number,
): Promise<Loaded> {
  const help = await loadHelp(tx, actor.workspaceId, helpId)
  const contact = await readLedgerContact(tx, help.contactId)
  if (contact === undefined) throw notFound('help')
  requirePermission(canHelp(actor, contact, help))
  if (help.version !== version) await loadHelp(tx, actor.workspaceId, helpId, version)
  return { help, contact }
}

export type HelpStep = {
  readonly helpId: string
  readonly state: HelpState
  readonly outcome?: string | null
  readonly version: number
}

/** Says what became of help. What changed since they were told has to be told again. */
export async function moveHelp(
  tx: WorkspaceTx,
  actor: Actor,
  input: HelpStep,
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  const { help, contact } = await loadHelpToMove(tx, actor, input.helpId, input.version)
  const outcome = clean(input.outcome)
  const decision = decideHelpStep(help.state, input.state, outcome)
  if (!decision.ok) return decision
  const change = { state: input.state, outcome, told_at: null }
  await saveHelp(tx, actor.workspaceId, help.id, change, now)
  const step = { helpId: help.id, what: input.state, note: outcome, byId: personOf(actor) }
  await insertHelpStep(tx, actor.workspaceId, step, now)
  const moved = { from: help.state, to: input.state, ownerId: help.ownerId }
  await announce(tx, helpMoved(actor, help.id, contact, moved))
  return accept({})
}

/** Gives help into other hands, or another day by which they should have word. */
export async function handHelpOn(
  tx: WorkspaceTx,
  actor: Actor,
  input: {
    readonly helpId: string
    readonly ownerId: string | null
    readonly dueOn: Day
    readonly version: number
  },
  now: Instant,
): Promise<void> {
  const { help, contact } = await loadHelpToMove(tx, actor, input.helpId, input.version)
  if (!isDay(input.dueOn)) throw invalid('dueOn', 'is no day')
  if (input.ownerId !== null && input.ownerId !== help.ownerId)
    await requireColleague(tx, actor.workspaceId, input.ownerId)
  const change = { owner_id: input.ownerId, due_on: input.dueOn }
  await saveHelp(tx, actor.workspaceId, help.id, change, now)
  const moved = { from: help.state, to: help.state, ownerId: input.ownerId }
  await announce(tx, helpMoved(actor, help.id, contact, moved))
}
