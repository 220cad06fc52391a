import { sql } from 'kysely'
import { seesOpportunity } from '../../customers/policy.ts'
import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { findAlike } from '../ending.contract.ts'
import { readOpportunity } from './opportunity.reads.ts'

type Asked = {
  readonly activityTypeId: string
  readonly opportunityId?: string
  readonly prospectId?: string
  readonly without?: string
}

/** As many as a form shows. */
const most = 5

/**
 * Open requests for the same: of the same deal and activity, where the reader sees the deal; or their own for the same
 * prospect and activity. Two statements.
 */
export async function readAlike(
  db: WorkspaceDb,
  actor: Actor,
  { activityTypeId, opportunityId, prospectId, without }: Asked,
): Promise<ResponseOf<typeof findAlike>> {
  const opportunity = opportunityId === undefined ? undefined : await readOpportunity(db, opportunityId)
  const seen = opportunity !== undefined && seesOpportunity(actor, opportunity) ? opportunity.id : null
  if (seen === null && prospectId === undefined) return { rows: [] }
  const person = personOf(actor)
  // The program compares with what the requester of that request asked for; anybody else with their own.
  const isProgram = hasRole(actor, 'program-manager') && without !== undefined
  const requester = isProgram
    ? sql`(select requester_id from requests where workspace_id = current_workspace() and id = ${without}::uuid)`
    : sql`${person}::uuid`
  const found = await sql<ResponseOf<typeof findAlike>['rows'][number]>`
    select r.id, r.number, r.title, jsonb_build_object('id', p.id, 'name', p.name) as requester, r.need_by as "needBy",
      r.requester_id = ${person}::uuid as "isOwn",
      exists (select from request_watchers w where w.workspace_id = r.workspace_id and w.request_id = r.id
        and w.person_id = ${person}::uuid and w.is_watching) as "isFollowed"
    from requests r join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    where r.workspace_id = current_workspace() and r.state in ('submitted', 'in-triage', 'matched')
      and r.activity_type_id = ${activityTypeId}::uuid
      and (r.opportunity_id = ${seen}::uuid
        or (r.requester_id = ${requester} and r.prospect_id = ${prospectId ?? null}::uuid))
      and (${without ?? null}::uuid is null or r.id <> ${without ?? null}::uuid)
    order by r.submitted_at desc, r.id limit ${most}`.execute(db)
  return { rows: found.rows }
}
