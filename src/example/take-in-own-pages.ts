import { addDays } from '../kernel/time.ts'
import { changeLimits, type Own } from '../own-page/server/change-own.ts'
import { correctOwn } from '../own-page/server/correct-own.ts'
import { decideCorrection } from '../own-page/server/decide-correction.ts'
import { sendOwnLink } from '../own-page/server/send-own-link.ts'
import { readActors } from './colleague-actor.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { Step } from './step.ts'
import { workdayOf } from './workday.ts'

const said = [
  { part: 'employer', text: 'Our company has a new name since October; the rest is right.', answer: null },
  {
    part: 'results',
    text: 'The close takes four days now, not five.',
    answer: 'Thank you, the four days stand there now.',
  },
] as const

/** Who has the link to their own page, and what they did there: limits, busy days, and what they say is wrong. */
export const takeInOwnPages: Step = async (filling) => {
  const { tx, actor, example, host } = filling
  const actors = await readActors(filling)
  const ids = await readAdvocateIds(tx, actor.workspaceId)
  const found = example.advocates.filter(
    ({ stage, situation }) => situation === 'free' && (stage === 'active' || stage === 'discoverable'),
  )
  const manager = actors.manager(0)
  for (const [at, advocate] of found.slice(20, 25).entries()) {
    const contactId = ids.get(advocate.contact.crmId)?.contactId ?? ''
    const now = `${workdayOf(addDays(example.today, -at * 3 - 5))}T09:20:00.000Z`
    await sendOwnLink(tx, manager, { contactId, through: 'mail' }, now, host)
    const { workspaceId } = actor
    const own: Own = {
      tx,
      actor: { kind: 'link', workspaceId, purpose: 'own-page', subjectId: contactId, contactId },
      contactId,
      now,
      host,
    }
    const wish = said[at]
    if (wish === undefined) await changeLimits(own, { noticeDays: 5 + at })
    else await say(own, wish)
  }

  async function say(own: Own, { part, text, answer }: (typeof said)[number]) {
    await correctOwn(own, { part, text })
    if (answer === null) return
    const { id } = await tx
      .selectFrom('own_corrections')
      .select('id')
      .where('workspace_id', '=', actor.workspaceId)
      .where('contact_id', '=', own.contactId)
      .executeTakeFirstOrThrow()
    await decideCorrection(tx, manager, { id, isTakenOver: true, answer }, own.now)
  }
}
