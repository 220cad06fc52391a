import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { NeedSchema, NeedToldSchema } from '../matching/need.contract.ts'
import { requestPhases } from '../requests/request.ts'
import { needStates } from './need-state.ts'

const noun = 'calendar'
const params = closed({ calendarEntryId: UuidSchema })
const ofNeed = closed({ calendarEntryId: UuidSchema, calendarNeedId: UuidSchema })

/** What an entry will need of customers. */
export const CalendarNeedSchema = closed({
  id: UuidSchema,
  activity: NamedSchema,
  wanted: Type.Integer(),
  need: NeedToldSchema,
  notes: Type.String(),
  state: oneOf(needStates),
  /** The last working day on which asking keeps the notice. */
  askBy: DaySchema,
  noticeDays: Type.Integer(),
  /** How many qualify and are free on that day, as it was last counted. */
  free: nullable(Type.Integer()),
  countedAt: nullable(InstantSchema),
  isShort: Type.Boolean({ description: 'Fewer are free than are wanted' }),
  request: nullable(
    closed({
      id: UuidSchema,
      number: Type.Integer(),
      phase: oneOf(requestPhases),
      requester: Type.String(),
      needBy: nullable(DaySchema),
      /** It still wants another day than the entry has. */
      isElsewhen: Type.Boolean(),
      isSeen: Type.Boolean({ description: 'The reader may open it' }),
    }),
  ),
  version: Type.Integer(),
  /** change, remove, request */
  may: MaySchema,
})

const written = {
  need: NeedSchema,
  notes: TextSchema,
}

const done = closed({ need: CalendarNeedSchema })

export const addNeed = endpoint({
  method: 'POST',
  path: '/calendar/entries/:calendarEntryId/needs',
  noun,
  summary: 'Say what an entry will need: the kind of activity, how many, whom. Its day is the entry’s',
  access: 'signed-in',
  params,
  body: closed(written),
  response: done,
})

export const changeNeed = endpoint({
  method: 'PUT',
  path: '/calendar/entries/:calendarEntryId/needs/:calendarNeedId',
  noun,
  summary: 'Change what an entry will need, as long as nobody was asked',
  access: 'signed-in',
  params: ofNeed,
  body: closed({ ...written, version: Type.Integer() }),
  response: done,
})

export const removeNeed = endpoint({
  method: 'DELETE',
  path: '/calendar/entries/:calendarEntryId/needs/:calendarNeedId',
  noun,
  summary: 'Take a need out. The request it became stays',
  access: 'signed-in',
  params: ofNeed,
  response: closed({ removed: Type.Boolean() }),
})

export const requestNeed = endpoint({
  method: 'POST',
  path: '/calendar/entries/:calendarEntryId/needs/:calendarNeedId/request',
  noun,
  summary:
    'Make the request of a need, filled in from its entry: handed in where nothing is missing, else a draft. Made once',
  access: 'signed-in',
  params: ofNeed,
  response: closed({
    requestId: UuidSchema,
    number: Type.Integer(),
    /** What has to be said before it can be handed in; empty where it was. */
    missing: Type.Array(closed({ field: Type.String(), reason: Type.String() })),
  }),
})
