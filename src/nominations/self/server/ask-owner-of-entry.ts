import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { SystemActor } from '../../../kernel/actor.ts'
import { addDays, type Day, type Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink } from '../../../server/links.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { mayAskOwner } from '../../../stewardship/server/ask-owner.ts'
import { loadEntry, saveEntry } from './self.store.ts'

/** What a link of this page is for. */
export const selfPurpose = 'self-nomination'

const daysOfPage = 45

/** Asks the relationship owner whether they know a customer who put themselves forward; held back where their week is full. */
export async function askOwnerOfEntry(
  tx: WorkspaceTx,
  { workspaceId }: SystemActor,
  id: string,
  { today, now, host }: { readonly today: Day; readonly now: Instant; readonly host: Host },
): Promise<void> {
  const entry = await loadEntry(tx, id)
  if (entry === undefined || entry.state !== 'open' || entry.askedAt !== null || entry.ownerId === null)
    return
  const about = { kind: 'self-nomination', id }
  const asked = await mayAskOwner(tx, { personId: entry.ownerId, task: 'nominate', about, now })
  if (!asked.ok) return saveEntry(tx, { workspaceId }, id, { due_on: asked.from })
  await saveEntry(tx, { workspaceId }, id, { ask_id: asked.askId, asked_at: now })
  const expiresAt = `${addDays(today, daysOfPage)}T22:00:00.000Z`
  const token = await makeLink(tx, { workspaceId, purpose: selfPurpose, subjectId: id, expiresAt }, now)
  await notifyPerson(
    tx,
    {
      personId: entry.ownerId,
      kind: 'self-nomination',
      key: `self-nomination:${id}:${entry.ownerId}`,
      title: `${entry.name} would like to speak for us: do you know them?`,
      paragraphs: [
        `${entry.name}, ${[entry.title, entry.accountText].filter(Boolean).join(', ')}, put themselves forward on our page.`,
        `“${entry.why}”`,
        'Nobody gets in touch with them before you say that you know them and that this is a good moment.',
      ],
      about: { kind: 'self-nomination', id },
      path: '/my-nominations?tab=self',
      open: 'Look at it',
      link: { label: 'Say whether you know them', address: `${publicAddress(host.config)}/known/${token}` },
      below: ['Answering takes one tap and no signing in. Opening this link changes nothing.'],
    },
    host,
    now,
  )
}
