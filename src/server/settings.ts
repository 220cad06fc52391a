import type { Actor } from '../kernel/actor.ts'
import { personOf } from '../kernel/actor.ts'
import { event } from '../kernel/event.ts'
import type { Setting } from '../kernel/setting.ts'
import type { Instant } from '../kernel/time.ts'
import { announce } from './announce.ts'
import { AppError, type FieldError } from './errors.ts'
import type { WorkspaceDb, WorkspaceTx } from './tenancy.ts'
import { checkValue } from './validation.ts'

type Owner = { readonly workspaceId: string }

let declared: ReadonlyMap<string, Setting<unknown>> = new Map()

/** Makes the settings of all nouns known to this process; `app.ts` calls it once. */
export function registerSettings(all: readonly Setting<unknown>[]): void {
  declared = new Map(all.map((each) => [each.name, each]))
}

/** Every declared setting, in the order of the nouns. */
export function allSettings(): readonly Setting<unknown>[] {
  return [...declared.values()]
}

/** The declared setting of that name, if there is one. */
export function findSetting(name: string): Setting<unknown> | undefined {
  return declared.get(name)
}

/** What a workspace set, or the default. */
export async function readSetting<Value>(
  db: WorkspaceDb | WorkspaceTx,
  { workspaceId }: Owner,
  setting: Setting<Value>,
): Promise<Value> {
  const [value] = await readSettings(db, { workspaceId }, [setting])
  return value as Value
}

/** Several settings in one statement, in the order asked for. */
export async function readSettings<const Values extends readonly unknown[]>(
  db: WorkspaceDb | WorkspaceTx,
  { workspaceId }: Owner,
  settings: { readonly [At in keyof Values]: Setting<Values[At]> },
): Promise<Values> {
  const rows = await db
    .selectFrom('workspace_settings')
    .select(['name', 'value'])
    .where('workspace_id', '=', workspaceId)
    .where(
      'name',
      'in',
      settings.map((each) => each.name),
    )
    .execute()
  const found = new Map(rows.map((row) => [row.name, row.value as unknown]))
  return settings.map((each) =>
    found.has(each.name) ? found.get(each.name) : each.default,
  ) as unknown as Values
}

/** Sets a value, or with null goes back to the default. Throws `invalid` on a value the setting does not take. */
export async function writeSetting<Value>(
  tx: WorkspaceTx,
  actor: Actor,
  setting: Setting<Value>,
  value: Value | null,
  now: Instant,
): Promise<void> {
  const { workspaceId } = actor
  if (value === null) {
    await tx
      .deleteFrom('workspace_settings')
      .where('workspace_id', '=', workspaceId)
      .where('name', '=', setting.name)
      .execute()
  } else {
    requireFitting(setting, value)
    const row = { value: JSON.stringify(value), set_at: now, set_by: personOf(actor) }
    await tx
      .insertInto('workspace_settings')
      .values({ workspace_id: workspaceId, name: setting.name, ...row })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doUpdateSet(row))
      .execute()
  }
  const data = {
    name: setting.name,
    value: JSON.stringify(value ?? setting.default),
    default: value === null,
  }
  await announce(tx, event('setting.changed', actor, { kind: 'workspace', id: workspaceId }, { data }))
}

/** Names the field `value`, whatever the shape of the setting. */
function requireFitting(setting: Setting<unknown>, value: unknown): void {
  try {
    checkValue(setting.schema, value)
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown
    throw refused(setting, thrown.fields)
  }
  const wrong = setting.check?.(value) ?? null
  if (wrong !== null) throw refused(setting, [{ field: wrong.part ?? '', reason: wrong.reason }])
}

function refused({ title }: Setting<unknown>, errors: readonly FieldError[]): AppError {
  const fields = errors.map(({ field, reason }) => ({
    field: field === '' ? 'value' : `value.${field}`,
    reason,
  }))
  return new AppError('invalid', `${title}: ${fields[0]?.reason ?? 'cannot be read'}.`, { fields })
}
