import { sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

/** The deal a request is for, and whose it is. */
export type RequestOpportunity = {
  readonly id: string
  readonly name: string
  readonly stage: string | null
  readonly state: 'open' | 'won' | 'lost'
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly closesOn: Day | null
  readonly accountId: string | null
  /** Who is to be convinced: the account's name, else the name the deal carries. */
  readonly prospect: string | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
}

async function select(
  db: WorkspaceDb | WorkspaceTx,
  where: ReturnType<typeof sql>,
): Promise<RequestOpportunity[]> {
  const found = await sql<RequestOpportunity>`
    select o.id, o.name, o.stage, o.state, o.amount_minor as "amountMinor", o.amount_currency as currency,
      o.close_on as "closesOn", a.id as "accountId", coalesce(a.name, o.prospect) as prospect,
      o.owner_id as "ownerId", a.owner_id as "relationshipOwnerId"
    from opportunities o left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    where o.workspace_id = current_workspace() and ${where} limit 1`.execute(db)
  return found.rows
}

/** A deal by its id; undefined where there is none. The caller says whether it may be seen. */
export async function readOpportunity(
  db: WorkspaceDb | WorkspaceTx,
  id: string,
): Promise<RequestOpportunity | undefined> {
  return (await select(db, sql`o.id = ${id}::uuid`))[0]
}

/** A deal by its id in the CRM; undefined where none has it. */
export async function findOpportunityByCrmId(
  db: WorkspaceDb | WorkspaceTx,
  crmId: string,
): Promise<RequestOpportunity | undefined> {
  return (await select(db, sql`o.crm_id = ${crmId}`))[0]
}

/** A deal as answers carry it. */
export function tellOpportunity({
  id,
  name,
  stage,
  state,
  amountMinor,
  currency,
  closesOn,
}: RequestOpportunity) {
  const amount = amountMinor === null || currency === null ? null : { minor: amountMinor, currency }
  return { id, name, stage, state, amount, closesOn }
}
