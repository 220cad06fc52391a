import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'
import { entryKinds } from './entry.ts'

const noun = 'calendar'

const ReadingSchema = closed({
  added: Type.Integer(),
  changed: Type.Integer(),
  cancelled: Type.Integer(),
  same: Type.Integer(),
  /** What was left out, with the reason. */
  left: Type.Array(closed({ title: Type.String(), why: Type.String() })),
})

const SourceSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  /** The host it is fetched from; the address itself stays secret. */
  host: Type.String(),
  kind: oneOf(entryKinds),
  team: nullable(NamedSchema),
  owner: NamedSchema,
  entries: Type.Integer(),
  readAt: nullable(InstantSchema),
  fault: nullable(Type.String()),
  may: MaySchema,
})

const whose = { kind: oneOf(entryKinds), teamId: nullable(UuidSchema) }

export const listSources = endpoint({
  method: 'GET',
  path: '/calendar/sources',
  noun,
  summary: 'The calendars from elsewhere that are read in',
  access: 'signed-in',
  response: closed({ rows: Type.Array(SourceSchema) }),
})

export const readCalendarText = endpoint({
  method: 'POST',
  path: '/calendar/files',
  noun,
  summary: 'Read a calendar file (iCalendar text). The same file twice changes nothing',
  access: 'signed-in',
  body: closed({
    ...whose,
    name: LineSchema,
    text: Type.String({ minLength: 1, maxLength: 1_500_000, description: 'What the .ics file holds' }),
  }),
  response: closed({ reading: ReadingSchema }),
})

export const followCalendar = endpoint({
  method: 'POST',
  path: '/calendar/sources',
  noun,
  summary: 'Follow a calendar by its address: it is read at once, and every few hours from then on',
  access: 'signed-in',
  body: closed({ ...whose, name: LineSchema, address: Type.String({ minLength: 8, maxLength: 2_000 }) }),
  response: closed({ reading: ReadingSchema }),
})

const ofSource = closed({ calendarSourceId: UuidSchema })

export const readSourceNow = endpoint({
  method: 'POST',
  path: '/calendar/sources/:calendarSourceId/readings',
  noun,
  summary: 'Read a calendar that is followed, now',
  access: 'signed-in',
  params: ofSource,
  response: closed({ reading: ReadingSchema }),
})

export const leaveCalendar = endpoint({
  method: 'DELETE',
  path: '/calendar/sources/:calendarSourceId',
  noun,
  summary: 'Follow a calendar no longer. What it brought stays',
  access: 'signed-in',
  params: ofSource,
  response: closed({ left: Type.Boolean() }),
})

/** Whose entries a calendar that others follow holds. */
export const feedScopes = ['team', 'all'] as const

export const listFeeds = endpoint({
  method: 'GET',
  path: '/calendar/feeds',
  noun,
  summary: 'The reader’s own addresses by which their calendar program follows this one',
  access: 'signed-in',
  response: closed({
    rows: Type.Array(closed({ scope: oneOf(feedScopes), madeAt: InstantSchema, until: InstantSchema })),
    team: nullable(NamedSchema),
  }),
})

export const makeFeed = endpoint({
  method: 'POST',
  path: '/calendar/feeds',
  noun,
  summary: 'Make an address for one’s calendar program; an earlier one of the same scope ends. Told once',
  access: 'signed-in',
  body: closed({ scope: oneOf(feedScopes) }),
  response: closed({ address: Type.String() }),
})

export const endFeed = endpoint({
  method: 'DELETE',
  path: '/calendar/feeds/:scope',
  noun,
  summary: 'End an address: whoever has it reads nothing more',
  access: 'signed-in',
  params: closed({ scope: oneOf(feedScopes) }),
  response: closed({ ended: Type.Boolean() }),
})

export const openFeed = endpoint({
  method: 'GET',
  path: '/links/calendar/:token',
  noun,
  summary: 'The calendar behind a person’s address, as iCalendar text; the token may end with .ics',
  access: 'link',
  params: closed({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
  raw: true,
  response: Type.String({ description: 'iCalendar (RFC 5545)' }),
})

export const downloadCalendar = endpoint({
  method: 'GET',
  path: '/calendar/file',
  noun,
  summary: 'The calendar as a file (iCalendar text)',
  access: 'signed-in',
  query: closed({
    team: Type.Optional(UuidSchema),
    kind: Type.Optional(oneOf(entryKinds)),
    from: Type.Optional(DaySchema),
  }),
  raw: true,
  response: Type.String({ description: 'iCalendar (RFC 5545)' }),
})
