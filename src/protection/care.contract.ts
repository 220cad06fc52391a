import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { touchReasons } from './care.ts'
import { letterWays } from './letter.ts'
import { valueTouchKinds } from './value-touch.ts'

const count = Type.Integer({ minimum: 0 })
const Named = closed({ id: UuidSchema, name: Type.String() })

const figures = {
  gives: count,
  /** Asks the customer heard of. */
  asks: count,
  shares: count,
  touches: count,
  ratio: nullable(Type.Number({ description: 'Gives for each ask; null where nobody asked' })),
  isBelow: Type.Boolean({ description: 'Fewer gives for each ask than the workspace wants' }),
  isAsksOnly: Type.Boolean({ description: 'All they had from us was asks' }),
  lastTouchOn: nullable(DaySchema),
  nextTouch: closed({ on: DaySchema, because: oneOf(touchReasons), isDue: Type.Boolean() }),
  lateDays: nullable(Type.Integer({ description: 'Days since the touch was due' })),
}

const Suggestion = closed({
  id: UuidSchema,
  kind: oneOf(valueTouchKinds),
  title: Type.String(),
  because: oneOf(['wished', 'new', 'longest-ago']),
  /** What they said they want from it, where the suggestion answers to that. */
  wish: nullable(Type.String()),
})

/** The lists of care, each with its own order. */
export const careLists = ['touch-due', 'asks-only', 'below', 'forgotten'] as const
export type CareList = (typeof careLists)[number]

export const listCare = endpoint({
  method: 'GET',
  path: '/care',
  noun: 'protection',
  summary:
    'Advocates whose touch is due, who had asks only or too few gives, or who are forgotten: all of them for program managers, their own for relationship owners',
  access: 'signed-in',
  query: closed({ ...pageQuery, list: Type.Optional(oneOf(careLists)) }),
  response: pageOf(
    closed({
      contactId: UuidSchema,
      name: Type.String(),
      title: nullable(Type.String()),
      account: nullable(Named),
      owner: nullable(Type.String()),
      ...figures,
      daysWithoutAsk: nullable(
        Type.Integer({ description: 'Of the forgotten: days since the last ask, or since joining' }),
      ),
      suggestion: nullable(Suggestion),
    }),
  ),
})

export const countCare = endpoint({
  method: 'GET',
  path: '/care/counts',
  noun: 'protection',
  summary: 'How many advocates stand on each list of care',
  access: 'signed-in',
  response: closed({
    touchDue: count,
    asksOnly: count,
    below: count,
    forgotten: count,
    rules: closed({ touchEvery: count, careWindow: count, giveToAsk: Type.Number(), forgottenAfter: count }),
    isMine: Type.Boolean({ description: 'Of the reader’s own customers, not of everybody' }),
  }),
})

const contactParams = closed({ contactId: UuidSchema })

const CareSchema = closed({
  ...figures,
  everyDays: nullable(count),
  setOn: nullable(DaySchema),
  setBy: nullable(Type.String({ description: 'Who planned the touch for this advocate' })),
  rules: closed({ touchEvery: count, careWindow: count, giveToAsk: Type.Number() }),
  given: Type.Array(
    closed({
      id: UuidSchema,
      title: Type.String(),
      on: DaySchema,
      through: oneOf(letterWays),
      by: nullable(Type.String()),
      hasFailed: Type.Boolean({ description: 'The mail could not be sent, or nobody knows whether it went' }),
    }),
  ),
  suggestion: nullable(Suggestion),
  may: MaySchema,
})

export const getCare = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/care',
  noun: 'protection',
  summary: 'Give to ask, the touch plan and the value touches of one advocate',
  access: 'signed-in',
  params: contactParams,
  response: CareSchema,
})

