import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { SystemActor } from '../../../kernel/actor.ts'
import { addDays, type Day, daysBetween, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink } from '../../../server/links.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { mayAskOwner } from '../../../stewardship/server/ask-owner.ts'
import { ownerPrompted } from '../prompt.events.ts'
import { sayOccasion } from '../prompt.ts'
import { type LoadedPrompt, loadPrompt, savePrompt } from './prompt.store.ts'

/** What a link of this page is for. */
export const promptPurpose = 'nomination-prompt'

/** How long the page may be answered on. */
const daysOfPage = 45

type Rules = { readonly live: number; readonly fresh: number }

/**
 * Asks a relationship owner whom they would put forward. What their week has no place for is asked in the next; an
 * owner who is away is asked on their return; an occasion that is too old by then is let go.
 */
export async function promptOwner(
  tx: WorkspaceTx,
  actor: SystemActor,
  id: string,
  { live, fresh }: Rules,
  at: { readonly today: Day; readonly now: Instant; readonly host: Host },
): Promise<void> {
  const prompt = await loadPrompt(tx, id, at.today)
  if (prompt === undefined || prompt.state !== 'waiting') return
  const { ownerId } = prompt
  if (ownerId === null || daysBetween(prompt.occasionOn, at.today) > 2 * fresh)
    return savePrompt(tx, actor, id, { state: 'lapsed' })
  if (prompt.ownerAwayUntil !== null)
    return savePrompt(tx, actor, id, { due_on: addDays(prompt.ownerAwayUntil, 1) })
  const about = { kind: 'nomination-prompt', id }
  const asked = await mayAskOwner(tx, { personId: ownerId, task: 'nominate', about, now: at.now })
  if (!asked.ok) return savePrompt(tx, actor, id, { due_on: asked.from, person_id: ownerId })
  const change = { state: 'asked', ask_id: asked.askId, asked_at: at.now, person_id: ownerId } as const
  await savePrompt(tx, actor, id, change)
  await mailPrompt(tx, actor, { ...prompt, personId: ownerId }, live, at)
  const { accountId, occasion } = prompt
  await announce(tx, ownerPrompted(actor, { id, accountId, personId: ownerId }, occasion))
}

async function mailPrompt(
  tx: WorkspaceTx,
  { workspaceId }: SystemActor,
  prompt: LoadedPrompt,
  live: number,
  { today, now, host }: { readonly today: Day; readonly now: Instant; readonly host: Host },
): Promise<void> {
  const expiresAt = `${addDays(today, daysOfPage)}T22:00:00.000Z`
  const token = await makeLink(
    tx,
    { workspaceId, purpose: promptPurpose, subjectId: prompt.id, expiresAt },
    now,
  )
  await notifyPerson(
    tx,
    {
      personId: prompt.personId,
      kind: 'nominate-prompt',
      key: `nominate-prompt:${prompt.id}`,
      title: `Who speaks for ${prompt.account}?`,
      paragraphs: [
        `${sayOccasion(prompt, live)} Who there would tell others about it? Tap a name, that is all; the program does the rest and tells you what became of it.`,
        'If nobody does, say so with one tap, and you are not asked again about them for a while.',
      ],
      about: { kind: 'account', id: prompt.accountId },
      path: `/nominate?account=${prompt.accountId}`,
      open: 'Nominate',
      link: { label: 'Tap a name', address: `${publicAddress(host.config)}/forward/${token}` },
      below: ['Answering takes one tap and no signing in. Opening this link changes nothing.'],
    },
    host,
    now,
  )
}
