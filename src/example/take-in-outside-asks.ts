import { readActivityTypes } from '../activities/server/activity-type.reads.ts'
import { addDays } from '../kernel/time.ts'
import { logOutsideAsk } from '../protection/server/log-outside-ask.ts'
import { readActors } from './colleague-actor.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { Step } from './step.ts'

const logged: readonly { readonly kind: string; readonly ago: number; readonly note: string }[] = [
  { kind: 'written-qa', ago: 24, note: 'By mail, three questions on the migration.' },
  { kind: 'quote-approval', ago: 31, note: 'They sent a line for the board slides.' },
  { kind: 'written-qa', ago: 43, note: 'In the shared channel with their team.' },
  { kind: 'quote-approval', ago: 58, note: '' },
]

/** A few asks that went by mail and chat, written down afterwards by whoever asked. */
export const takeInOutsideAsks: Step = async (filling) => {
  const { tx, actor, example } = filling
  const actors = await readActors(filling)
  const ids = await readAdvocateIds(tx, actor.workspaceId)
  const types = new Map((await readActivityTypes(tx, { all: true })).map((type) => [type.code, type.id]))
  const found = example.advocates
    .filter(({ stage, situation }) => stage === 'active' && situation === 'free')
    .toReversed()
  for (const [at, { kind, ago, note }] of logged.entries()) {
    const advocate = found[at * 3]
    if (advocate === undefined) continue
    const by = actors.memberOf(advocate.contact.account.ownerMail)
    const on = addDays(example.today, -ago)
    const contactId = ids.get(advocate.contact.crmId)?.contactId ?? ''
    const ask = { contactId, activityTypeId: types.get(kind) ?? '', on, note }
    await logOutsideAsk(tx, by, ask, `${addDays(on, 2)}T16:20:00.000Z`)
  }
}
