import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages } from '../../web/api-query.ts'
import type {
  getAccountTimeline,
  getContactTimeline,
  getOpportunityTimeline,
  listAccountTexts,
  listContactTexts,
} from '../timeline.contract.ts'

export type PastLine = ResponseOf<typeof getAccountTimeline>['rows'][number]
export type CustomerText = ResponseOf<typeof listAccountTexts>['rows'][number]

/** How many lines of the past a page shows at first. */
const size = 12

export const accountTimeline = (accountId: string) =>
  apiPages<typeof getAccountTimeline>('GET /accounts/:accountId/timeline', {
    params: { accountId },
    query: { size },
  })

export const contactTimeline = (contactId: string) =>
  apiPages<typeof getContactTimeline>('GET /contacts/:contactId/timeline', {
    params: { contactId },
    query: { size },
  })

export const opportunityTimeline = (opportunityId: string) =>
  apiPages<typeof getOpportunityTimeline>('GET /opportunities/:opportunityId/timeline', {
    params: { opportunityId },
    query: { size },
  })

/** Stories and quotes of an account; `text`: that one alone. */
export const accountTexts = (accountId: string, text?: string) =>
  apiPages<typeof listAccountTexts>('GET /accounts/:accountId/texts', {
    params: { accountId },
    query: { size: 5, ...(text === undefined ? {} : { text }) },
  })

/** Stories and quotes of a contact; `text`: that one alone. */
export const contactTexts = (contactId: string, text?: string) =>
  apiPages<typeof listContactTexts>('GET /contacts/:contactId/texts', {
    params: { contactId },
    query: { size: 5, ...(text === undefined ? {} : { text }) },
  })
