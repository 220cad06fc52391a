import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { nobodyReasons, occasions, promptStates } from './prompt.ts'

const params = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const words = Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' })
const seconds = Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 86_400 })))

const PromptPageSchema = closed({
  link: oneOf(['open', 'answered', 'withdrawn', 'expired']),
  workspace: Type.String(),
  prompt: nullable(
    closed({
      person: Type.String(),
      account: Type.String(),
      says: Type.String(),
      /** Contacts of the account who can be put forward, those who decide first. */
      people: Type.Array(
        closed({
          id: UuidSchema,
          name: Type.String(),
          title: nullable(Type.String()),
          known: nullable(Type.String()),
        }),
      ),
      /** Whom they put forward on this page. */
      nominated: Type.Array(closed({ id: UuidSchema, name: Type.String(), why: Type.String() })),
      reason: nullable(oneOf(nobodyReasons)),
    }),
  ),
})

export const openPrompt = endpoint({
  method: 'GET',
  path: '/links/prompts/:token',
  noun: 'nominations',
  summary: 'Whom would you put forward? The relationship owner’s page; opening it changes nothing',
  access: 'link',
  params,
  response: PromptPageSchema,
})

export const answerPrompt = endpoint({
  method: 'POST',
  path: '/links/prompts/:token/answer',
  noun: 'nominations',
  summary: 'The relationship owner taps a name, says why in their own words, or says why nobody',
  access: 'link',
  params,
  body: closed({
    contactId: Type.Optional(UuidSchema),
    /** For somebody they put forward here already: why, in their own words. */
    nominationId: Type.Optional(UuidSchema),
    why: Type.Optional(words),
    reason: Type.Optional(oneOf(nobodyReasons)),
    /** From opening to answer. */
    seconds,
  }),
  response: PromptPageSchema,
})

export const listPrompts = endpoint({
  method: 'GET',
  path: '/nominations/prompts',
  noun: 'nominations',
  summary: 'Relationship owners asked whom they would put forward, and what they answered; the latest first',
  access: ['program-manager', 'executive'],
  query: closed({
    ...pageQuery,
    state: Type.Optional(oneOf(promptStates)),
    reason: Type.Optional(oneOf(nobodyReasons)),
    person: Type.Optional(UuidSchema),
    from: Type.Optional(DaySchema),
    until: Type.Optional(DaySchema),
  }),
  response: pageOf(
    closed({
      id: UuidSchema,
      occasion: oneOf(occasions),
      occasionOn: DaySchema,
      account: NamedSchema,
      person: NamedSchema,
      state: oneOf(promptStates),
      dueOn: DaySchema,
      askedAt: nullable(InstantSchema),
      answeredAt: nullable(InstantSchema),
      seconds: nullable(Type.Integer()),
      reason: nullable(oneOf(nobodyReasons)),
      nominated: Type.Array(NamedSchema),
    }),
  ),
})
