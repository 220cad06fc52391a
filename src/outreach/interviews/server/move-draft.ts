import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { whyNoMailTo } from '../../../protection/server/mail-letter.ts'
import { languageFor } from '../../../requests/asks/page-language.ts'
import { announce } from '../../../server/announce.ts'
import { AppError, requirePermission, staleVersion } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink, withdrawLinks } from '../../../server/links.ts'
import { layOutMail, linkPlace, sendMail } from '../../../server/mail.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { loadAddressee } from '../../server/write-outreach.ts'
import { draftTexts } from '../draft.texts.ts'
import { makeDrafts, whyNotDraft } from '../drafts.ts'
import { draftMoved, draftsMade } from '../events.ts'
import { canEditDrafts } from '../policy.ts'
import { holdDraft, insertDrafts, readAnswered, type StoredDraft, saveDraft } from './draft.store.ts'

/** What the link of a speaker's page is for. */
export const draftPurpose = 'draft'
/** How long the speaker may answer, in milliseconds: 60 days. */
const pageLives = 60 * 86_400_000

/**
 * Makes words of the answers of the last interview: those that stand there already, in whatever state, are not made again.
 * Gives how many are new.
 */
export async function makeDraftsOf(
  tx: WorkspaceTx,
  actor: { readonly workspaceId: PersonActor['workspaceId'] } & Parameters<typeof draftsMade>[0],
  contactId: string,
  now: Instant,
): Promise<number> {
  const answered = await readAnswered(tx, contactId)
  if (answered === undefined) return 0
  const fresh = makeDrafts(answered).filter(({ body }) => !answered.existing.includes(body))
  await insertDrafts(tx, actor.workspaceId, { interviewId: answered.interviewId, contactId }, fresh, now)
  if (fresh.length > 0) await announce(tx, draftsMade(actor, { contactId }, fresh.length))
  return fresh.length
}

async function loadFor(
  tx: WorkspaceTx,
  actor: PersonActor,
  id: string,
  act: Parameters<typeof whyNotDraft>[1],
  version: number | null,
): Promise<Decision<{ readonly draft: StoredDraft }>> {
  requirePermission(canEditDrafts(actor))
  const draft = await holdDraft(tx, id)
  if (version !== null && draft.version !== version) throw staleVersion('draft', { version: draft.version })
  const why = whyNotDraft(draft.state, act)
  return why === null ? accept({ draft }) : refuse('not-in-this-state', why, { state: draft.state })
}

/** Edits a draft before the speaker reads it, or once they changed it. */
export async function editDraft(
  tx: WorkspaceTx,
  actor: PersonActor,
  id: string,
  input: { readonly version: number; readonly title: string | null; readonly body: string },
  now: Instant,
): Promise<Decision<object>> {
  const loaded = await loadFor(tx, actor, id, 'edit', input.version)
  if (!loaded.ok) return loaded
  await saveDraft(tx, id, { title: clean(input.title), body: input.body.trim(), state: 'draft' }, now)
  return accept({})
}

/** Sends a draft to the speaker: by mail in the name of whoever presses, with a page on which they approve or change it. */
export async function sendDraft(
  tx: WorkspaceTx,
  actor: PersonActor,
  id: string,
  version: number,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const loaded = await loadFor(tx, actor, id, 'send', version)
  if (!loaded.ok) return loaded
  const { draft } = loaded
  const to = await loadAddressee(tx, draft.contactId)
  const whyNot = whyNoMailTo(to, host)
  if (whyNot !== null || to.mail === null)
    throw new AppError('invalid', whyNot ?? 'No mail address is known.')
  const { workspaceId } = actor
  await withdrawLinks(tx, { workspaceId, purpose: draftPurpose, subjectId: id }, now)
  const expiresAt = addMilliseconds(now, pageLives)
  const token = await makeLink(tx, { workspaceId, purpose: draftPurpose, subjectId: id, expiresAt }, now)
  const texts = draftTexts(languageFor(to))
  const letter = texts.letter({ name: to.name, sender: actor.name, kind: draft.kind })
  const mailId = await sendMail(tx, {
    audience: 'customer',
    to: { address: to.mail, name: to.name },
    fromName: actor.name,
    replyTo: actor.email,
    subject: letter.subject,
    ...layOutMail({
      paragraphs: letter.paragraphs,
      button: { label: texts.letterButton, address: linkPlace },
      below: [texts.letterBelow],
    }),
    about: { kind: 'contact', id: draft.contactId },
    sealedLink: host.secrets.seal(`${publicAddress(host.config)}/draft/${token}`),
  })
  const sent = { state: 'sent', sent_at: now, sent_by: actor.personId, mail_id: mailId } as const
  await saveDraft(tx, id, { ...sent, their_words: null, their_note: null }, now)
  await announce(tx, draftMoved(actor, draft, { state: 'sent', kind: draft.kind }))
  return accept({})
}

/** Drops a draft: nothing is made of it, and the speaker's page says so. */
export async function dropDraft(
  tx: WorkspaceTx,
  actor: PersonActor,
  id: string,
  now: Instant,
): Promise<Decision<object>> {
  const loaded = await loadFor(tx, actor, id, 'drop', null)
  if (!loaded.ok) return loaded
  const { workspaceId } = actor
  await withdrawLinks(tx, { workspaceId, purpose: draftPurpose, subjectId: id }, now)
  await saveDraft(tx, id, { state: 'dropped' }, now)
  await announce(tx, draftMoved(actor, loaded.draft, { state: 'dropped', kind: loaded.draft.kind }))
  return accept({})
}