export const planTouch = endpoint({
  method: 'PUT',
  path: '/advocates/:contactId/touch-plan',
  noun: 'protection',
  summary:
    'Plan when an advocate next hears from us: an interval, a day, or neither for the workspace’s interval',
  access: 'signed-in',
  params: contactParams,
  body: closed({
    everyDays: nullable(Type.Integer({ minimum: 1, maximum: 730 })),
    nextOn: nullable(DaySchema),
  }),
  response: CareSchema,
})

const words = Type.String({ minLength: 1, maxLength: 5_000, pattern: '\\S' })

const definition = {
  kind: oneOf(valueTouchKinds),
  title: LineSchema,
  fits: LineSchema,
  subject: LineSchema,
  body: words,
  germanSubject: nullable(LineSchema),
  germanBody: nullable(words),
}

const ValueTouchSchema = closed({
  id: UuidSchema,
  ...definition,
  inUse: Type.Boolean(),
  version: count,
  given: Type.Integer({ description: 'How often it was sent or said' }),
  lastGivenOn: nullable(DaySchema),
})

export const listValueTouches = endpoint({
  method: 'GET',
  path: '/value-touches',
  noun: 'protection',
  summary: 'The library of value touches',
  access: 'signed-in',
  query: closed({ all: Type.Optional(Type.Boolean({ description: 'Those out of use as well' })) }),
  response: closed({ rows: Type.Array(ValueTouchSchema), missing: count, may: MaySchema }),
})

const managers = ['program-manager'] as const
const touchParams = closed({ valueTouchId: UuidSchema })

export const addValueTouch = endpoint({
  method: 'POST',
  path: '/value-touches',
  noun: 'protection',
  summary: 'Add a value touch to the library',
  access: managers,
  body: closed(definition),
  response: ValueTouchSchema,
})

export const updateValueTouch = endpoint({
  method: 'PUT',
  path: '/value-touches/:valueTouchId',
  noun: 'protection',
  summary: 'Change a value touch; what was sent stays as it was',
  access: managers,
  params: touchParams,
  body: closed({ ...definition, version: count }),
  response: ValueTouchSchema,
})

export const retireValueTouch = endpoint({
  method: 'POST',
  path: '/value-touches/:valueTouchId/retirement',
  noun: 'protection',
  summary: 'Take a value touch out of use',
  access: managers,
  params: touchParams,
  response: ValueTouchSchema,
})

export const putBackValueTouch = endpoint({
  method: 'DELETE',
  path: '/value-touches/:valueTouchId/retirement',
  noun: 'protection',
  summary: 'Put a value touch into use again',
  access: managers,
  params: touchParams,
  response: ValueTouchSchema,
})

export const addShippedTouches = endpoint({
  method: 'POST',
  path: '/value-touches/shipped',
  noun: 'protection',
  summary: 'Add the shipped value touches that the library does not have',
  access: managers,
  response: closed({ added: count }),
})

export const getTouchLetter = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/value-touches/:valueTouchId',
  noun: 'protection',
  summary: 'The words of a value touch, filled in for one advocate and whoever reads them',
  access: 'signed-in',
  params: closed({ contactId: UuidSchema, valueTouchId: UuidSchema }),
  response: closed({
    subject: Type.String(),
    text: Type.String(),
    language: oneOf(['en', 'de']),
    fits: Type.String(),
    lastGivenOn: nullable(DaySchema),
    /** Null where it can go by mail from here. */
    noMail: nullable(Type.String()),
    /** In whose name it goes, and where answers go. */
    from: closed({ name: Type.String(), replyTo: Type.String() }),
  }),
})

export const giveValueTouch = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/value-touches',
  noun: 'protection',
  summary: 'Send a value touch by mail, or note that it was copied or said; the ledger has it as a give',
  access: 'signed-in',
  params: contactParams,
  body: closed({
    valueTouchId: UuidSchema,
    through: oneOf(letterWays),
    subject: Type.Optional(LineSchema),
    text: Type.Optional(words),
    on: Type.Optional(DaySchema),
  }),
  response: closed({ entryId: UuidSchema, at: InstantSchema }),
})
