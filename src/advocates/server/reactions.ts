import { sql } from 'kysely'
import { mergeFacts } from '../../customers/merging/merge.events.ts'
import type { SystemActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { enqueue } from '../../server/jobs.ts'
import { lockForMany } from '../../server/lock-for-many.ts'
import type { DeliveredEvent, ImmediateReaction, Reaction } from '../../server/reactions.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { saveCompleteness } from './completeness.store.ts'
import { handOverInterviews } from './interview.store.ts'
import { refreshDocuments } from './refresh-documents.ts'
import { stepAlongJourney } from './step-along-journey.ts'

const customerFacts = [
  'account.changed',
  'account.owner-set',
  'account.product-set',
  'account.product-removed',
  'contact.changed',
  'contact.moved',
  'contact.reporting-line-set',
  ...mergeFacts,
] as const

/** Facts that touch the documents of many at once. */
const wideFacts = [
  'accounts.imported',
  'contacts.imported',
  'contact.erased',
  'customer-texts.imported',
  'advocates.imported',
  'term.renamed',
  'term.moved',
  'product.updated',
  'value.mapped',
  'value.mapping-undone',
  'activity-type.changed',
] as const

type Given = {
  readonly tx: WorkspaceTx
  readonly actor: SystemActor
  readonly event: DeliveredEvent
  readonly now: Instant
}

async function refreshConcerned({ tx, actor, event, now }: Given): Promise<void> {
  await lockForMany(tx, actor.workspaceId)
  const column = event.subjectKind === 'account' ? sql`c.account_id` : sql`c.id`
  const { rows } = await sql<{ id: string }>`
    select c.id from contacts c
    join advocates a on a.workspace_id = c.workspace_id and a.contact_id = c.id
    where c.workspace_id = ${actor.workspaceId} and ${column} = ${event.subjectId}::uuid`.execute(tx)
  const ids = rows.map((row) => row.id)
  await saveCompleteness(tx, actor.workspaceId, ids, now)
  await refreshDocuments(tx, actor.workspaceId, ids, now)
}

/** Whoever is discoverable and did what they were asked becomes active; asked again, nothing is left to do. */
async function activate({ tx, actor, event, now }: Given): Promise<void> {
  if (event.name === 'ask.moved' && event.data.to !== 'done') return
  await lockForMany(tx, actor.workspaceId)
  const { rows } = await sql<{ id: string }>`
    select a.contact_id as id from advocates a
    where a.workspace_id = ${actor.workspaceId} and a.stage = 'discoverable' and exists (
      select from ledger_entries e where e.workspace_id = a.workspace_id and e.contact_id = a.contact_id
        and e.kind = 'ask' and e.state in ('done', 'debriefed') and e.corrects_id is null
        ${event.name === 'history.imported' ? sql`` : sql`and e.id = ${event.subjectId}::uuid`}
        and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id))
    order by a.contact_id`.execute(tx)
  for (const { id } of rows) {
    await stepAlongJourney(tx, actor, { contactId: id, action: 'use', reason: 'First use' }, now)
  }
}

/** Documents follow the facts they are made of; the journey follows the first use. */
export const advocateReactions: readonly Reaction[] = [
  ...customerFacts.map((to) => ({ to, by: 'refresh-advocates', run: refreshConcerned })),
  ...wideFacts.map((to) => ({
    to,
    by: 'refresh-advocates',
    run: async ({ tx, actor }: Given) => {
      const { workspaceId } = actor
      await enqueue(tx, 'refresh-advocates', { workspaceId }, { singletonKey: workspaceId })
    },
  })),
  ...['ask.moved', 'ask.logged', 'history.imported'].map((to) => ({
    to,
    by: 'activate-advocates',
    run: activate,
  })),
]

/** Interviews that are booked or begun go with the rest of somebody's work, in the transaction that hands it over. */
export const advocateImmediateReactions: readonly ImmediateReaction[] = [
  {
    to: 'person.work-handed-over',
    run: ({ tx, fact, now }) =>
      handOverInterviews(tx, { fromId: fact.subject.id, toId: String(fact.data?.['toId']) }, now),
  },
]
