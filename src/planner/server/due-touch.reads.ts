import { daysBetween } from '../../kernel/time.ts'
import { readDueTouches } from '../../protection/server/care.reads.ts'
import { endOf, foundAsOne, type NeedSource, say, startWith } from './ground.reads.ts'

/**
 * Advocates who should have heard from us without being asked for anything, as one need. It is due today however long
 * it has waited: an old one is no more urgent than what was promised for today, and would push that down.
 */
export const readDueTouchesAsNeed: NeedSource = async (db, at) =>
  foundAsOne(await readDueTouches(db, at.care), ({ count, contactId, name, on }) => {
    const late = daysBetween(on, at.today)
    const since = late === 0 ? 'due today' : `${say(late, 'day')} past due`
    return {
      kind: 'touch-due',
      id: contactId,
      dueAt: endOf(at.today, at.timeZone),
      title: count === 1 ? `${name} is due a touch` : `${startWith(count, 'advocate')} are due a touch`,
      loss: `${count === 1 ? capital(since) : `Longest: ${name}, ${since}`}. Whoever hears from us only when we ask stops answering.`,
      stake: { amount: null, label: count === 1 ? '1 person' : `${count} people`, on: null },
      act:
        count === 1
          ? { label: 'Write to them', to: `/advocates/${contactId}` }
          : { label: 'See who', to: '/protection/care' },
    }
  })

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
