import { addDays } from '../../kernel/time.ts'
import { readDueHelp } from '../../protection/help/server/reads.ts'
import { endOf, foundAsOne, type NeedSource, startWith } from './ground.reads.ts'

/** Advocates who asked for help and should have word within the week, as one need. */
export const readOwedHelp: NeedSource = async (db, at) =>
  foundAsOne(await readDueHelp(db, addDays(at.today, 7)), ({ id, contactId, count, name, owner, dueOn }) => ({
    kind: 'help-owed',
    id,
    dueAt: endOf(dueOn, at.timeZone),
    title:
      count === 1
        ? `${name} waits for word on the help they asked for`
        : `${startWith(count, 'advocate')} wait for word on their wishes`,
    loss: `${owner === null ? 'Nobody sees to it' : `${owner} sees to it`}. Whoever asks for help and hears nothing stops answering us.`,
    stake: { amount: null, label: count === 1 ? '1 person' : `${count} wishes`, on: null },
    act:
      count === 1
        ? { label: 'See what they need', to: `/advocates/${contactId}` }
        : { label: 'See all', to: '/protection/help' },
  }))
