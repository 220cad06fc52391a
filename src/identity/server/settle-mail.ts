import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Refusal, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { enqueue } from '../../server/jobs.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { mailSettled } from '../events.ts'
import { type MailState, noAddress, whyNot } from '../mail-state.ts'

export type Settlement = { readonly mailId: string; readonly act: 'send' | 'sent' | 'copied' }

/** A person's decision about a mail that was kept, failed, or of which nobody knows. The caller has read it. */
export async function settleMail(
  tx: WorkspaceTx,
  actor: PersonActor,
  { mailId, act }: Settlement,
  now: Instant,
): Promise<{ readonly ok: true } | Refusal> {
  const { workspaceId } = actor
  const mail = await tx
    .selectFrom('mails')
    .select(['state', 'to_address'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mailId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const why = act === 'send' && mail.to_address === null ? noAddress : whyNot(act, mail.state as MailState)
  if (why !== null) return refuse('mail-state', why)
  const change =
    act === 'send'
      ? { state: 'queued', failure: null, attempts: 0 }
      : { state: act, sent_at: now, sealed_link: null }
  await tx
    .updateTable('mails')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mailId)
    .execute()
  if (act === 'send') await enqueue(tx, 'send-mail', { workspaceId, mailId })
  await announce(tx, mailSettled(actor, mailId, act))
  return accept({})
}
