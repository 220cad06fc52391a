import { sql } from 'kysely'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { DepartureCause } from '../../changes/change.ts'
import { departureExplained } from '../../changes/events.ts'
import { saveDeparture } from '../../changes/server/store.ts'

/** Says why somebody was lost, where the step said it in words only or not at all. The latest word counts. */
export async function explainDeparture(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly stepId: string; readonly cause: DepartureCause },
  now: Instant,
): Promise<void> {
  const found = await sql<{ contactId: string; accountId: string | null; isLoss: boolean }>`
    select j.contact_id as "contactId", c.account_id as "accountId",
      j.from_stage in ('discoverable', 'active') and j.to_stage not in ('discoverable', 'active') as "isLoss"
    from journey_steps j
    join contacts c on c.workspace_id = j.workspace_id and c.id = j.contact_id
    where j.workspace_id = ${actor.workspaceId} and j.id = ${input.stepId}`.execute(tx)
  const [step] = found.rows
  if (step === undefined) throw notFound('step')
  if (!step.isLoss) throw invalid('stepId', 'is no step by which somebody was lost')
  const { contactId, accountId } = step
  const said = { cause: input.cause, reviewId: null, saidBy: personOf(actor) }
  await saveDeparture(tx, actor.workspaceId, { stepId: input.stepId, contactId, accountId, ...said }, now)
  await announce(tx, departureExplained(actor, { contactId, accountId }, input.cause))
}
