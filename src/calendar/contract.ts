import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  LineSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { entryKinds, entryStates, entryTimes } from './entry.ts'
import { CalendarNeedSchema } from './need.contract.ts'

const noun = 'calendar'
const params = closed({ calendarEntryId: UuidSchema })

/** What somebody writes of an entry; the last day counts in, null for one day. */
const written = {
  kind: oneOf(entryKinds),
  title: LineSchema,
  startsOn: DaySchema,
  lastOn: nullable(DaySchema),
  teamId: nullable(UuidSchema),
  ownerId: UuidSchema,
  place: nullable(LineSchema),
  webLink: nullable(Type.String({ maxLength: 1_000 })),
  notes: TextSchema,
  state: oneOf(entryStates),
}

const entry = {
  id: UuidSchema,
  kind: oneOf(entryKinds),
  title: Type.String(),
  startsOn: DaySchema,
  lastOn: DaySchema,
  time: oneOf(entryTimes),
  team: nullable(NamedSchema),
  owner: NamedSchema,
  place: nullable(Type.String()),
  webLink: nullable(Type.String()),
  state: oneOf(entryStates),
  /** The calendar elsewhere it comes from. */
  source: nullable(NamedSchema),
  needs: Type.Array(CalendarNeedSchema),
}

const EntrySchema = closed({
  ...entry,
  /** The day customers are wanted for: the first; once that has passed, the last. */
  wantedOn: DaySchema,
  notes: Type.String(),
  version: Type.Integer(),
  /** write, addNeed */
  may: MaySchema,
})

export const listEntries = endpoint({
  method: 'GET',
  path: '/calendar/entries',
  noun,
  summary:
    'What is planned, by day: entries that are not over on the first day asked for, with what they need',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    from: Type.Optional(DaySchema),
    until: Type.Optional(DaySchema),
    team: Type.Optional(UuidSchema),
    kind: Type.Optional(oneOf(entryKinds)),
    /** Only entries with a need that is due to be asked for, or late. */
    due: Type.Optional(Type.Boolean()),
  }),
  response: closed({
    ...pageOf(closed(entry)).properties,
    today: DaySchema,
    /** All there are, whatever the filters: none says that nothing was planned yet. */
    total: Type.Integer(),
    due: Type.Integer(),
  }),
})

export const getEntry = endpoint({
  method: 'GET',
  path: '/calendar/entries/:calendarEntryId',
  noun,
  summary: 'An entry with what it needs, and the requests that came of it',
  access: 'signed-in',
  params,
  response: EntrySchema,
})

export const addEntry = endpoint({
  method: 'POST',
  path: '/calendar/entries',
  noun,
  summary: 'Plan something, for one’s own team or oneself; a program manager for any team',
  access: 'signed-in',
  body: closed(written),
  response: EntrySchema,
})

export const changeEntry = endpoint({
  method: 'PUT',
  path: '/calendar/entries/:calendarEntryId',
  noun,
  summary: 'Change an entry. Where its day moves, whoever has an open request for it is told',
  access: 'signed-in',
  params,
  body: closed({ ...written, version: Type.Integer() }),
  response: EntrySchema,
})

export const moveRequests = endpoint({
  method: 'POST',
  path: '/calendar/entries/:calendarEntryId/moves',
  noun,
  summary: 'Give open requests of an entry the day the entry has now, as far as one may change them',
  access: 'signed-in',
  params,
  body: closed({ requestIds: Type.Array(UuidSchema, { minItems: 1, maxItems: 50 }) }),
  response: closed({
    moved: Type.Integer(),
    /** Those that were left, with the reason. */
    left: Type.Array(closed({ requestId: UuidSchema, why: Type.String() })),
    entry: EntrySchema,
  }),
})

export const getEntryOfRequest = endpoint({
  method: 'GET',
  path: '/calendar/requests/:requestId/entry',
  noun,
  summary: 'The entry a request was made for; null for none',
  access: 'signed-in',
  params: closed({ requestId: UuidSchema }),
  response: closed({
    entry: nullable(
      closed({
        id: UuidSchema,
        title: Type.String(),
        kind: oneOf(entryKinds),
        startsOn: DaySchema,
        state: oneOf(entryStates),
        /** The day the request wants, where it is another one. */
        requestDay: nullable(DaySchema),
      }),
    ),
  }),
})
