import { addDays } from '../kernel/time.ts'
import type { PersonFacts } from './facts.ts'
import type { Block } from './reason.ts'

/** The dated windows in which the advocate is not asked; both ends are part of the window. */
export function blackoutBlocks(person: PersonFacts): readonly Block[] {
  return person.blackouts.map((blackout) => ({
    code: 'blackout',
    state: 'resting',
    from: blackout.from,
    until: addDays(blackout.until, 1),
    says: blackout.reason === null ? 'Their own blackout.' : `Their own blackout: ${blackout.reason}`,
    rule: 'Blackouts the advocate named',
    sources: [{ kind: 'blackout', id: blackout.id, name: 'Blackout' }],
    liftedBy: 'advocate',
  }))
}
