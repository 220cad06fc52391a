import { attending } from '../../../server/attend.ts'
import {
  readToRemindOfDay,
  readToRemindOfTalk,
  remindOfDay,
  remindOfTalk,
} from '../../talks/server/remind-of-talk.ts'
import { askWhetherDone } from './ask-whether-done.ts'
import { readExpired, readToAskWhetherDone, readToRemind } from './due-ask.reads.ts'
import { expireAsk } from './expire-ask.ts'
import { remindCustomer } from './remind-customer.ts'

/** Every minute: asks that expire, the one reminder, the day before a talk, and the question whether it took place. */
export const attendAsksJob = attending('attend-asks', '* * * * *', async ({ db, each, actor, now, host }) => {
  await each(await readExpired(db, now), (tx, askId) => expireAsk(tx, actor, askId, now, host))
  await each(await readToRemind(db, now), (tx, askId) => remindCustomer(tx, askId, now, host))
  await each(await readToRemindOfTalk(db, now), (tx, askId) => remindOfTalk(tx, askId, now, host))
  await each(await readToRemindOfDay(db, now), (tx, askId) => remindOfDay(tx, askId, now, host))
  await each(await readToAskWhetherDone(db, now), (tx, askId) => askWhetherDone(tx, askId, now, host))
})
