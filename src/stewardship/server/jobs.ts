import { endAwaitedNotices } from '../../identity/server/end-notices.ts'
import { isWorkingDay } from '../../kernel/working-days.ts'
import { announce } from '../../server/announce.ts'
import { attending } from '../../server/attend.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { roundOver } from '../events.ts'
import { answerOwnerAsk } from './ask-owner.ts'
import { readStewardshipGround } from './ground.reads.ts'
import { addressOf, awaitedRound, openRound } from './open-round.ts'
import { mailOwner } from './round.mails.ts'
import { endRound, holdRound, noteReminded, readDueRounds } from './round.store.ts'
import { readRoundFacts } from './round-fact.reads.ts'
import { readOwnersToAsk } from './stale-fact.reads.ts'

/**
 * Every hour of a working day: reminds once, hands what nobody answered to the program, and asks relationship owners
 * for what has gone stale, as far as their week has room. What is held back is tried again by the next run.
 */
export const attendRoundsJob: JobDefinition = attending('attend-rounds', '7 * * * *', async (at) => {
  const { db, now, actor, each, host } = at
  const ground = await readStewardshipGround(db, now)
  if (!isWorkingDay(ground.today, ground.holidays)) return
  const due = await readDueRounds(db, ground.today)
  await each(due.over, (tx, id) => closeRound(tx, id))
  await each(due.remind, async (tx, id) => {
    const round = await holdRound(tx, id)
    if (round === undefined || round.state !== 'open') return
    await noteReminded(tx, id, now)
    if (round.personId === null) return
    const to = { roundId: id, personId: round.personId, isReminder: true }
    await mailOwner(tx, ground, to, await addressOf(tx, actor, id, now, host), host, now)
  })
  const asked = { today: ground.today, askAgainAfter: ground.rules.askAgainAfter }
  await each(await readOwnersToAsk(db, asked), (tx, id) => openRound(tx, actor, id, ground, now, host))

  async function closeRound(tx: WorkspaceTx, id: string): Promise<void> {
    const round = await holdRound(tx, id)
    if (round === undefined || round.state !== 'open') return
    const facts = await readRoundFacts(tx, id)
    const unanswered = facts.filter(({ answer }) => answer === null).length
    await endRound(tx, id, unanswered === facts.length ? 'unanswered' : 'answered', now)
    if (round.ownerAskId !== null && unanswered < facts.length)
      await answerOwnerAsk(tx, round.ownerAskId, { seconds: round.seconds, now })
    await endAwaitedNotices(tx, [awaitedRound(id)], now)
    await announce(tx, roundOver(actor, id, unanswered))
  }
})
