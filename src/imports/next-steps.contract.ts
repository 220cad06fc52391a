import { Type } from 'typebox'
import { closed, endpoint } from '../kernel/contract.ts'

const CountSchema = Type.Integer({ minimum: 0 })

export const getNextSteps = endpoint({
  method: 'GET',
  path: '/imports/next-steps',
  noun: 'imports',
  summary: 'What the workspace holds now, and what a person would best do next',
  access: ['administrator', 'program-manager'],
  response: closed({
    accounts: CountSchema,
    contacts: CountSchema,
    opportunities: CountSchema,
    advocates: CountSchema,
    /** Contacts outside the program whose account has a won deal or is in good health. */
    candidates: CountSchema,
    /** Whom the standing rules point at, for whoever recruits; counted up to 1,000. */
    likely: CountSchema,
    unmapped: CountSchema,
    accountsWithoutOwner: CountSchema,
  }),
})
