import type { ResponseOf } from '../../kernel/contract.ts'
import type { getToday } from '../contract.ts'
import { say } from './ground.reads.ts'
import type { Pulse } from './pulse.reads.ts'

type Wait = ResponseOf<typeof getToday>['waits'][number]

/** What waits for a word of the program and may still be in time: one line a kind, each with the way to its rows. */
export function tellWaits(pulse: Pulse): Wait[] {
  const wait = (count: number, what: string, [one, many]: readonly [string, string], to: string) => ({
    ...{ count, to },
    says: `${say(count, what)} ${count === 1 ? one : many}`,
  })
  const answer = ['waits for an answer', 'wait for an answer'] as const
  return [
    wait(pulse.nominationsWaiting, 'nomination', answer, '/recruiting'),
    wait(
      pulse.selfNominationsWaiting,
      'customer',
      ['put themselves forward and waits for a word', 'put themselves forward and wait for a word'],
      '/recruiting/self',
    ),
    wait(pulse.openReviews, 'change', ['to decide on', 'to decide on'], '/stewardship/changes'),
    wait(pulse.openCorrections, 'correction', answer, '/stewardship/corrections'),
    wait(
      pulse.unmatchedRespondents,
      'respondent',
      ['is matched with nobody', 'are matched with nobody'],
      '/recruiting/known?tab=respondents',
    ),
    wait(
      pulse.unmapped,
      'value',
      ['of a file waits for a place', 'of files wait for a place'],
      '/customers/unmapped',
    ),
  ].filter(({ count }) => count > 0)
}
