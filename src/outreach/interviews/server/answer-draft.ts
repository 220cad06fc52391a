import { allowQuoting } from '../../../advocates/server/allow-quoting.ts'
import { keepApprovedWords } from '../../../customers/server/keep-approved-words.ts'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { LinkActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readGround } from '../../server/ground.reads.ts'
import type { DraftState } from '../drafts.ts'
import { draftMoved } from '../events.ts'
import { holdDraft, type StoredDraft, saveDraft } from './draft.store.ts'

export type SpeakerSays = {
  readonly draftId: string
  readonly answer: 'approve' | 'change' | 'refuse'
  readonly words: string
  readonly note?: string | null
}

/**
 * The speaker's word about what we would use: approved, it stands with the customer's texts and they allow to be quoted;
 * changed, it goes back to us with their words; refused, nothing is made of it. What was edited meanwhile is not approved
 * unseen. The first answer stands.
 */
export async function answerDraft(
  tx: WorkspaceTx,
  actor: LinkActor,
  input: SpeakerSays,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const draft = await holdDraft(tx, input.draftId)
  if (draft.state !== 'sent') return accept({})
  const note = clean(input.note)
  const words = input.words.trim()
  if (input.answer === 'approve' && words !== draft.body) {
    return refuse('words-changed', 'These words were edited meanwhile. Please read them again.')
  }
  if (input.answer === 'change' && (words === '' || (words === draft.body && note === null))) {
    throw invalid('words', 'Change the words, or say what should change.')
  }
  const state = ({ approve: 'approved', change: 'marked-up', refuse: 'refused' } as const)[input.answer]
  const theirs = input.answer === 'change' ? { their_words: words, body: words } : {}
  const textId = state === 'approved' ? await keep(tx, actor, draft, now) : null
  const answered = { state, answered_at: now, their_note: note, customer_text_id: textId } as const
  await saveDraft(tx, draft.id, { ...answered, ...theirs }, now)
  await announce(tx, draftMoved(actor, draft, { state, kind: draft.kind }))
  await tellSender(tx, draft, state, note, host, now)
  return accept({})
}

async function keep(tx: WorkspaceTx, actor: LinkActor, draft: StoredDraft, now: Instant): Promise<string> {
  const { contactId, accountId, kind, title, body } = draft
  const { today } = await readGround(tx, now)
  const permission = `Approved by the speaker on ${today}`
  const text = { kind, contactId, accountId, title, body, permission, on: today }
  const textId = await keepApprovedWords(tx, actor, text)
  if (accountId !== null) await allowQuoting(tx, actor, contactId, 'Words they approved themselves', now)
  return textId
}

const said: Readonly<Partial<Record<DraftState, string>>> = {
  approved: 'approved the words you sent',
  'marked-up': 'changed the words you sent',
  refused: 'would rather these words were not used',
}

async function tellSender(
  tx: WorkspaceTx,
  draft: StoredDraft,
  state: DraftState,
  note: string | null,
  host: Host,
  now: Instant,
): Promise<void> {
  if (draft.senderId === null) return
  const speaker = await tx
    .selectFrom('contacts')
    .select('name')
    .where('id', '=', draft.contactId)
    .executeTakeFirst()
  await notifyPerson(
    tx,
    {
      personId: draft.senderId,
      kind: 'draft-answer',
      key: `draft:${draft.id}:${draft.version}`,
      title: `${speaker?.name ?? 'The speaker'} ${said[state] ?? 'answered'}`,
      paragraphs: [draft.body.slice(0, 400), ...(note === null ? [] : [`“${note}”`])],
      about: { kind: 'contact', id: draft.contactId },
      path: `/advocates/${draft.contactId}/drafts`,
      open: 'Open the words',
    },
    host,
    now,
  )
}
