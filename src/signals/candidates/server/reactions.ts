import type { SystemActor } from '../../../kernel/actor.ts'
import { enqueue } from '../../../server/jobs.ts'
import type { DeliveredEvent, Reaction } from '../../../server/reactions.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { noteDue } from './refresh-due.ts'

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
}

/** Notes whom the fact is about; a job looks at all who were noted meanwhile, however many facts there were. */
async function noteConcerned({ tx, actor, event }: Given): Promise<void> {
  if (await noteDue(tx, actor.workspaceId, idsOf(event)))
    await enqueue(tx, 'refresh-candidates', { workspaceId: actor.workspaceId })
}

/** The contacts, accounts and nominations an event is about; what is of another kind finds nobody. */
function idsOf({ subjectId, data }: DeliveredEvent): string[] {
  return [subjectId, data['contactId'], data['accountId']].filter(
    (id): id is string => typeof id === 'string',
  )
}

/** Candidates follow the facts that their rules rest on. */
export const candidateReactions: readonly Reaction[] = [
  ...narrowFacts.map((to) => ({ to, by: 'refresh-candidates', run: noteConcerned })),
  ...wideFacts.map((to) => ({
    to,
    by: 'find-candidates',
    run: async ({ tx, actor }: Given) => {
      const { workspaceId } = actor
      await enqueue(tx, 'find-candidates', { workspaceId }, { singletonKey: workspaceId })
    },
  })),
]
