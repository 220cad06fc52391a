import type { PersonActor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { linkPlace } from '../../../server/mail.ts'
import { withLink } from '../../../server/send-mail.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { canCarryOn, seesReach, seesRequest } from '../../policy.ts'
import { findRequest } from '../../server/request.store.ts'
import type { getAskLetter } from '../ask.contract.ts'
import type { AskFacts } from '../ask-facts.ts'
import { writeAskLetter } from '../ask-letter.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import type { AskOf } from './load-own-ask.ts'
import { askLetterKind } from './send-ask.ts'

/** What stands for a link that cannot be shown: not made yet, or gone with the mail that carried it. */
const noLinkYet = '(the link to their page)'

/**
 * The ask as text to copy. With its link where a person sends it, or the mail has not left; before the last
 * approval as it will be, without link and address.
 */
export async function readLetter(
  db: WorkspaceDb,
  actor: PersonActor,
  of: AskOf,
  host: Host,
  now: Instant,
): Promise<ResponseOf<typeof getAskLetter>> {
  const request = await findRequest(db, of.requestId)
  if (request === undefined || !seesRequest(actor, request)) throw notFound('request')
  const ask = await readAskFacts(db, of.askId)
  if (ask.request.id !== request.id) throw notFound('ask')
  const record = { state: ask.state, proposedById: ask.proposer.id, ownerId: ask.owner?.id ?? null }
  requirePermission(canCarryOn(actor, request, record))
  const kept = await readKept(db, ask)
  if (kept === undefined) return draftOf(ask, now)
  const mayReach = seesReach(actor, request, { ...record, state: 'asked', isCleared: ask.isCleared })
  return {
    to: mayReach ? kept.to_address : null,
    subject: kept.subject,
    text: withLink(host, withoutFoot(kept.body_text), kept.sealed_link).replaceAll(linkPlace, noLinkYet),
    isMailed: kept.state !== 'kept' || ask.sentThrough === 'mail',
  }
}

/** The customer's own page is for nobody's eyes but theirs: its line stands in the mail alone. */
const withoutFoot = (text: string) => text.replace(/\n\n[^\n]*\{\{link-2\}\}\n?$/, '\n')

function readKept(db: WorkspaceDb, ask: AskFacts) {
  return db
    .selectFrom('ask_mails as k')
    .innerJoin('mails as m', (join) =>
      join.onRef('m.workspace_id', '=', 'k.workspace_id').onRef('m.id', '=', 'k.mail_id'),
    )
    .select(['m.to_address', 'm.subject', 'm.body_text', 'm.sealed_link', 'm.state'])
    .where('k.workspace_id', '=', ask.workspace.id)
    .where('k.ask_id', '=', ask.id)
    .where('k.kind', '=', askLetterKind)
    .executeTakeFirst()
}

function draftOf(ask: AskFacts, now: Instant) {
  const letter = writeAskLetter(ask, now)
  const lines = [...letter.paragraphs, `${letter.button ?? ''}: ${noLinkYet}`, ...letter.below]
  return { to: null, subject: letter.subject, text: `${lines.join('\n\n')}\n`, isMailed: false }
}
