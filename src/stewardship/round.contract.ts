import { Type } from 'typebox'
import { agingKinds } from '../advocates/freshness.ts'
import { closed, DaySchema, endpoint, NamedSchema, nullable, oneOf } from '../kernel/contract.ts'
import { pageLanguages } from '../requests/asks/page-language.ts'
import { factAnswers, factOutcomes } from './round.ts'

const token = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const language = closed({ language: Type.Optional(oneOf(pageLanguages)) })

const FactSchema = closed({
  position: Type.Integer(),
  kind: oneOf(agingKinds),
  sentence: Type.String(),
  /** Who vouched for it last, and when. */
  detail: Type.String(),
  account: nullable(NamedSchema),
  answer: nullable(oneOf(factAnswers)),
  said: nullable(Type.String()),
  outcome: nullable(oneOf(factOutcomes)),
})

const PageSchema = closed({
  link: oneOf(['open', 'answered', 'withdrawn', 'expired']),
  language: oneOf(pageLanguages),
  workspace: Type.String(),
  contact: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
  reader: closed({ name: Type.String(), isAdvocate: Type.Boolean() }),
  /** The company all of it is about, where it is one. */
  about: nullable(NamedSchema),
  /** All we know of that account may be opened: its relationship owner reads the page. */
  mayOpenAccount: Type.Boolean(),
  until: DaySchema,
  isOver: Type.Boolean(),
  seconds: nullable(Type.Integer()),
  facts: Type.Array(FactSchema),
})

export const openConfirmation = endpoint({
  method: 'GET',
  path: '/links/confirmations/:token',
  noun: 'stewardship',
  summary: 'What a mailed link asks to be confirmed; opening it changes nothing',
  access: 'link',
  params: token,
  query: language,
  response: PageSchema,
})

export const answerConfirmation = endpoint({
  method: 'POST',
  path: '/links/confirmations/:token/answers',
  noun: 'stewardship',
  summary: 'Answer for one fact by its link: still true, changed and what is true now, or not known',
  access: 'link',
  params: token,
  query: language,
  body: closed({
    position: Type.Integer({ minimum: 0, maximum: 50 }),
    answer: oneOf(factAnswers),
    said: nullable(Type.String({ maxLength: 4_000 })),
    hasLeft: Type.Optional(
      Type.Boolean({ description: 'Of a post: they no longer work there. Opens a review of the change' }),
    ),
    seconds: nullable(
      Type.Integer({ minimum: 0, maximum: 86_400, description: 'Since the page was opened' }),
    ),
  }),
  response: PageSchema,
})

export const openAccountPage = endpoint({
  method: 'POST',
  path: '/links/confirmations/:token/account-page',
  noun: 'stewardship',
  summary:
    'Make the address of all we know of the account a mailed page asks about, for its relationship owner',
  access: 'link',
  params: token,
  response: closed({ address: Type.String() }),
})

export const nameNewcomer = endpoint({
  method: 'POST',
  path: '/links/confirmations/:token/newcomers',
  noun: 'stewardship',
  summary:
    'Who else should be known at the account a mailed page asks about, in one line, by its relationship owner: a contact',
  access: 'link',
  params: token,
  query: language,
  body: closed({
    line: Type.String({
      minLength: 1,
      maxLength: 300,
      pattern: '\\S',
      description: 'The name first; post and mail address after commas, where known',
    }),
  }),
  response: PageSchema,
})
