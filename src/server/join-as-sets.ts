import { sql } from 'kysely'
import type { WorkspaceTx } from './tenancy.ts'

/**
 * Runs what writes something of everybody, with whole sets joined to each other at once. Right after much came in the
 * planner still takes a table for nearly empty, and would go through it once for each row of another: minutes in place
 * of a moment.
 */
export async function joinAsSets<T>(tx: WorkspaceTx, run: () => Promise<T>): Promise<T> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx)
  const done = await run()
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx)
  return done
}
