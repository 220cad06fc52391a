import { sql } from 'kysely'
import { holidays, holidaysFrom } from '../../identity/holidays.ts'
import type { Setting } from '../../kernel/setting.ts'
import { type Day, dayOf, type Instant } from '../../kernel/time.ts'
import type { Holidays } from '../../kernel/working-days.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { answerWithin, askAgainAfter, factsOfRound, remindAfter, reviewEdits, roundsAWeek } from '../rules.ts'

/** What rounds are decided by: the day, the workspace's calendar and its rules. */
export type StewardshipGround = {
  readonly workspace: string
  readonly timeZone: string
  readonly today: Day
  readonly holidays: Holidays
  readonly rules: {
    readonly factsOfRound: number
    readonly roundsAWeek: number
    readonly remindAfter: number
    readonly answerWithin: number
    readonly askAgainAfter: number
    readonly reviewEdits: 'all' | 'unclear'
  }
}

/** The rules in force, the day it is where the workspace is, and its holidays. One statement. */
export async function readStewardshipGround(
  db: WorkspaceDb | WorkspaceTx,
  now: Instant,
): Promise<StewardshipGround> {
  const found = await sql<{ name: string; timeZone: string; set: Record<string, unknown> | null }>`
    select w.name, w.time_zone as "timeZone", (select jsonb_object_agg(s.name, s.value) from workspace_settings s
      where s.workspace_id = w.id and (s.name like 'stewardship.%' or s.name = ${holidays.name})) as set
    from workspaces w where w.id = current_workspace()`.execute(db)
  const row = found.rows[0]
  const set = new Map(Object.entries(row?.set ?? {}))
  const value = <Value>(declared: Setting<Value>): Value =>
    set.has(declared.name) ? (set.get(declared.name) as Value) : declared.default
  const timeZone = row?.timeZone ?? 'UTC'
  return {
    workspace: row?.name ?? '',
    timeZone,
    today: dayOf(now, timeZone),
    holidays: holidaysFrom(set),
    rules: {
      factsOfRound: value(factsOfRound),
      roundsAWeek: value(roundsAWeek),
      remindAfter: value(remindAfter),
      answerWithin: value(answerWithin),
      askAgainAfter: value(askAgainAfter),
      reviewEdits: value(reviewEdits),
    },
  }
}
