import type { ReactNode } from 'react'
import { formatDay, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { type StateKind, StateShape } from '../../web/ui/StateMark.tsx'
import { sentenceOf } from './ProblemRowsPanel.tsx'
import styles from './ProblemsTable.module.css'
import type { ProblemView } from './queries.ts'

type May = {
  readonly answer: (problem: ProblemView, words: string) => void
  readonly ask: (problem: ProblemView) => void
} | null

type ProblemsTableProps = {
  readonly label: string
  readonly rows: readonly ProblemView[] | undefined
  /** Null once nothing can be answered any more. */
  readonly may: May
  /** Opens the rows that share a problem. */
  readonly onOpen: (problem: ProblemView) => void
  readonly problem: unknown
  readonly onRetry: () => void
  readonly empty: ReactNode
}

/** Row, problem over its value, and a button that is the proposed answer. */
export function ProblemsTable({ label, rows, may, onOpen, problem, onRetry, empty }: ProblemsTableProps) {
  return (
    <DataTable
      label={label}
      tall
      columns={columnsFor(may, onOpen)}
      rows={rows}
      rowKey={(row) => `${row.severity} ${row.field} ${row.value} ${row.reason} ${row.firstRow}`}
      problem={problem}
      onRetry={onRetry}
      empty={empty}
    />
  )
}

function columnsFor(may: May, onOpen: ProblemsTableProps['onOpen']): readonly Column<ProblemView>[] {
  const columns: readonly Column<ProblemView>[] = [
    {
      id: 'label',
      head: 'Row',
      width: '30%',
      phone: 'title',
      cell: (row) => <Where row={row} onOpen={onOpen} />,
    },
    { id: 'problem', head: 'Problem', phone: 'second', cell: (row) => <What row={row} /> },
  ]
  if (may === null) return columns
  return [
    ...columns,
    {
      id: 'proposal',
      head: 'Our proposal',
      width: '31%',
      phone: 'third',
      cell: (row) => <Proposal row={row} may={may} />,
    },
  ]
}

type WhereProps = { readonly row: ProblemView } & Pick<ProblemsTableProps, 'onOpen'>

function Where({ row, onOpen }: WhereProps) {
  return (
    <span className={styles.lines}>
      <span className={styles.label}>{row.label || `Row ${row.firstRow}`}</span>
      <span className={styles.small}>
        {row.label !== '' && `row ${row.firstRow}`}
        {row.rows > 1 && (
          <>
            {row.label !== '' && ' and '}
            <Button look="link" onPress={() => onOpen(row)}>
              {formatNumber(row.rows - 1)} more
              <span className="unseen">: {sentenceOf(row)}</span>
            </Button>
          </>
        )}
      </span>
    </span>
  )
}

const shapes: Readonly<Record<ProblemView['severity'], StateKind>> = {
  refused: 'risk',
  choice: 'due',
  note: 'later',
}
const words: Readonly<Record<ProblemView['severity'], string>> = {
  refused: 'Refused: ',
  choice: 'Waits for a choice: ',
  note: 'Goes in: ',
}

function What({ row }: { readonly row: ProblemView }) {
  return (
    <span className={styles.what}>
      <StateShape kind={shapes[row.severity]} />
      <span className={styles.lines}>
        <span>
          <span className="unseen">{words[row.severity]}</span>
          {sentenceOf(row)}
        </span>
        {row.column !== '' && (
          <span className={styles.small}>
            {row.column}
            {row.value !== '' && (
              <>
                : <span className={styles.value}>{row.value}</span>
              </>
            )}
          </span>
        )}
      </span>
    </span>
  )
}

type ProposalProps = { readonly row: ProblemView; readonly may: NonNullable<May> }

function Proposal({ row, may }: ProposalProps) {
  if (row.column === '' || row.value === '') {
    return <span className={styles.small}>{row.severity === 'note' ? '' : 'stays in the report'}</span>
  }
  const about = `${row.column} ${row.value}`
  return (
    <span className={styles.acts}>
      {row.proposal !== null && (
        <Button
          aria-label={`${about}: ${answerWords(row.proposal)}`}
          onPress={() => may.answer(row, row.proposal ?? '')}
        >
          {answerWords(row.proposal)}
        </Button>
      )}
      <Button look="link" onPress={() => may.ask(row)}>
        {row.proposal === null ? 'Read it as' : 'Other'}
        <span className="unseen">: {about}</span>
      </Button>
    </span>
  )
}

function answerWords(proposal: string): string {
  if (proposal === '') return 'Leave empty'
  return /^\d{4}-\d{2}-\d{2}$/.test(proposal) ? `Use ${formatDay(proposal)}` : proposal
}
