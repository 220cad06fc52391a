import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { dayOf } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { completenessOf, type ProfileFacts } from '../completeness.ts'
import { readProfileFacts } from './profile.reads.ts'

/** Writes down how complete these profiles are now, and gives the facts it was worked out from. */
export async function saveCompleteness(
  tx: WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[],
  now: Instant,
): Promise<Map<string, ProfileFacts>> {
  if (contactIds.length === 0) return new Map()
  const facts = await readProfileFacts(tx, workspaceId, contactIds, dayOf(now))
  const ids = [...facts.keys()]
  const percents = [...facts.values()].map((each) => completenessOf(each).percent)
  // Locked in the order of ids, as everybody locks people who are written together.
  await sql`
    with changed as materialized (
      select a.contact_id, given.percent
      from unnest(${ids}::uuid[], ${percents}::bigint[]) given (contact_id, percent)
      join advocates a on a.workspace_id = ${workspaceId} and a.contact_id = given.contact_id
      where a.completeness <> given.percent
      order by a.contact_id for no key update of a
    )
    update advocates a set completeness = changed.percent from changed
    where a.workspace_id = ${workspaceId} and a.contact_id = changed.contact_id`.execute(tx)
  return facts
}
