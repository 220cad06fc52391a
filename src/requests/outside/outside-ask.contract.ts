import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MoneySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'

const noteSchema = Type.String({ maxLength: 2_000 })

export const logOutsideAsk = endpoint({
  method: 'POST',
  path: '/outside-asks',
  noun: 'requests',
  summary:
    'Write down an ask that happened outside, by mail or chat: it counts in load and history, without blame',
  access: 'signed-in',
  body: closed({
    contactId: UuidSchema,
    activityTypeId: UuidSchema,
    on: DaySchema,
    opportunityId: Type.Optional(nullable(UuidSchema)),
    prospectId: Type.Optional(nullable(UuidSchema)),
    askedById: Type.Optional(nullable(UuidSchema)),
    note: Type.Optional(nullable(noteSchema)),
    isAnother: Type.Optional(
      Type.Boolean({ description: 'A second one of the same kind with the same customer on the same day' }),
    ),
  }),
  response: closed({
    id: UuidSchema,
    /** What it does to whoever was asked; null where that is not for the reader. */
    effect: nullable(
      closed({
        against: Type.Array(closed({ code: Type.String(), says: Type.String() })),
        freeFrom: nullable(DaySchema),
        load: nullable(closed({ now: Type.Number(), cap: Type.Number() })),
      }),
    ),
  }),
})

const RowSchema = closed({
  id: UuidSchema,
  on: DaySchema,
  contact: nullable(NamedSchema),
  account: NamedSchema,
  activityType: NamedSchema,
  askedBy: NamedSchema,
  loggedBy: nullable(Type.String()),
  loggedAt: InstantSchema,
  prospect: nullable(NamedSchema),
  opportunity: nullable(NamedSchema),
  note: nullable(Type.String()),
  isTakenBack: Type.Boolean(),
  /** Null where the reader may take it back, else why not. */
  whyNotTakeBack: nullable(Type.String()),
})

export const listOutsideAsks = endpoint({
  method: 'GET',
  path: '/outside-asks',
  noun: 'requests',
  summary: 'Asks that happened outside, the latest written down first: all for the program, else one’s own',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    /** `counted`: of the last 90 days and not taken back, as the share counts them. */
    only: Type.Optional(oneOf(['counted'])),
  }),
  response: pageOf(RowSchema),
})

const countsSchema = closed({ outside: Type.Integer(), uses: Type.Integer() })

export const getOutsideShare = endpoint({
  method: 'GET',
  path: '/outside-asks/share',
  noun: 'requests',
  summary: 'The share of asks outside among all uses of the last 90 days, and the hours they hid',
  access: ['program-manager', 'executive'],
  response: closed({
    days: Type.Integer(),
    from: DaySchema,
    now: countsSchema,
    /** The 90 days before, to compare with. */
    before: countsSchema,
    hoursEach: Type.Number(),
    hours: Type.Number(),
    cost: nullable(MoneySchema),
  }),
})

export const takeBackOutsideAsk = endpoint({
  method: 'POST',
  path: '/outside-asks/:askId/reversal',
  noun: 'requests',
  summary: 'Take back what was written down by mistake: it counts no longer',
  access: 'signed-in',
  params: closed({ askId: UuidSchema }),
  body: closed({ reason: Type.Optional(nullable(noteSchema)) }),
  response: closed({ id: UuidSchema }),
})
