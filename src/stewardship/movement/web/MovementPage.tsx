import { useQuery } from '@tanstack/react-query'
import { startWithNumber } from '../../../nominations/web/queries.ts'
import { RecruitingTabs } from '../../../nominations/web/RecruitingTabsPanel.tsx'
import { formatCount, formatDay, formatNumber, formatPercent } from '../../../web/format.ts'
import { NumberCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section, Stack, TwoColumns } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { type Movement, movementQuery, sayCause, saySegment } from './queries.ts'

const people = '/recruiting/movement/people'

/** Who comes and who goes, why, and how many each segment needs this quarter. */
export function MovementPage() {
  const movement = useQuery(movementQuery())
  const { data } = movement
  return (
    <>
      <PageHeader
        title={data === undefined ? 'Movement' : findingOf(data)}
        fact={
          data === undefined ? undefined : (
            <>
              {`${formatCount(data.bench, 'advocate', 'advocates')} can be found. ${sayAttrition(data)} `}
              <TextLink to="/settings/policies">{`Growing by ${formatPercent(data.growth / 100)} a year`}</TextLink>
              {' is the objective.'}
            </>
          )
        }
      />
      <RecruitingTabs />
      <QueryView query={movement} what="Movement">
        {(told) => <Told movement={told} />}
      </QueryView>
    </>
  )
}

function findingOf({ quarter, bench }: Movement): string {
  if (bench === 0 && quarter.needed === 0) return 'Nobody can be found yet'
  if (quarter.missing === 0) return 'This quarter makes up for those we lose'
  return `${startWithNumber(quarter.missing)} ${quarter.missing === 1 ? 'advocate is' : 'advocates are'} missing this quarter`
}

function sayAttrition({ attrition }: Movement): string {
  return attrition === null ? '' : `${formatPercent(attrition / 100, 1)} of them are lost in a month.`
}

function Told({ movement }: { readonly movement: Movement }) {
  const { quarter } = movement
  return (
    <Stack>
      <Section
        title="Needed this quarter"
        qualifier={`${quarter.recruited} of ${quarter.needed} recruited since ${formatDay(quarter.from)}; a quarter of what a year lost, and growth`}
        aside={<TextLink to={`${people}?way=recruited&since=${quarter.from}`}>Who was recruited</TextLink>}
      >
        <DataTable
          label="Segments"
          columns={columnsOf(quarter.from)}
          rows={movement.segments}
          rowKey={({ industryId, regionId }) => `${industryId} ${regionId}`}
          empty={
            <EmptyState title="No segment has advocates yet">
              A segment is an industry and a region. It stands here once somebody in it can be found.
            </EmptyState>
          }
        />
      </Section>
      <TwoColumns>
        <Months months={movement.months} />
        <Causes causes={movement.causes} />
      </TwoColumns>
    </Stack>
  )
}

type Segment = Movement['segments'][number]

const inSegment = ({ industryId, regionId }: Segment) =>
  `${industryId === null ? '' : `&industryId=${industryId}`}${regionId === null ? '' : `&regionId=${regionId}`}`

function columnsOf(from: string): readonly Column<Segment>[] {
  const number = (
    id: string,
    head: string,
    of: (segment: Segment) => number,
    to?: (row: Segment) => string,
  ) => ({
    id,
    head,
    align: 'right' as const,
    width: '92px',
    cell: (row: Segment) =>
      to === undefined || of(row) === 0 ? (
        <NumberCell value={of(row)} />
      ) : (
        <TextLink to={to(row)}>
          <NumberCell value={of(row)} />
        </TextLink>
      ),
  })
  return [
    { id: 'segment', head: 'Segment', phone: 'title', cell: saySegment },
    number('advocates', 'Can be found', ({ advocates }) => advocates),
    number('open', 'Open deals', ({ open }) => open),
    number(
      'lost',
      'Lost in a year',
      ({ lostInYear }) => lostInYear,
      (row) => `${people}?way=lost${inSegment(row)}`,
    ),
    number('needed', 'Needed', ({ needed }) => needed),
    number(
      'recruited',
      'Recruited',
      ({ recruited }) => recruited,
      (row) => `${people}?way=recruited&since=${from}${inSegment(row)}`,
    ),
    {
      id: 'missing',
      head: 'Missing',
      width: '150px',
      phone: 'third',
      cell: ({ missing }) =>
        missing === 0 ? (
          <StateMark kind="kept">none</StateMark>
        ) : (
          <StateMark kind="due">{`${missing} to recruit`}</StateMark>
        ),
    },
  ]
}

const monthName = (month: string) =>
  new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

function Months({ months }: { readonly months: Movement['months'] }) {
  return (
    <Section title="By month" qualifier="recruited, lost, and who could be found when it began">
      <Lines label="By month">
        {months.toReversed().map(({ month, bench, recruited, lost }) => (
          <Line
            key={month}
            strong={false}
            title={monthName(month)}
            detail={formatCount(bench, 'could be found', 'could be found')}
            aside={
              <>
                <Opens to={`${people}?way=recruited&month=${month}`} value={recruited} words="recruited" />
                {', '}
                <Opens to={`${people}?way=lost&month=${month}`} value={lost} words="lost" />
              </>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

function Opens({
  to,
  value,
  words,
}: {
  readonly to: string
  readonly value: number
  readonly words: string
}) {
  return value === 0 ? `0 ${words}` : <TextLink to={to}>{`${value} ${words}`}</TextLink>
}

function Causes({ causes }: { readonly causes: Movement['causes'] }) {
  return (
    <Section title="Why we lost them" qualifier="in twelve months">
      {causes.length === 0 && <p>Nobody was lost.</p>}
      <Lines label="Why we lost them">
        {causes.map(({ cause, lost }) => (
          <Line
            key={cause}
            strong={false}
            title={sayCause(cause)}
            aside={formatNumber(lost)}
            to={`${people}?way=lost&cause=${cause ?? 'not-said'}`}
          />
        ))}
      </Lines>
    </Section>
  )
}
