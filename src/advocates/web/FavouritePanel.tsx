import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSubmit } from '../../web/submit.ts'
import type { starAdvocate, unstarAdvocate } from '../favourite.contract.ts'
import styles from './FavouritePanel.module.css'
import { favouriteRoutes, favouritesQuery } from './favourite.queries.ts'

type FavouritePanelProps = { readonly contactId: string; readonly name: string }

/** The reader's own star on an advocate: pressed or not. */
export function FavouritePanel({ contactId, name }: FavouritePanelProps) {
  const starred = useQuery(favouritesQuery()).data?.contactIds
  const star = useSubmit<typeof starAdvocate>('PUT /advocates/:contactId/favourite', {
    invalidates: favouriteRoutes,
  })
  const unstar = useSubmit<typeof unstarAdvocate>('DELETE /advocates/:contactId/favourite', {
    invalidates: favouriteRoutes,
  })
  if (starred === undefined) return null
  const isStarred = starred.includes(contactId)
  const problem = star.problem ?? unstar.problem
  const says = problem?.detail ?? (isStarred ? 'One of your favourites' : 'Add to your favourites')
  const Icon = isStarred ? IconStarFilled : IconStar
  return (
    <button
      type="button"
      className={styles.star}
      aria-pressed={isStarred}
      aria-label={`${name}: favourite`}
      title={says}
      onClick={() => (isStarred ? unstar : star).submit({ params: { contactId } })}
    >
      <Icon size={16} stroke={1.5} aria-hidden />
    </button>
  )
}
