import { addDays, type Day, later } from '../kernel/time.ts'
import type { DeclineReason, Reach } from '../nominations/nomination.ts'
import { Dice } from './dice.ts'
import type { ExampleAdvocate } from './make-advocates.ts'
import type { ExampleContact } from './make-contacts.ts'
import type { Colleague } from './make-people.ts'
import { evidences, introductionWays, nominationWhys } from './story-words.ts'

export type ExampleNomination = {
  readonly contact: ExampleContact
  readonly nominator: Colleague
  readonly onBehalfOf: Colleague | null
  readonly voice: Colleague | null
  readonly why: string
  readonly evidence: string | null
  readonly reach: Reach
  readonly on: Day
  readonly fate: 'new' | 'accepted' | 'declined' | 'duplicate' | 'withdrawn'
  readonly decidedOn: Day
  readonly reason: DeclineReason | null
  /** For an accepted one: how the nominator made the hand-over, where that has happened. */
  readonly how: string | null
}

const reasons: readonly DeclineReason[] = [
  'bad-moment',
  'no-evidence',
  'owner-objected',
  'no-fit',
  'would-rather-not',
  'left-company',
]

/** Nominations of the last half year in every state; whoever is at the beginning of the journey came by one. */
export function makeNominations(
  today: Day,
  contacts: readonly ExampleContact[],
  advocates: readonly ExampleAdvocate[],
  colleagues: readonly Colleague[],
): ExampleNomination[] {
  const dice = new Dice('Merriden nominations')
  const inProgram = new Set(advocates.map(({ contact }) => contact))
  const fitting = contacts.filter(
    ({ account, hasLeft, mail }) => account.standing === 'customer' && !hasLeft && mail !== null,
  )
  const strangers = dice.some(
    fitting.filter((contact) => !inProgram.has(contact)),
    26,
  )
  const beginners = advocates.filter(({ stage }) => stage === 'potential' || stage === 'introduced')
  const fates = [
    ...Array.from({ length: 11 }, () => 'new' as const),
    ...Array.from({ length: 11 }, () => 'declined' as const),
    ...Array.from({ length: 3 }, () => 'withdrawn' as const),
  ]
  const fresh = fates.map((fate, at) => {
    const ago = fate === 'new' ? dice.between(0, 11) : dice.between(12, 170)
    const on = addDays(today, -ago)
    const decidedOn = addDays(on, dice.between(0, Math.min(8, ago)))
    return nominationOf(dice, strangers[at] as ExampleContact, { fate, on, decidedOn }, colleagues)
  })
  const accepted = beginners.map((advocate) => acceptanceOf(dice, advocate, colleagues))
  // Somebody who is on the way already is put forward once more, and the second time counts as a repetition.
  const again = accepted.slice(0, 3).map(({ contact, decidedOn }) => {
    const days = { on: decidedOn, decidedOn: later(decidedOn, addDays(today, -1)) }
    return nominationOf(dice, contact, { fate: 'duplicate', ...days }, colleagues)
  })
  return [...accepted, ...again, ...fresh].toSorted((a, b) => a.on.localeCompare(b.on))
}

/** How somebody at the beginning of the journey came to it: put forward, and accepted on the day they began. */
function acceptanceOf(
  dice: Dice,
  { contact, stage, joinedOn }: ExampleAdvocate,
  colleagues: readonly Colleague[],
) {
  const isIntroduced = stage === 'introduced'
  const decidedOn = addDays(joinedOn, isIntroduced ? -dice.between(2, 6) : 0)
  const days = { on: addDays(decidedOn, -dice.between(1, 8)), decidedOn }
  const how = isIntroduced ? dice.pick(introductionWays) : null
  return { ...nominationOf(dice, contact, { fate: 'accepted', ...days }, colleagues), how }
}

/** Who nominates: those who know customers, most of all customer success. */
const nominators = /^(Customer Success|Account management|Sales|Support|Services|Product management)/

type Course = Pick<ExampleNomination, 'fate' | 'on' | 'decidedOn'>

function nominationOf(
  dice: Dice,
  contact: ExampleContact,
  course: Course,
  colleagues: readonly Colleague[],
): ExampleNomination {
  const able = colleagues.filter(({ team }) => nominators.test(team))
  const owner = colleagues.find(({ email }) => email === contact.account.ownerMail)
  const nominator = owner !== undefined && dice.chance(0.55) ? owner : dice.pick(able)
  const other = dice.pick(able.filter((colleague) => colleague !== nominator))
  const mayBeJoined = course.fate === 'new' || course.fate === 'accepted'
  return {
    ...{ contact, nominator, ...course },
    onBehalfOf: dice.chance(0.12) ? other : null,
    voice: mayBeJoined && dice.chance(0.3) ? other : null,
    why: dice.pick(nominationWhys),
    evidence: dice.chance(0.6) ? dice.pick(evidences) : null,
    reach: dice.weigh([
      ['nominator-introduces', 60],
      ['program-writes', 25],
      ['wait', 15],
    ] as const),
    reason: course.fate === 'declined' ? dice.pick(reasons) : null,
    how: null,
  }
}
