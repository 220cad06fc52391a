import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { respondentMatched } from '../events.ts'
import { canRunRecruiting } from '../policy.ts'
import { matchRespondent } from './store.ts'

/** Says who answered a survey, or with null that nobody knows again. Later answers of theirs follow by themselves. */
export async function sayWhoAnswered(
  tx: WorkspaceTx,
  actor: PersonActor,
  respondentId: string,
  contactId: string | null,
  now: Instant,
): Promise<void> {
  requirePermission(canRunRecruiting(actor))
  const found = await sql<{ id: string; contactId: string | null; before: string | null }>`
    select r.id, r.contact_id as before, (select coalesce(c.merged_into, c.id) from contacts c
      where c.workspace_id = r.workspace_id and c.id = ${contactId}::uuid) as "contactId"
    from respondents r where r.workspace_id = current_workspace() and r.id = ${respondentId} for update`.execute(
    tx,
  )
  const [respondent] = found.rows
  if (respondent === undefined) throw notFound('respondent')
  if (contactId !== null && respondent.contactId === null) throw notFound('contact')
  if (respondent.before === respondent.contactId) return
  const match = { respondentId, contactId: respondent.contactId, by: actor.personId }
  const signals = await matchRespondent(tx, actor.workspaceId, match, now)
  await announce(
    tx,
    respondentMatched(actor, respondentId, respondent.contactId ?? respondent.before, signals),
  )
}
