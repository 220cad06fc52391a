import { sql } from 'kysely'
import type { Stage } from '../../../advocates/journey.ts'
import type { Day } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'

export type OwnProfile = {
  readonly version: number
  readonly asksAQuarter: number | null
  readonly noticeDays: number | null
  readonly hasLeft: boolean
  readonly blackouts: readonly { readonly id: string; readonly from: Day; readonly until: Day }[]
  readonly restsUntil: Day | null
  readonly never: readonly { readonly name: string; readonly germanName: string | null }[]
}

/** The limits an advocate set themself; null for somebody who is not on the journey. One statement. */
export async function readOwnProfile(
  db: WorkspaceDb | WorkspaceTx,
  contactId: string,
  today: Day,
): Promise<OwnProfile | null> {
  const found = await sql<OwnProfile>`
    select a.version, a.own_asks_a_quarter as "asksAQuarter", a.own_notice_days as "noticeDays",
      a.stage in ('retired', 'declined') as "hasLeft",
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'from', b.from_on, 'until', b.until_on)
          order by b.from_on) from blackouts b
        where b.workspace_id = a.workspace_id and b.contact_id = a.contact_id
          and b.until_on >= ${today}::date), '[]') as blackouts,
      (select max(r.until_on) from protection_rests r
        where r.workspace_id = a.workspace_id and r.contact_id = a.contact_id and r.ended_at is null
          and r.until_on > ${today}::date) as "restsUntil",
      coalesce((select jsonb_agg(jsonb_build_object('name', t.name, 'germanName', t.name_de) order by t.name)
        from willingness w
        join activity_types t on t.workspace_id = w.workspace_id and t.id = w.activity_type_id
        where w.workspace_id = a.workspace_id and w.contact_id = a.contact_id and w.answer = 'never'), '[]') as never
    from advocates a
    where a.workspace_id = current_workspace() and a.contact_id = ${contactId} and a.stage <> 'customer'`.execute(
    db,
  )
  return found.rows[0] ?? null
}

/** Where somebody stands on the journey; a customer where they are not on it. */
export async function readStage(db: WorkspaceDb | WorkspaceTx, contactId: string): Promise<Stage> {
  const found = await sql<{ stage: Stage }>`
    select stage from advocates where workspace_id = current_workspace() and contact_id = ${contactId}`.execute(
    db,
  )
  return found.rows[0]?.stage ?? 'customer'
}
