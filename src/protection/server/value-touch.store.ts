import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time.ts'
import { invalid, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { LetterWay } from '../letter.ts'
import type { ValueTouchDefinition } from '../value-touch.ts'
import type { ShippedTouch } from '../value-touch-library.ts'
import { readValueTouch } from './value-touch.reads.ts'

const columnsOf = (touch: ValueTouchDefinition) => ({
  kind: touch.kind,
  title: touch.title,
  fits: touch.fits,
  subject: touch.subject,
  body: touch.body,
  subject_de: touch.germanSubject,
  body_de: touch.germanBody,
})

/** Adds a value touch of the workspace's own, and gives its id. */
export async function insertValueTouch(
  tx: WorkspaceTx,
  workspaceId: string,
  touch: ValueTouchDefinition,
): Promise<string> {
  await requireFreeTitle(tx, workspaceId, touch.title, null)
  const { id } = await tx
    .insertInto('value_touches')
    .values({ workspace_id: workspaceId, ...columnsOf(touch) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds the shipped ones that are not there, by their code and their title, and gives their number. */
export async function insertShippedTouches(
  tx: WorkspaceTx,
  workspaceId: string,
  touches: readonly ShippedTouch[],
): Promise<number> {
  const added = await tx
    .insertInto('value_touches')
    .values(touches.map((touch) => ({ workspace_id: workspaceId, code: touch.code, ...columnsOf(touch) })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0n)
}

/** How many of the shipped ones the library does not have. */
export async function countMissing(
  tx: Pick<WorkspaceTx, 'selectFrom'>,
  workspaceId: string,
  touches: readonly ShippedTouch[],
): Promise<number> {
  const rows = await tx
    .selectFrom('value_touches')
    .select(['code', 'title'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const [codes, titles] = [rows.map(({ code }) => code), rows.map(({ title }) => title.toLowerCase())]
  return touches.filter(({ code, title }) => !codes.includes(code) && !titles.includes(title.toLowerCase()))
    .length
}

/** Writes a value touch anew, unless somebody changed it since `version`. */
export async function saveValueTouch(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  touch: ValueTouchDefinition,
  version: number,
): Promise<void> {
  await requireFreeTitle(tx, workspaceId, touch.title, id)
  const saved = await tx
    .updateTable('value_touches')
    .set({ ...columnsOf(touch), version: version + 1 })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (saved.numUpdatedRows === 0n) throw staleVersion('value touch', await readValueTouch(tx, id))
}

/** Takes a value touch out of use, or puts it back; true where that changed something. */
export async function setTouchInUse(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  inUse: boolean,
): Promise<boolean> {
  const saved = await tx
    .updateTable('value_touches')
    .set((same) => ({ in_use: inUse, version: same('version', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('in_use', '!=', inUse)
    .executeTakeFirst()
  return saved.numUpdatedRows > 0n
}

async function requireFreeTitle(tx: WorkspaceTx, workspaceId: string, title: string, ownId: string | null) {
  const other = await tx
    .selectFrom('value_touches')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where(sql`lower(title)`, '=', title.toLowerCase())
    .executeTakeFirst()
  if (other !== undefined && other.id !== ownId)
    throw invalid('title', 'There is a value touch of that title already.')
}

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
