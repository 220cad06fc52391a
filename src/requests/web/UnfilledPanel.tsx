import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { openNeed, usualWeights } from '../../matching/need.ts'
import { searchOfNeed } from '../../matching/need-address.ts'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatDay, formatMoney, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from '../clocks/web/PromisesPage.module.css'
import type { Segmenting } from '../ending.contract.ts'
import { type Unfilled, unfilledQuery, unfilledRowsQuery } from '../exceptions/web/exception.queries.ts'
import { causeWords } from '../request.ts'
import { outcomeOf, requestPath } from './queries.ts'

type Segment = Unfilled['segments'][number]

const bys: readonly { readonly value: Segmenting; readonly label: string }[] = [
  { value: 'industry', label: 'Industry' },
  { value: 'region', label: 'Region' },
  { value: 'activity', label: 'Activity' },
]

/** Asked for and not there: whom to look for next, with what it was worth. Nothing where nothing was missed. */
export function UnfilledPanel() {
  const [by, setBy] = useState<Segmenting>('industry')
  const [opened, setOpened] = useState<Segment | null>(null)
  const [isAll, setAll] = useState(false)
  const unfilled = useQuery(unfilledQuery({ by }))
  if (unfilled.data?.count === 0) return null
  return (
    <Section
      title="Asked for and not there"
      qualifier="in the last year"
      aside={
        <Segmented
          legend="Put together by"
          legendUnseen
          value={by}
          onChange={(next) => setBy(bys.find(({ value }) => value === next)?.value ?? 'industry')}
          choices={bys}
        />
      }
    >
      <QueryView query={unfilled} what="What was asked for">
        {({ segments }) => (
          <DataTable
            label="Asked for and not there"
            columns={columnsFor(by, setOpened)}
            rows={isAll ? segments : segments.slice(0, fewRows)}
            rowKey={({ segment }) => segment?.id ?? ''}
            empty={null}
            foot={
              !isAll &&
              segments.length > fewRows && (
                <Button look="link" onPress={() => setAll(true)}>
                  All {formatNumber(segments.length)}
                </Button>
              )
            }
          />
        )}
      </QueryView>
      {opened !== null && <RowsSheet by={by} segment={opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}

/** As many as stand there at first. */
const fewRows = 8

const heads: Readonly<Record<Segmenting, string>> = {
  industry: 'Industry',
  region: 'Region',
  activity: 'Activity',
}

function columnsFor(by: Segmenting, onOpen: (segment: Segment) => void): readonly Column<Segment>[] {
  return [
    {
      id: 'segment',
      head: heads[by],
      phone: 'title',
      cell: (row) => (
        <button type="button" className={styles.open} onClick={() => onOpen(row)}>
          {row.segment?.name ?? 'Not known'}
        </button>
      ),
    },
    {
      id: 'count',
      head: 'Requests',
      align: 'right',
      phone: 'title-right',
      width: '12%',
      cell: ({ count }) => formatNumber(count),
    },
    {
      id: 'worth',
      head: 'Worth of the deals',
      align: 'right',
      phone: 'third-right',
      width: '20%',
      cell: ({ values }) => values.map((value) => formatMoney(value)).join(', '),
    },
    {
      id: 'cause',
      head: 'Why',
      phone: 'second',
      width: '30%',
      cell: ({ causes }) =>
        causes
          .slice(0, 2)
          .map(({ cause, count }) => `${causeWords[cause]} (${formatNumber(count)})`)
          .join(', '),
    },
    {
      id: 'look',
      head: '',
      phone: 'third',
      width: '12%',
      cell: ({ segment }) =>
        segment === null || by === 'activity' ? null : (
          <TextLink to={needPath(by, segment)}>Who would fit</TextLink>
        ),
    },
  ]
}

/** A need of that segment alone, as the page that finds and keeps needs takes it. */
function needPath(
  by: 'industry' | 'region',
  { id, name }: { readonly id: string; readonly name: string },
): string {
  const said = { isUsual: true, isMust: false, source: 'person' } as const
  const criterion = { kind: by, value: id, name, weight: usualWeights[by], ...said }
  return `/find?${searchOfNeed({ ...openNeed(''), criteria: [criterion] })}`
}

type RowsSheetProps = {
  readonly by: Segmenting
  readonly segment: Segment
  readonly onClose: () => void
}

function RowsSheet({ by, segment, onClose }: RowsSheetProps) {
  const id = segment.segment?.id
  const list = useInfiniteQuery(
    unfilledRowsQuery({ by, ...(id === undefined ? { isUnknown: true } : { segmentId: id }) }),
  )
  const rows = rowsOf(list.data) ?? []
  return (
    <Sheet
      title={segment.segment?.name ?? 'Not known'}
      fact={formatCount(
        segment.count,
        'request that got nothing, or less',
        'requests that got nothing, or less',
      )}
      onClose={onClose}
    >
      <QueryView query={list} what="The requests">
        {() => (
          <>
            <Lines label="Requests">
              {rows.map(
                ({ id: rowId, number, title, requester, prospect, outcome, cause, value, closedAt }) => (
                  <Line
                    key={rowId}
                    title={
                      <TextLink to={requestPath(rowId)}>
                        R-{number}: {title}
                      </TextLink>
                    }
                    detail={[
                      requester.name,
                      prospect,
                      cause === null ? outcomeOf(outcome).words : causeWords[cause].toLowerCase(),
                    ]
                      .filter((part) => part !== null)
                      .join(', ')}
                    aside={
                      <TwoLines
                        first={value === null ? '' : formatMoney(value)}
                        second={formatDay(closedAt)}
                      />
                    }
                  />
                ),
              )}
            </Lines>
            {list.hasNextPage && <Pager shown={rows.length} total={segment.count} query={list} />}
          </>
        )}
      </QueryView>
    </Sheet>
  )
}
