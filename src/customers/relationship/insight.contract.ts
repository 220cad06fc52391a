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
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { insightAnswers, insightBearings } from './insight-note.ts'

const filters = {
  bearsOn: Type.Optional(oneOf(insightBearings)),
  answer: Type.Optional(oneOf([...insightAnswers, 'open'])),
  accountId: Type.Optional(UuidSchema),
  mine: Type.Optional(Type.Boolean({ description: 'Only those sent to the caller' })),
}

const InsightSchema = closed({
  id: UuidSchema,
  account: NamedSchema,
  contact: nullable(NamedSchema),
  bearsOn: oneOf(insightBearings),
  note: Type.String(),
  heardOn: DaySchema,
  notedBy: nullable(NamedSchema),
  notedAt: InstantSchema,
  owner: nullable(NamedSchema),
  answer: nullable(oneOf(insightAnswers)),
  answeredAt: nullable(InstantSchema),
  may: MaySchema,
})

export const listInsights = endpoint({
  method: 'GET',
  path: '/insight-notes',
  noun: 'customers',
  summary: 'What customers said that bears on growth or renewal, the latest first',
  access: 'signed-in',
  query: closed({ ...pageQuery, ...filters }),
  response: pageOf(InsightSchema),
})

export const countInsights = endpoint({
  method: 'GET',
  path: '/insight-notes/counts',
  noun: 'customers',
  summary: 'How many insight notes were sent in ninety days, and what their owners made of them',
  access: 'signed-in',
  response: closed({
    sent: Type.Integer(),
    answered: Type.Integer(),
    actsOnIt: Type.Integer(),
    growth: Type.Integer(),
    renewal: Type.Integer(),
    open: Type.Integer({ description: 'Of any age, without an answer' }),
    may: MaySchema,
  }),
})

export const noteInsight = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/insight-notes',
  noun: 'customers',
  summary: 'Note what a customer said that bears on growth or renewal; it goes to the relationship owner',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema }),
  body: closed({
    bearsOn: oneOf(insightBearings),
    note: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
    contactId: Type.Optional(nullable(UuidSchema)),
    heardOn: Type.Optional(DaySchema),
  }),
  response: closed({ id: UuidSchema }),
})

export const answerInsight = endpoint({
  method: 'PUT',
  path: '/insight-notes/:insightNoteId/answer',
  noun: 'customers',
  summary: 'Say what you make of an insight note',
  access: 'signed-in',
  params: closed({ insightNoteId: UuidSchema }),
  body: closed({ answer: oneOf(insightAnswers) }),
  response: closed({ id: UuidSchema }),
})
