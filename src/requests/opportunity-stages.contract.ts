import { Type } from 'typebox'
import { closed, endpoint, MaySchema } from '../kernel/contract.ts'

const names = Type.Array(Type.String())

export const getOpportunityStages = endpoint({
  method: 'GET',
  path: '/requests/opportunity-stages',
  noun: 'requests',
  summary: 'Stages of deals in order, by the part of a deal they belong to',
  access: 'signed-in',
  response: closed({
    early: names,
    middle: names,
    late: names,
    unplaced: Type.Array(Type.String(), {
      description: 'Stages that deals are in and nobody placed: no activity is too early in them',
    }),
    may: MaySchema,
  }),
})
