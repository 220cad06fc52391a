import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { linkStates } from '../approvals/approval.contract.ts'
import { AskPageSchema } from '../asks/ask-page.contract.ts'
import { pageLanguages } from '../asks/page-language.ts'
import { mostCounterTimes, mostSlots } from './decide-time.ts'
import { SideBriefSchema } from './side-brief.contract.ts'

const params = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const query = closed({ language: Type.Optional(oneOf(pageLanguages)) })
const timeZone = Type.Optional(nullable(Type.String({ maxLength: 60, description: 'IANA, of the reader' })))
const questions = Type.Optional(
  Type.String({ maxLength: 2_000, description: 'What they would like to hear about' }),
)

/** How a talk stands for whoever is to be convinced. */
export const talkStates = ['choosing', 'waiting', 'agreed', 'ended', 'over'] as const

/** The prospect's page, everything on it already in the reader's language. Nobody's address or number is on it. */
const SlotPageSchema = closed({
  link: oneOf(linkStates),
  language: oneOf(pageLanguages),
  workspace: Type.String(),
  /** Whom to write to: the requester. */
  contact: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
  expiresOn: nullable(DaySchema),
  talk: nullable(
    closed({
      state: oneOf(talkStates),
      title: Type.String(),
      says: Type.String(),
      /** The advocate, by first name where that is how one speaks. */
      name: Type.String(),
      minutes: Type.Integer(),
      /** The reader's, as far as it is known. */
      timeZone: nullable(Type.String()),
      theirZone: Type.String(),
      /** Times the advocate offers that are still free. */
      slots: Type.Array(InstantSchema),
      /** Times the reader named. */
      own: Type.Array(InstantSchema),
      meeting: nullable(
        closed({ startsAt: InstantSchema, minutes: Type.Integer(), place: nullable(Type.String()) }),
      ),
      questions: Type.String(),
      facts: Type.Array(closed({ label: Type.String(), text: Type.String() })),
      brief: nullable(SideBriefSchema),
    }),
  ),
})

export const openSlotPage = endpoint({
  method: 'GET',
  path: '/links/slots/:token',
  noun: 'requests',
  summary:
    'The page on which whoever is to be convinced finds a time with the advocate; opening it changes nothing',
  access: 'link',
  params,
  query,
  response: SlotPageSchema,
})

const take = {
  startsAt: InstantSchema,
  /** The agreed time the page showed; null where none was: a time agreed meanwhile is never overwritten unseen. */
  instead: nullable(InstantSchema),
}

export const takeSlot = endpoint({
  method: 'POST',
  path: '/links/slots/:token/meeting',
  noun: 'requests',
  summary: 'Take one of the advocate’s times, or move the talk to it; both sides get the invitation',
  access: 'link',
  params,
  query,
  body: closed({ ...take, timeZone, questions }),
  response: SlotPageSchema,
})

export const nameProspectTimes = endpoint({
  method: 'PUT',
  path: '/links/slots/:token/times',
  noun: 'requests',
  summary: 'Name up to three times instead; an agreed time is given up by it',
  access: 'link',
  params,
  query,
  body: closed({
    times: Type.Array(InstantSchema, { minItems: 1, maxItems: mostCounterTimes }),
    timeZone,
    questions,
  }),
  response: SlotPageSchema,
})

export const keepProspectQuestions = endpoint({
  method: 'PUT',
  path: '/links/slots/:token/questions',
  noun: 'requests',
  summary: 'What the prospect would like to hear about; the advocate reads it the day before',
  access: 'link',
  params,
  query,
  body: closed({ questions: Type.String({ maxLength: 2_000 }) }),
  response: SlotPageSchema,
})

export const endNeed = endpoint({
  method: 'POST',
  path: '/links/slots/:token/ending',
  noun: 'requests',
  summary: 'The prospect does not need the talk any more; an agreed time leaves both calendars',
  access: 'link',
  params,
  query,
  body: closed({ reason: Type.Optional(nullable(LineSchema)) }),
  response: SlotPageSchema,
})

export const takeCounterTime = endpoint({
  method: 'POST',
  path: '/links/asks/:token/meeting',
  noun: 'requests',
  summary: 'The advocate takes one of the times the prospect named; both sides get the invitation',
  access: 'link',
  params,
  query,
  body: closed(take),
  response: AskPageSchema,
})

export const offerSlots = endpoint({
  method: 'PUT',
  path: '/links/asks/:token/times',
  noun: 'requests',
  summary: 'The advocate offers other times; an agreed time is given up by it',
  access: 'link',
  params,
  query,
  body: closed({ times: Type.Array(InstantSchema, { minItems: 1, maxItems: mostSlots }) }),
  response: AskPageSchema,
})

export const callOff = endpoint({
  method: 'POST',
  path: '/links/asks/:token/cancellation',
  noun: 'requests',
  summary: 'The advocate cannot after all; an agreed time leaves both calendars',
  access: 'link',
  params,
  query,
  body: closed({ reason: Type.Optional(nullable(LineSchema)) }),
  response: AskPageSchema,
})

export const makeSlotLink = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks/:askId/slot-link',
  noun: 'requests',
  summary:
    'The text with the link to the prospect’s page, to be sent from one’s own mail; each call makes a link',
  access: 'signed-in',
  params: closed({ requestId: UuidSchema, askId: UuidSchema }),
  response: closed({
    to: nullable(Type.String()),
    subject: Type.String(),
    text: Type.String(),
    address: Type.String(),
  }),
})
