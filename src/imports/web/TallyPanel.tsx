import { formatNumber } from '../../web/format.ts'
import { Figure, FigureRow } from '../../web/ui/Figure.tsx'
import { type ImportKind, kindNames } from '../import-kind.ts'

type Counts = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: number
  readonly choices?: number
  /** Facts that count as confirmed anew. */
  readonly renewed?: number
}

type TallyProps = {
  readonly kind: ImportKind | null
  readonly counts: Counts
  /** True while nothing has been written. */
  readonly tried?: boolean
}

/** What becomes of the rows of a file, as figures that add up to its rows; what it confirms stands apart, at the end. */
export function TallyPanel({ kind, counts, tried = false }: TallyProps) {
  const [one, many] = kind === null ? (['row', 'rows'] as const) : kindNames[kind]
  const name = (count: number) => (count === 1 ? one : many)
  const { choices = 0, renewed = 0 } = counts
  return (
    <FigureRow>
      <Figure
        value={formatNumber(counts.created)}
        mark="kept"
        label={tried ? `${name(counts.created)} will be added` : `${name(counts.created)} added`}
      />
      {counts.updated > 0 && (
        <Figure
          value={formatNumber(counts.updated)}
          mark="later"
          label={joining(counts.updated, name, tried)}
        />
      )}
      {counts.unchanged > 0 && (
        <Figure value={formatNumber(counts.unchanged)} mark="half" label="known already, nothing new" />
      )}
      {choices > 0 && (
        <Figure
          value={formatNumber(choices)}
          mark="due"
          label={choices === 1 ? 'goes in once you choose' : 'go in once you choose'}
        />
      )}
      {counts.refused > 0 && (
        <Figure
          value={formatNumber(counts.refused)}
          mark="risk"
          label={tried ? 'refused; stay in the report' : 'refused; in the report'}
        />
      )}
      {renewed > 0 && <Figure value={formatNumber(renewed)} mark="kept" label={sayRenewed(renewed, tried)} />}
    </FigureRow>
  )
}

function joining(count: number, name: (count: number) => string, tried: boolean): string {
  if (!tried) return `${name(count)} updated`
  return count === 1 ? 'joins one you have, or a row above' : `join ${name(count)} you have, or rows above`
}

function sayRenewed(count: number, tried: boolean): string {
  if (tried) return count === 1 ? 'fact will count as confirmed' : 'facts will count as confirmed'
  return count === 1 ? 'fact counts as confirmed' : 'facts count as confirmed'
}
