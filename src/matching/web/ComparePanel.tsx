import { useQuery } from '@tanstack/react-query'
import { formatDay } from '../../web/format.ts'
import { Button, ButtonRow, LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { LoadBar } from '../../web/ui/LoadBar.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { actWords, requestAddress } from './ask.queries.ts'
import { ColumnsPanel, type MoreRow } from './ColumnsPanel.tsx'
import styles from './MatchesPanel.module.css'
import type { NeedTold } from './queries.ts'
import { type Compared, comparisonQuery, useCompared } from './result.queries.ts'

/** Those whom somebody chose from the results, beside each other: why, whether free, and the act under each. */
export function ComparePanel({ need }: { readonly need: NeedTold }) {
  const { ids, close, clear } = useCompared()
  const query = useQuery(comparisonQuery(need, ids))
  return (
    <Section
      title="Beside each other"
      level={3}
      plain
      qualifier={query.data && `for ${formatDay(query.data.wishedOn)}`}
      aside={
        <ButtonRow>
          <Button look="link" onPress={clear}>
            Choose anew
          </Button>
          <Button look="link" onPress={close}>
            Back to the list
          </Button>
        </ButtonRow>
      }
    >
      <QueryView query={query} what="The comparison">
        {({ columns, activity }) => <Columns columns={columns} activity={activity} need={need} />}
      </QueryView>
    </Section>
  )
}

type ColumnsProps = {
  readonly columns: readonly Compared[]
  readonly activity: string
  readonly need: NeedTold
}

function Columns({ columns, activity, need }: ColumnsProps) {
  if (columns.length === 0) {
    return (
      <EmptyState title="None of them can be found any more">Go back to the list and choose anew.</EmptyState>
    )
  }
  const first = columns.filter(({ mayAsk }) => mayAsk).toSorted((a, b) => b.rank - a.rank)[0]?.contactId
  const free = columns.filter(({ mayAsk }) => mayAsk).length
  return (
    <ColumnsPanel
      columns={columns}
      first={first}
      finding={free === columns.length ? 'All may be asked' : `${free} of ${columns.length} may be asked`}
      more={moreOf(columns)}
      actionOf={(column) =>
        column.mayAsk ? (
          <LinkButton
            look={column.contactId === first ? 'solid' : 'secondary'}
            to={requestAddress(column.contactId, need)}
          >
            {actWords(activity)}
            <span className="unseen"> with {column.name}</span>
          </LinkButton>
        ) : (
          <LinkButton to={`/advocates/${column.contactId}`}>
            See all reasons
            <span className="unseen"> about {column.name}</span>
          </LinkButton>
        )
      }
    />
  )
}

/** The rows of what only some may see: left out where the reader sees it of nobody. */
function moreOf(columns: readonly Compared[]): readonly MoreRow<Compared>[] {
  const rows: readonly (MoreRow<Compared> & { readonly isSeen: boolean })[] = [
    {
      label: 'Now',
      isSeen: columns.some(({ mayAsk }) => !mayAsk),
      cell: ({ standing }) => <p className={styles.text}>{standing.says}</p>,
    },
    {
      label: 'Load',
      detail: 'that day, of the cap',
      isSeen: columns.some(({ load }) => load !== undefined),
      cell: ({ load }) => (load === undefined ? <NotYours /> : <LoadBar {...load} withCap />),
    },
    {
      label: 'Owner',
      isSeen: true,
      cell: ({ owner }) => <p className={styles.text}>{owner ?? 'Nobody yet'}</p>,
    },
    {
      label: 'Story',
      isSeen: columns.some(({ story }) => story !== undefined),
      cell: ({ story }) => <Story story={story} />,
    },
  ]
  return rows.filter(({ isSeen }) => isSeen)
}

function NotYours() {
  return <p className={styles.text}>For their owner and the program.</p>
}

function Story({ story }: { readonly story: Compared['story'] | undefined }) {
  if (story === undefined) return <NotYours />
  if (story.length === 0) return <p className={styles.text}>Nothing written down yet.</p>
  return (
    <dl className={styles.story}>
      {story.map(({ label, text }, at) => (
        <div key={`${label} ${at}`}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
