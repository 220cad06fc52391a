import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { LetterWay } from '../letter.ts'

/** Notes which value touch a give of the ledger was. */
export async function insertGive(
  tx: WorkspaceTx,
  workspaceId: string,
  give: {
    readonly entryId: string
    readonly valueTouchId: string
    readonly contactId: string
    readonly through: LetterWay
    readonly mailId: string | null
  },
): Promise<void> {
  await tx
    .insertInto('value_touch_gives')
    .values({
      workspace_id: workspaceId,
      ledger_entry_id: give.entryId,
      value_touch_id: give.valueTouchId,
      contact_id: give.contactId,
      through: give.through,
      mail_id: give.mailId,
    })
    .execute()
}

/** Holds a contact, so that of two people who send the same at once the second sees what the first did. */
export async function holdContact(tx: WorkspaceTx, workspaceId: string, contactId: string): Promise<void> {
  await tx
    .selectFrom('contacts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .forNoKeyUpdate()
    .execute()
}

/** What differs from the workspace's interval, anew; a row of neither says that nothing does. */
export async function saveTouchPlan(
  tx: WorkspaceTx,
  workspaceId: string,
  plan: {
    readonly contactId: string
    readonly everyDays: number | null
    readonly nextOn: Day | null
    readonly by: string | null
    readonly now: Instant
  },
): Promise<void> {
  const columns = { every_days: plan.everyDays, next_on: plan.nextOn, set_by: plan.by, set_at: plan.now }
  await tx
    .insertInto('touch_plans')
    .values({ workspace_id: workspaceId, contact_id: plan.contactId, ...columns })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'contact_id']).doUpdateSet(columns))
    .execute()
}
