import { useQuery } from '@tanstack/react-query'
import { describeEventName } from '../../identity/event-words.ts'
import { formatNumber, formatPercent } from '../../web/format.ts'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Figure, FigureRow } from '../../web/ui/Figure.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { type Effort, effortQuery } from './effort.queries.ts'

/** How much of the program's work goes ahead of requests: acts as the audit trail has them, kind by kind. */
export function EffortPanel() {
  const effort = useQuery(effortQuery())
  return (
    <QueryView query={effort} what="How the work divides">
      {(told) => (
        <Section title="Ahead of requests, or answering them" qualifier={`acts of ${told.days} days`}>
          <FigureRow>
            <Figure value={sayShare(told)} label={sayWhat(told)} />
            <Figure value={formatNumber(told.ahead)} label="acts nobody had to ask for" />
            <Figure value={formatNumber(told.answering)} label="acts that answered a request" />
          </FigureRow>
          {told.acts.length > 0 && (
            <Disclosure title="Kind by kind" summary={formatNumber(told.acts.length)}>
              <DataTable
                label="Acts by kind"
                columns={columns}
                rows={told.acts}
                rowKey={({ name, isAhead }) => `${name} ${isAhead}`}
                empty={null}
              />
            </Disclosure>
          )}
        </Section>
      )}
    </QueryView>
  )
}

const sayShare = ({ percentAhead }: Effort) =>
  percentAhead === null ? '–' : formatPercent(percentAhead / 100)

const sayWhat = ({ percentAhead, fewest }: Effort) =>
  percentAhead === null
    ? `went ahead; below ${fewest} acts nothing is said`
    : 'went ahead: finding, knowing and caring for customers, and requests planned early'

const columns: readonly Column<Effort['acts'][number]>[] = [
  {
    id: 'name',
    head: 'What was done',
    phone: 'title',
    cell: ({ name }) => <TextLink to={`/settings/audit?name=${name}`}>{describeEventName(name)}</TextLink>,
  },
  {
    id: 'isAhead',
    head: 'Counts as',
    phone: 'second',
    width: '25%',
    cell: ({ isAhead }) => (isAhead ? 'ahead' : 'answering'),
  },
  {
    id: 'count',
    head: 'Times',
    phone: 'title-right',
    align: 'right',
    width: '18%',
    cell: ({ count }) => formatNumber(count),
  },
]
