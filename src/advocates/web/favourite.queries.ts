import { apiQuery } from '../../web/api-query.ts'
import type { listFavourites } from '../favourite.contract.ts'

/** Whom the reader starred. */
export function favouritesQuery() {
  return apiQuery<typeof listFavourites>('GET /advocates/favourites')
}

/** The routes whose answers change with a star. */
export const favouriteRoutes = [
  'GET /advocates/favourites',
  'GET /advocates',
  'GET /advocates/facets',
] as const
