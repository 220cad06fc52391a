import { Type } from 'typebox'
import { closed, InstantSchema, nullable, oneOf, UuidSchema } from '../../kernel/contract.ts'
import { clockKinds, clockSides, clockStates } from './clock.ts'

/** One promise with its time: minutes of business time used and allowed, by when, and why it stands still. */
export const ClockSchema = closed({
  kind: oneOf(clockKinds),
  side: oneOf(clockSides),
  /** Who owes it: a person, or null where any of a role. */
  owes: nullable(closed({ id: UuidSchema, name: Type.String() })),
  /** `We owe a first answer`, `Ines will owe feedback`. */
  says: Type.String(),
  state: oneOf(clockStates),
  usedMinutes: Type.Integer(),
  allowedMinutes: Type.Integer(),
  /** Ticks on the track: working days allowed, at least one. */
  days: Type.Integer(),
  startedAt: nullable(InstantSchema),
  dueAt: nullable(InstantSchema),
  endedAt: nullable(InstantSchema),
  pausedFor: nullable(Type.String()),
  askId: nullable(UuidSchema),
  /** Late for so long that it was carried to somebody; `to` is null where nobody is named. */
  escalated: nullable(
    closed({ to: nullable(closed({ id: UuidSchema, name: Type.String() })), at: InstantSchema }),
  ),
})
