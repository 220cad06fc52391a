import { readLedgerAccount, readLedgerContact } from '../../activities/server/ledger.reads.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { objectionLifted, objectionRaised } from '../events.ts'
import { canObject } from '../policy.ts'
import { readRules } from './facts.reads.ts'
import { insertObjection, liftObjections } from './rest.store.ts'

type Whom = { readonly accountId: string; readonly contactId?: string | null }

/** Notes the relationship owner's no, until a day or until lifted; an earlier one to the same gives way. */
export async function raiseObjection(
  tx: WorkspaceTx,
  actor: Actor,
  input: Whom & { readonly reason: string; readonly until?: Day | null },
  now: Instant,
): Promise<void> {
  const whom = await loadWhom(tx, actor, input)
  const until = input.until ?? null
  const { today } = await readRules(tx, now)
  if (until !== null && until <= today) throw invalid('until', 'This day is not ahead.')
  const by = personOf(actor)
  await liftObjections(tx, actor.workspaceId, whom, by, now)
  await insertObjection(tx, actor.workspaceId, { ...whom, reason: input.reason.trim(), until, by, now })
  await announce(tx, objectionRaised(actor, whom, { until, reason: input.reason.trim() }))
}

/** Lifts an objection. Where there is none nothing changes. */
export async function liftObjection(tx: WorkspaceTx, actor: Actor, input: Whom, now: Instant): Promise<void> {
  const whom = await loadWhom(tx, actor, input)
  const lifted = await liftObjections(tx, actor.workspaceId, whom, personOf(actor), now)
  if (lifted > 0) await announce(tx, objectionLifted(actor, whom))
}

async function loadWhom(tx: WorkspaceTx, actor: Actor, { accountId, contactId }: Whom) {
  const account = await readLedgerAccount(tx, accountId)
  if (account === undefined) throw notFound('account')
  requirePermission(canObject(actor, account))
  if (contactId == null) return { accountId: account.accountId, contactId: null }
  const contact = await readLedgerContact(tx, contactId)
  if (contact === undefined) throw notFound('contact')
  if (contact.accountId !== account.accountId)
    throw invalid('contactId', 'This contact is at another account.')
  return { accountId: account.accountId, contactId: contact.contactId }
}
