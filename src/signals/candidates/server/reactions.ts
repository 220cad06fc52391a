import { sql } from 'kysely'
import type { SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { enqueue } from '../../../server/jobs.ts'
import { lockForMany } from '../../../server/lock-for-many.ts'
import type { DeliveredEvent, Reaction } from '../../../server/reactions.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { refreshCandidates } from './refresh-candidates.ts'

/** Facts about few: the contacts and accounts the event is about. */
const narrowFacts = [
  'signal.logged',
  'signal.taken-back',
  'respondent.matched',
  'advocate.moved',
  'contact.nominated',
  'nomination.decided',
  'contact.changed',
  'contact.moved',
  'contact.left',
  'contact.came-back',
  'account.changed',
  'account.product-set',
  'contact.merged',
  'contact.unmerged',
  'contact.erased',
  'account.merged',
  'account.unmerged',
  'objection.raised',
  'objection.lifted',
] as const

/** Facts about many, and rules: everybody is looked at, by a job. */
const wideFacts = [
  'signals.imported',
  'signals.brought',
  'accounts.imported',
  'contacts.imported',
  'opportunities.imported',
  'customer-texts.imported',
  'advocates.imported',
  'history.imported',
  'opportunity.closed',
  'opportunity.reopened',
  'contact.created',
  'candidate-rule.changed',
] as const

type Given = {
  readonly tx: WorkspaceTx
  readonly actor: SystemActor
  readonly event: DeliveredEvent
  readonly now: Instant
}

async function refreshConcerned({ tx, actor, event, now }: Given): Promise<void> {
  await lockForMany(tx, actor.workspaceId)
  const ids = idsOf(event)
  const found = await sql<{ id: string }>`
    select c.id from contacts c where c.workspace_id = ${actor.workspaceId} and c.id = any(${ids}::uuid[])
    union
    select c.id from contacts c where c.workspace_id = ${actor.workspaceId} and c.account_id = any(${ids}::uuid[])
    union
    select n.contact_id from nominations n where n.workspace_id = ${actor.workspaceId} and n.id = any(${ids}::uuid[])`.execute(
    tx,
  )
  await refreshCandidates(
    tx,
    actor.workspaceId,
    found.rows.map(({ id }) => id),
    now,
  )
}

/** The contacts, accounts and nominations an event is about; what is of another kind finds nobody. */
function idsOf({ subjectId, data }: DeliveredEvent): string[] {
  return [subjectId, data['contactId'], data['accountId']].filter(
    (id): id is string => typeof id === 'string',
  )
}

/** Candidates follow the facts that their rules rest on. */
export const candidateReactions: readonly Reaction[] = [
  ...narrowFacts.map((to) => ({ to, by: 'refresh-candidates', run: refreshConcerned })),
  ...wideFacts.map((to) => ({
    to,
    by: 'find-candidates',
    run: async ({ tx, actor }: Given) => {
      await enqueue(tx, 'find-candidates', { workspaceId: actor.workspaceId })
    },
  })),
]
