import type { AskedFor, PersonFacts } from './facts.ts'
import type { Block } from './reason.ts'

/**
 * What the person said themselves: never or no to a kind, or no longer in the program at all. Source:
 * domain.md "Standing"; practice B7 rule 4 ("never" honoured).
 */
export function willingBlocks(person: PersonFacts, type: AskedFor | null): readonly Block[] {
  const blocks: Block[] = []
  if (person.leftProgram !== null) {
    blocks.push({
      code: 'left-program',
      state: 'never',
      from: null,
      until: null,
      says: person.leftProgram === 'retired' ? 'Has left the program.' : 'Declined to join the program.',
      rule: 'Only who is in the program is asked',
      sources: [{ kind: 'contact', id: person.contactId, name: 'Journey' }],
      liftedBy: 'program-manager',
    })
  }
  const said = person.willingness.find((answer) => answer.activityTypeId === type?.id)
  if (type !== null && (said?.answer === 'no' || said?.answer === 'never')) {
    blocks.push({
      code: said.answer === 'never' ? 'said-never' : 'said-no',
      state: 'never',
      from: null,
      until: null,
      says: said.answer === 'never' ? 'Said: never.' : 'Said no to this kind.',
      rule: 'What the advocate will do',
      sources: [{ kind: 'willingness', id: person.contactId, name: type.name }],
      liftedBy: 'advocate',
    })
  }
  return blocks
}
