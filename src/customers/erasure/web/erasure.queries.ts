import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import type { listErasures, previewErasure } from '../erasure.contract.ts'

export type Erasure = ResponseOf<typeof listErasures>['rows'][number]

export const erasuresQuery = () => apiPages<typeof listErasures>('GET /erasures', { query: {} })

export const erasurePreviewQuery = (contactId: string) =>
  apiQuery<typeof previewErasure>('GET /contacts/:contactId/erasure', { params: { contactId } })

/** What an erasure makes old. */
export const erasureRoutes = [
  'GET /erasures',
  'GET /contacts',
  'GET /contacts/facets',
  'GET /advocates',
] as const
