import { Fragment } from 'react'
import { formatNumber } from '../../web/format.ts'
import type { ReadingKind } from '../read-query.ts'
import styles from './ReadAsPanel.module.css'

type Reading = { readonly typed: string; readonly kind: ReadingKind; readonly words: readonly string[] }

type ReadAsPanelProps = {
  readonly words: readonly Reading[]
  /** How many fit, of how many there are; undefined while it is counted. */
  readonly total: number | undefined
  readonly all: number | undefined
  readonly isRanked: boolean
  readonly isCut: boolean
}

/** How the words were understood, where that is not plain; at the right how many fit. */
export function ReadAsPanel({ words, total, all, isRanked, isCut }: ReadAsPanelProps) {
  const told = words.filter(({ kind }) => kind !== 'as-typed')
  return (
    <div className={styles.line}>
      <p className={styles.words} role="status">
        {told.length > 0 && 'Read as '}
        {told.map(({ typed, kind, words: read }) => (
          <Fragment key={typed}>
            <span className={styles.word}>
              <span className={styles.typed}>{typed}</span> {said(kind, read)}
            </span>{' '}
          </Fragment>
        ))}
      </p>
      {total !== undefined && (
        <p className={styles.count}>
          <strong>{formatNumber(total)}</strong>
          {all !== undefined && ` of ${formatNumber(all)}`}
          {isRanked && total > 0 && ', best fit first'}
          {isCut && '; the best 200 are shown'}
        </p>
      )}
    </div>
  )
}

function said(kind: ReadingKind, words: readonly string[]): string {
  switch (kind) {
    case 'corrected':
      return words.slice(0, 3).join(' or ')
    case 'longer':
      return `in ${words.slice(0, 3).join(', ')}${words.length > 3 ? '…' : ''}`
    case 'parts':
      return `as ${words.join(' or ')}`
    default:
      return 'occurs nowhere'
  }
}
