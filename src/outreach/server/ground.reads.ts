import { sql } from 'kysely'
import { holidaysFrom } from '../../identity/holidays.ts'
import { type Day, dayOf, type Instant } from '../../kernel/time.ts'
import type { Holidays } from '../../kernel/working-days.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { againAfter, answerDays, ownerDays } from '../outreach.ts'

/** The day it is where the workspace is, its rules of outreach, and its days without work. */
export type OutreachGround = {
  readonly today: Day
  readonly timeZone: string
  readonly workspace: string
  /** In the example company mails are kept, not sent. */
  readonly isExample: boolean
  readonly holidays: Holidays
  readonly ownerDays: number
  readonly againAfter: number
  readonly answerDays: number
}

/** One statement. */
export async function readGround(db: WorkspaceDb | WorkspaceTx, now: Instant): Promise<OutreachGround> {
  const found = await sql<{
    timeZone: string
    name: string
    isExample: boolean
    set: Record<string, unknown> | null
  }>`
    select w.time_zone as "timeZone", w.name, w.is_example as "isExample", (select jsonb_object_agg(s.name, s.value) from workspace_settings s
      where s.workspace_id = w.id and (s.name like 'outreach.%' or s.name = 'requests.holidays')) as set
    from workspaces w where w.id = current_workspace()`.execute(db)
  const [row] = found.rows
  const set = new Map(Object.entries(row?.set ?? {}))
  const number = (each: { readonly name: string; readonly default: number }) =>
    (set.get(each.name) as number | undefined) ?? each.default
  const timeZone = row?.timeZone ?? 'UTC'
  return {
    today: dayOf(now, timeZone),
    timeZone,
    workspace: row?.name ?? '',
    isExample: row?.isExample ?? false,
    holidays: holidaysFrom(set),
    ownerDays: number(ownerDays),
    againAfter: number(againAfter),
    answerDays: number(answerDays),
  }
}
