import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { countOwnCorrections, getOwnLink, listOwnCorrections } from '../contract.ts'
import type { AccountPart, CorrectionState } from '../own-page.ts'

export type OwnLinkShown = ResponseOf<typeof getOwnLink>
export type OwnCorrectionShown = OwnLinkShown['corrections'][number]

/** How it stands with an advocate's own page. */
export function ownLinkQuery(contactId: string) {
  return apiQuery<typeof getOwnLink>('GET /advocates/:contactId/own-page', { params: { contactId } })
}

/** What advocates say is wrong, of one state or all, of one advocate or all. */
export function correctionsQuery(state: CorrectionState | null, contact: string) {
  const query = { ...(state === null ? {} : { state }), ...(contact === '' ? {} : { contact }) }
  return apiPages<typeof listOwnCorrections>('GET /own-corrections', { query })
}

export function correctionCountsQuery(contact: string) {
  const query = contact === '' ? {} : { contact }
  return apiQuery<typeof countOwnCorrections>('GET /own-corrections/counts', { query })
}

/** The routes whose answers change when a link is sent or ended, or a correction decided. */
export const ownLinkRoutes = [
  'GET /advocates/:contactId/own-page',
  'GET /own-corrections',
  'GET /own-corrections/counts',
  'GET /notifications',
] as const

/** What a correction is about, in our words. */
export const partWords: Readonly<Record<AccountPart, string>> = {
  employer: 'Employer',
  results: 'Results',
  'company-permissions': 'What the company allows',
  history: 'What they did',
  other: 'Something else',
}

/** What became of a correction, in our words. */
export const correctionWords: Readonly<Record<CorrectionState, string>> = {
  open: 'waits for us',
  'taken-over': 'taken over',
  declined: 'not taken over',
}
