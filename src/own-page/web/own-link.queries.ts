import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { getOwnLink } from '../contract.ts'
import type { AccountPart } from '../own-page.ts'

export type OwnLinkShown = ResponseOf<typeof getOwnLink>
export type OwnCorrectionShown = OwnLinkShown['corrections'][number]

/** How it stands with an advocate's own page. */
export function ownLinkQuery(contactId: string) {
  return apiQuery<typeof getOwnLink>('GET /advocates/:contactId/own-page', { params: { contactId } })
}

/** The routes whose answers change when a link is sent or ended, or a correction decided. */
export const ownLinkRoutes = [
  'GET /advocates/:contactId/own-page',
  'GET /own-corrections',
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
