import type { Reaction } from '../../server/reactions.ts'
import { executiveApprover, legalApprover } from '../approvals/named-approvers.ts'
import { moveToStandIn, readStepsOfAbsent } from '../approvals/server/move-to-stand-in.ts'
import { reassignApprovals, reassignNamed } from '../approvals/server/reassign-approvals.ts'
import { moveException, readExceptionsOfAbsent } from '../exceptions/server/move-exception.ts'
import { unsettleRequests } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

const ownerFacts = [
  'account.owner-set',
  'relationships.rerouted',
  'accounts.imported',
  'contacts.imported',
  'contact.changed',
] as const

const clockRules = ['setting.changed', 'workspace.updated'] as const
const approverSettings: readonly unknown[] = [legalApprover.name, executiveApprover.name]

/**
 * Approvals follow the customer to a new owner and the settings to whoever they name, approvals and exceptions whoever
 * stands in for somebody who is away; a request follows its asks, whoever moved them, and the rules that its clocks are
 * counted by.
 */
export const requestReactions: readonly Reaction[] = [
  ...ownerFacts.map(
    (to): Reaction => ({
      to,
      by: 'reassign-approvals',
      run: ({ tx, actor, host, now }) => reassignApprovals(tx, actor, now, host),
    }),
  ),
  ...clockRules.map(
    (to): Reaction => ({
      to,
      by: 'count-clocks-anew',
      async run({ tx, event }) {
        const { name } = event.data
        if (name === undefined || String(name).startsWith('requests.')) await unsettleRequests(tx)
      },
    }),
  ),
  {
    to: 'setting.changed',
    by: 'reassign-named-approvers',
    async run({ tx, actor, event, host, now }) {
      if (approverSettings.includes(event.data.name)) await reassignNamed(tx, actor, now, host)
    },
  },
  {
    to: 'person.absence-entered',
    by: 'move-to-stand-in',
    async run({ tx, actor, event, host, now }) {
      for (const id of await readStepsOfAbsent(tx, now, event.subjectId)) {
        await moveToStandIn(tx, actor, id, now, host)
      }
      for (const id of await readExceptionsOfAbsent(tx, now, event.subjectId)) {
        await moveException(tx, actor, id, now, host)
      }
    },
  },
  {
    to: 'ask.moved',
    by: 'settle-request',
    async run({ tx, actor, event, now }) {
      const row = await tx
        .selectFrom('request_asks')
        .select('request_id')
        .where('workspace_id', '=', actor.workspaceId)
        .where('ask_id', '=', event.subjectId)
        .executeTakeFirst()
      if (row !== undefined) await settleRequest(tx, actor, row.request_id, now)
    },
  },
]
