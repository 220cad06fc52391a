import type { SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { enqueue } from '../../../server/jobs.ts'
import type { DeliveredEvent, Reaction } from '../../../server/reactions.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { gatherFrom } from '../../server/gather-signals.ts'
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

/** Records of ours that may speak for a customer from now on, or no longer. */
const recordFacts = ['case.closed', 'case.rated', 'touch.logged', 'ledger-entry.reversed'] as const

/** Reads the record for its signal, and notes whom that concerns. */
async function gatherFromRecord({ tx, actor, event, now }: Given & { readonly now: Instant }): Promise<void> {
  const { workspaceId } = actor
  const accounts = await gatherFrom(tx, workspaceId, event.subjectId, now)
  if (accounts.length > 0 && (await noteDue(tx, workspaceId, accounts)))
    await enqueue(tx, 'refresh-candidates', { workspaceId })
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
  ...recordFacts.map((to) => ({ to, by: 'gather-signals', run: gatherFromRecord })),
  ...wideFacts.map((to) => ({
    to,
    by: 'find-candidates',
    run: async ({ tx, actor }: Given) => {
      const { workspaceId } = actor
      await enqueue(tx, 'find-candidates', { workspaceId }, { singletonKey: workspaceId })
    },
  })),
]
