import { sql } from 'kysely'
import type { Static } from 'typebox'
import { hasRole, type PersonActor } from '../../kernel/actor.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { lowestScore } from '../../signals/candidates/candidate.ts'
import { countLikely } from '../../signals/candidates/server/candidate.reads.ts'
import type { getNextSteps } from '../next-steps.contract.ts'

/** What the workspace holds after an import, and what in it waits for somebody. Two statements. */
export async function readNextSteps(
  db: WorkspaceDb,
  actor: PersonActor,
): Promise<Static<(typeof getNextSteps)['response']>> {
  const { workspaceId } = actor
  const lowest = await readSetting(db, actor, lowestScore)
  const likely = hasRole(actor, 'program-manager') ? countLikely(lowest) : sql`0`
  const { rows } = await sql<Static<(typeof getNextSteps)['response']>>`
    select
      (select count(*)::int from accounts where workspace_id = ${workspaceId} and merged_into is null) as accounts,
      (select count(*)::int from contacts where workspace_id = ${workspaceId} and merged_into is null) as contacts,
      (select count(*)::int from opportunities where workspace_id = ${workspaceId}) as opportunities,
      (select count(*)::int from advocates where workspace_id = ${workspaceId}) as advocates,
      (select count(*)::int from contacts c join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
        where c.workspace_id = ${workspaceId} and c.merged_into is null and c.left_on is null
          and (a.health = 'good' or exists (select from opportunities o
            where o.workspace_id = a.workspace_id and o.account_id = a.id and o.state = 'won'))
          and not exists (select from advocates v where v.workspace_id = c.workspace_id and v.contact_id = c.id)) as candidates,
      ${likely} as likely,
      (select count(*)::int from unmapped_values where workspace_id = ${workspaceId} and left_at is null) as unmapped,
      (select count(*)::int from accounts where workspace_id = ${workspaceId} and merged_into is null and owner_id is null)
        as "accountsWithoutOwner"`.execute(db)
  const [found] = rows
  return (
    found ?? {
      accounts: 0,
      contacts: 0,
      opportunities: 0,
      advocates: 0,
      candidates: 0,
      likely: 0,
      unmapped: 0,
      accountsWithoutOwner: 0,
    }
  )
}
