import type { PersonActor } from '../../kernel/actor.ts'
import { type Setting, sayWhy } from '../../kernel/setting.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import { allSettings, findSetting, writeSetting } from '../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { canChangeSettings } from '../policy.ts'
import { getSetting, listSettings, putSetting } from '../setting.contract.ts'

/** The thresholds that nouns declare: each with its unit, source, default and who set it. */
export function settingRoutes({ serve }: Serving): void {
  serve(listSettings, async ({ actor, db }) => {
    const rows = await describeSettings(db, actor, allSettings())
    return { rows, may: { change: canChangeSettings(actor) } }
  })
  serve(getSetting, async ({ actor, db, params }) => describeOne(db, actor, settingNamed(params.name)))
  serve(putSetting, async ({ actor, params, body, write, now }) => {
    requirePermission(canChangeSettings(actor))
    const setting = settingNamed(params.name)
    return write(async (tx) => {
      await writeSetting(tx, actor, setting, body.value ?? null, now)
      return describeOne(tx, actor, setting)
    })
  })
}

function settingNamed(name: string): Setting<unknown> {
  const setting = findSetting(name)
  if (setting === undefined) throw notFound('setting')
  return setting
}

async function describeOne(db: WorkspaceDb | WorkspaceTx, actor: PersonActor, setting: Setting<unknown>) {
  const [row] = await describeSettings(db, actor, [setting])
  if (row === undefined) throw notFound('setting')
  return row
}

async function describeSettings(
  db: WorkspaceDb | WorkspaceTx,
  { workspaceId }: PersonActor,
  settings: readonly Setting<unknown>[],
) {
  const rows = await db
    .selectFrom('workspace_settings as s')
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 's.workspace_id').onRef('p.id', '=', 's.set_by'),
    )
    .select(['s.name', 's.value', 's.set_at', 'p.name as set_by'])
    .where('s.workspace_id', '=', workspaceId)
    .execute()
  const found = new Map(rows.map((row) => [row.name, row]))
  return settings.map((setting) => {
    const { name, title, unit, schema, default: fallback } = setting
    const row = found.get(name)
    const value: unknown = row === undefined ? fallback : row.value
    const set = { isDefault: row === undefined, setAt: row?.set_at ?? null, setBy: row?.set_by ?? null }
    return { name, title, unit, source: sayWhy(setting), schema, default: fallback, value, ...set }
  })
}
