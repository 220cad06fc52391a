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
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { letterWays } from '../letter.ts'
import { helpSources, helpStates } from './help.ts'

const words = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' })
const letterWords = Type.String({ minLength: 1, maxLength: 5_000, pattern: '\\S' })

const HelpSchema = closed({
  id: UuidSchema,
  contactId: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  account: nullable(NamedSchema),
  what: Type.String(),
  source: oneOf(helpSources),
  state: oneOf(helpStates),
  outcome: nullable(Type.String()),
  owner: nullable(NamedSchema),
  askedAt: InstantSchema,
  dueOn: DaySchema,
  lateDays: nullable(
    Type.Integer({ description: 'Days since they should have had word; null while in time' }),
  ),
  toldAt: nullable(InstantSchema),
  hasAnswer: Type.Boolean({ description: 'There is something to tell them' }),
  version: Type.Integer(),
  may: MaySchema,
})

/** The lists of help: what they wait for, what only has to be told, what they were told. */
export const helpLists = ['open', 'untold', 'told'] as const
export type HelpList = (typeof helpLists)[number]

export const listHelps = endpoint({
  method: 'GET',
  path: '/helps',
  noun: 'protection',
  summary: 'Help that advocates asked for: all of it for program managers, that of their own for others',
  access: 'signed-in',
  query: closed({ ...pageQuery, list: Type.Optional(oneOf(helpLists)) }),
  response: pageOf(HelpSchema),
})

export const countHelps = endpoint({
  method: 'GET',
  path: '/helps/counts',
  noun: 'protection',
  summary: 'How much help is open, has only to be told, and was told in the last 90 days',
  access: 'signed-in',
  response: closed({
    open: Type.Integer(),
    untold: Type.Integer(),
    told: Type.Integer(),
    late: Type.Integer(),
    days: Type.Integer({ description: 'Working days within which they should have word' }),
    isMine: Type.Boolean(),
  }),
})

const StepSchema = closed({
  what: oneOf([...helpStates, 'told']),
  note: nullable(Type.String()),
  through: nullable(oneOf(letterWays)),
  by: nullable(Type.String()),
  at: InstantSchema,
  hasFailed: Type.Boolean({ description: 'Its mail could not be sent, or nobody knows whether it went' }),
})

const contactParams = closed({ contactId: UuidSchema })
const helpParams = closed({ helpId: UuidSchema })

export const readHelpsOf = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/helps',
  noun: 'protection',
  summary: 'What one advocate asked us for, the latest first, with how it went',
  access: 'signed-in',
  params: contactParams,
  response: closed({
    rows: Type.Array(closed({ ...HelpSchema.properties, steps: Type.Array(StepSchema) })),
    may: MaySchema,
  }),
})

export const openHelp = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/helps',
  noun: 'protection',
  summary: 'Write down what an advocate asked us for, and who sees to it',
  access: 'signed-in',
  params: contactParams,
  body: closed({
    what: words,
    ownerId: Type.Optional(nullable(UuidSchema)),
    dueOn: Type.Optional(DaySchema),
  }),
  response: HelpSchema,
})

export const moveHelp = endpoint({
  method: 'PUT',
  path: '/helps/:helpId/state',
  noun: 'protection',
  summary: 'Say what became of help: escalated, connected, on the roadmap, done, or not possible',
  access: 'signed-in',
  params: helpParams,
  body: closed({
    state: oneOf(helpStates),
    outcome: Type.Optional(nullable(words)),
    version: Type.Integer(),
  }),
  response: HelpSchema,
})

export const handHelpOn = endpoint({
  method: 'PUT',
  path: '/helps/:helpId/owner',
  noun: 'protection',
  summary: 'Give help into other hands, or another day by which they should have word',
  access: 'signed-in',
  params: helpParams,
  body: closed({ ownerId: nullable(UuidSchema), dueOn: DaySchema, version: Type.Integer() }),
  response: HelpSchema,
})

export const getHelpLetter = endpoint({
  method: 'GET',
  path: '/helps/:helpId/letter',
  noun: 'protection',
  summary: 'The words that tell the advocate what became of it, to be changed before they go',
  access: 'signed-in',
  params: helpParams,
  response: closed({
    subject: Type.String(),
    text: Type.String(),
    language: oneOf(['en', 'de']),
    noMail: nullable(Type.String()),
    from: closed({ name: Type.String(), replyTo: Type.String() }),
  }),
})

export const tellHelp = endpoint({
  method: 'POST',
  path: '/helps/:helpId/telling',
  noun: 'protection',
  summary:
    'Tell the advocate what became of it: by mail in the name of who tells it, or note that it was copied or said. What helped them is a give in the ledger',
  access: 'signed-in',
  params: helpParams,
  body: closed({
    through: oneOf(letterWays),
    subject: Type.Optional(LineSchema),
    text: Type.Optional(letterWords),
    version: Type.Integer(),
  }),
  response: HelpSchema,
})
