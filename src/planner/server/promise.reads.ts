import { type RawBuilder, sql } from 'kysely'
import type { Kept } from '../duty.ts'

/** Promises around requests, kept and due: the program's, and everybody else's. */
export type KeptPromises = { readonly ours: Kept; readonly theirs: Kept }

const keptOf = (isOfSide: RawBuilder<unknown>) => sql`jsonb_build_object(
  'kept', coalesce(sum(met) filter (where ${isOfSide}), 0)::int, 'of', coalesce(sum(due) filter (where ${isOfSide}), 0)::int)`

/** Those of the last 90 days, as they were counted within the last hour. */
export const keptPromises: RawBuilder<KeptPromises> = sql<KeptPromises>`(
  select jsonb_build_object('ours', ${keptOf(sql`side = 'program'`)}, 'theirs', ${keptOf(sql`side <> 'program'`)})
  from promise_tallies where workspace_id = current_workspace())`
