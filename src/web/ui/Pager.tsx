import { formatNumber } from '../format.ts'
import { Button } from './Button.tsx'
import styles from './Pager.module.css'

type PagerProps = {
  readonly shown: number
  /** Null when nobody counted. */
  readonly total: number | null
  /** The infinite query the rows come from. */
  readonly query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  /** The rows are no table that the keys move in, or lead nowhere. */
  readonly withoutKeys?: boolean
}

/** “1 to 50 of 1,284” and a way to the next ones. */
export function Pager({ shown, total, query, withoutKeys = false }: PagerProps) {
  if (shown === 0) return null
  return (
    <div className={styles.pager}>
      <span role="status">
        1 to {formatNumber(shown)}
        {total !== null && ` of ${formatNumber(total)}`}
      </span>
      {query.hasNextPage && (
        <Button
          look="link"
          waiting={query.isFetchingNextPage && 'Reading'}
          onPress={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      {!withoutKeys && (
        <span className={styles.keys} aria-hidden="true">
          J K move, ↵ open
        </span>
      )}
    </div>
  )
}
