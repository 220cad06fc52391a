import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** Notes a rest that somebody asked for. */
export async function insertRest(
  tx: WorkspaceTx,
  workspaceId: string,
  rest: {
    readonly contactId: string
    readonly until: Day
    readonly reason: string | null
    readonly by: string | null
    readonly now: Instant
  },
): Promise<void> {
  await tx
    .insertInto('protection_rests')
    .values({
      workspace_id: workspaceId,
      contact_id: rest.contactId,
      until_on: rest.until,
      reason: rest.reason,
      asked_by: rest.by,
      created_at: rest.now,
    })
    .execute()
}

/** Ends the rests of a contact that are still running, and gives their number. */
export async function endRests(
  tx: WorkspaceTx,
  workspaceId: string,
  contactId: string,
  now: Instant,
): Promise<number> {
  const ended = await tx
    .updateTable('protection_rests')
    .set({ ended_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** Notes an objection to an account, or to one contact of it. */
export async function insertObjection(
  tx: WorkspaceTx,
  workspaceId: string,
  objection: {
    readonly accountId: string
    readonly contactId: string | null
    readonly reason: string
    readonly until: Day | null
    readonly by: string | null
    readonly now: Instant
  },
): Promise<void> {
  await tx
    .insertInto('protection_objections')
    .values({
      workspace_id: workspaceId,
      account_id: objection.accountId,
      contact_id: objection.contactId,
      reason: objection.reason,
      until_on: objection.until,
      raised_by: objection.by,
      created_at: objection.now,
    })
    .execute()
}

/** Lifts what stands against an account as a whole, or against one contact of it; gives the number. */
export async function liftObjections(
  tx: WorkspaceTx,
  workspaceId: string,
  of: { readonly accountId: string; readonly contactId: string | null },
  by: string | null,
  now: Instant,
): Promise<number> {
  const lifted = await tx
    .updateTable('protection_objections')
    .set({ lifted_at: now, lifted_by: by })
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', of.accountId)
    .where('contact_id', of.contactId === null ? 'is' : '=', of.contactId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return Number(lifted.numUpdatedRows)
}
