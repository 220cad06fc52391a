import type { ReactNode } from 'react'
import { markOf, wordsOf } from '../../protection/web/queries.ts'
import { formatNumber } from '../../web/format.ts'
import { classes } from '../../web/ui/classes.ts'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './MatchesPanel.module.css'
import type { Match } from './queries.ts'
import { ReasonPanel } from './ReasonPanel.tsx'

type Shown = Omit<Match, 'owner'>

/** A row below the factors: what it is called, and what of it stands in each column. */
export type MoreRow<Column> = {
  readonly label: string
  readonly detail?: string
  readonly cell: (column: Column) => ReactNode
}

type ColumnsPanelProps<Column extends Shown> = {
  readonly columns: readonly Column[]
  /** What the list comes to, in words. */
  readonly finding: string
  /** The column that is tinted: the first to ask. */
  readonly first: string | undefined
  readonly actionOf: (column: Column) => ReactNode
  readonly more?: readonly MoreRow<Column>[]
}

/** Up to four advocates side by side, each factor on one line; under each other on a phone. */
export function ColumnsPanel<Column extends Shown>(props: ColumnsPanelProps<Column>) {
  const { columns, finding, first, actionOf, more = [] } = props
  const factors = columns[0]?.factors ?? []
  const rows = { '--columns': columns.length, '--rows': factors.length + more.length + 5 }
  return (
    <div className={styles.compared} style={rows as React.CSSProperties}>
      <div className={styles.labels}>
        <p className={styles.finding}>{finding}</p>
        <p className={styles.rule}>Rank is fit × freshness × rest × reliability</p>
        {[...factors.map(labelOf), ...more].map(({ label, detail }, at) => (
          <p key={`${label} ${at}`} className={styles.label} style={{ gridRow: at + 6 }} aria-hidden="true">
            {label}
            {detail !== undefined && <span>{detail}</span>}
          </p>
        ))}
      </div>
      {columns.map((column) => (
        <article
          key={column.contactId}
          className={classes(styles.candidate, column.contactId === first && styles.first)}
          aria-label={column.name}
        >
          <Head column={column} action={actionOf(column)} />
          {column.factors.map((factor, at) => (
            <Cell key={`${factor.kind} ${at}`} {...labelOf(factor)}>
              <ReasonPanel factor={factor} />
            </Cell>
          ))}
          {more.map(({ label, detail, cell }) => (
            <Cell key={label} label={label} detail={detail}>
              {cell(column)}
            </Cell>
          ))}
        </article>
      ))}
    </div>
  )
}

function labelOf({ label, weight }: Match['factors'][number]) {
  return { label, detail: weight === null ? 'multiplies' : `weighs ${weight}` }
}

function Head({ column, action }: { readonly column: Shown; readonly action: ReactNode }) {
  const { contactId, name, title, account, rank, fit, standing } = column
  return (
    <>
      <p className={styles.rank}>
        <span className={styles.figure}>{formatNumber(rank, 2)}</span> fit {formatNumber(fit, 2)}
      </p>
      <p className={styles.name}>
        <TextLink to={`/advocates/${contactId}`}>{name}</TextLink>
      </p>
      <p className={styles.post}>
        {title}
        {account !== null && <span>{[account.name, account.country].filter(Boolean).join(', ')}</span>}
      </p>
      <p className={styles.state}>
        <StateMark kind={markOf(standing.state)}>{wordsOf(standing)}</StateMark>
        {standing.ownerYes.length > 0 && <span title={standing.ownerYes.join(' ')}>owner must say yes</span>}
      </p>
      <div className={styles.action}>{action}</div>
    </>
  )
}

type CellProps = {
  readonly label: string
  readonly detail?: string | undefined
  readonly children: ReactNode
}

function Cell({ label, detail, children }: CellProps) {
  return (
    <div className={styles.factor}>
      <span className={styles.ownLabel}>
        {label} {detail !== undefined && <span>{detail}</span>}
      </span>
      <div>{children}</div>
    </div>
  )
}
