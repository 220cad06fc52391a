import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { outcomeTold } from '../ask.events.ts'
import { writeAppearance, writeOutcome } from '../ask-letter.ts'
import { mailCustomer } from './ask.mails.ts'
import { readAskFacts } from './ask-facts.reads.ts'

type Untold = { readonly askId: string; readonly outcome: 'won' | 'lost'; readonly on: Day | null }

/**
 * Asks that took place for an opportunity that closed since, whose customer does not know yet what came of it: of
 * one opportunity, or of all of them.
 */
export async function findUntold(
  tx: WorkspaceTx,
  opportunityId: string | null,
  today: Day,
): Promise<Untold[]> {
  const one = opportunityId === null ? sql`` : sql`and o.id = ${opportunityId}`
  const { rows } = await sql<Untold>`
    select ra.ask_id as "askId", o.state as outcome, case when o.close_on <= ${today}::date then o.close_on end as on
    from request_asks ra
    join requests r on r.workspace_id = ra.workspace_id and r.id = ra.request_id
    join ledger_entries e on e.workspace_id = ra.workspace_id and e.id = ra.ask_id
    join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    where ra.workspace_id = current_workspace() and ra.outcome_told is null and e.state in ('done', 'debriefed')
      and o.state in ('won', 'lost') ${one}
    order by ra.request_id, ra.ask_id limit 500`.execute(tx)
  return rows
}

/** Tells one customer what the opportunity came to for which they spoke, in the name of who asked them. Once. */
export async function tellOutcome(
  tx: WorkspaceTx,
  actor: Actor,
  { askId, outcome, on }: Untold,
  host: Host,
): Promise<void> {
  const request = await holdRequestOfAsk(tx, askId)
  if (!(await markTold(tx, actor.workspaceId, askId, outcome))) return
  const ask = await readAskFacts(tx, askId)
  await mailCustomer(tx, ask, 'outcome', writeOutcome(ask, { won: outcome === 'won', on }), host)
  await announce(tx, outcomeTold(actor, request, ask, outcome))
}

/**
 * Tells a customer where what they gave their words or their time for can be seen, in the name of who asked them. Once
 * for an ask. The caller has checked that `address` is one, and holds the request.
 */
export async function tellAppeared(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  address: string,
  host: Host,
): Promise<void> {
  const request = await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  const isTold = await mailCustomer(tx, ask, 'appeared', writeAppearance(ask), host, { address })
  if (isTold) await announce(tx, outcomeTold(actor, request, ask, 'appeared'))
}

async function markTold(
  tx: WorkspaceTx,
  workspaceId: string,
  askId: string,
  outcome: string,
): Promise<boolean> {
  const marked = await tx
    .updateTable('request_asks')
    .set({ outcome_told: outcome })
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .where('outcome_told', 'is', null)
    .executeTakeFirst()
  return marked.numUpdatedRows === 1n
}
