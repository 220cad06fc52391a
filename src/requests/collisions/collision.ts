import { Type } from 'typebox'
import { type Refusal, refuse } from '../../kernel/result.ts'
import { type Setting, setting } from '../../kernel/setting.ts'
import type { Day } from '../../kernel/time.ts'
import { sayDay } from '../asks/tell-ask.ts'

/** Within how many days two teams reaching one customer is a collision. */
export const collisionDays: Setting<number> = setting<number>({
  name: 'requests.collision-days',
  title: 'How near two teams may come to one customer without saying so',
  unit: 'days before and after; 0 asks nobody',
  source: 'practice B1: no two teams reach one customer in the same week without knowing it',
  why: 'Common practice: a customer hears from one team a week, or both know',
  schema: Type.Integer({ minimum: 0, maximum: 60 }),
  default: 7,
})

/** What an ask can meet: another team's ask, an interview of the program, first words to somebody new. */
export const collisionKinds = ['ask', 'interview', 'outreach'] as const
export type CollisionKind = (typeof collisionKinds)[number]

/** What another team has with a customer at the same time. */
export type Collision = {
  readonly kind: CollisionKind
  readonly id: string
  readonly requestId: string | null
  readonly personId: string
  readonly person: string
  readonly team: string | null
  /** What it is, as people call it: “Event speech”. */
  readonly activity: string
  readonly on: Day
  /** True where it is about the same contact, false where it is somebody else at the account. */
  readonly isSameContact: boolean
}

/** The refusal of an ask that meets others, with all it meets: the proposer may acknowledge it and go on. */
export function refuseCollision(collisions: readonly Collision[]): Refusal<'collision'> {
  const [first] = collisions
  const others = collisions.length - 1
  const more = others === 0 ? '' : ` And ${others} more.`
  const why = first === undefined ? 'Another team is with this customer.' : `${tellCollision(first)}.${more}`
  return refuse('collision', why, {
    collisions: collisions.map(({ personId: _, ...told }) => told),
  })
}

/** One collision in a sentence without its full stop: who, what, with whom, on which day. */
export function tellCollision({ team, person, kind, activity, on, isSameContact }: Collision): string {
  const who = team === null ? person : `${team} (${person})`
  const whom = isSameContact ? 'them' : 'somebody else there'
  switch (kind) {
    case 'ask':
      return `${who} asks ${whom} for ${sayDay(on)}: ${activity}`
    case 'interview':
      return `${who} interviews ${whom} on ${sayDay(on)}`
    case 'outreach':
      return `${who} wrote to ${whom} on ${sayDay(on)} for the first time`
  }
}
