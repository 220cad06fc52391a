import { Type } from 'typebox'
import { closed, endpoint, InstantSchema, LineSchema, nullable, oneOf } from '../../kernel/contract.ts'
import { linkStates } from '../approvals/approval.contract.ts'

const params = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })

/** What became of an agreed talk, as the requester says it with one click. */
const happenings = ['took-place', 'advocate-missing', 'prospect-missing', 'ours-missing'] as const

const HappenedPageSchema = closed({
  link: oneOf(linkStates),
  workspace: Type.String(),
  talk: nullable(
    closed({
      customer: Type.String(),
      prospect: Type.String(),
      startsAt: InstantSchema,
      timeZone: Type.String(),
      /** What was noted; null while nobody said anything. */
      says: nullable(Type.String()),
    }),
  ),
})

export const openHappenedPage = endpoint({
  method: 'GET',
  path: '/links/happened/:token',
  noun: 'requests',
  summary: 'The question whether an agreed talk took place; opening it changes nothing',
  access: 'link',
  params,
  response: HappenedPageSchema,
})

export const answerHappened = endpoint({
  method: 'POST',
  path: '/links/happened/:token',
  noun: 'requests',
  summary: 'Say that an agreed talk took place, or who did not come',
  access: 'link',
  params,
  body: closed({
    happened: oneOf(happenings),
    /** Where somebody did not come: both sides find another time. */
    again: Type.Boolean(),
    comment: nullable(LineSchema),
  }),
  response: HappenedPageSchema,
})
