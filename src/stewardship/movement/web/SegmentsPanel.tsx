import { formatDay } from '../../../web/format.ts'
import { NumberCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Segmented } from '../../../web/ui/RadioGroup.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { sellingNow } from '../movement.ts'
import { type Movement, peoplePath, saySegment } from './queries.ts'

const defaults = { show: '' }

/** What each segment needs this quarter, and which of those that sell now have somebody free. */
export function SegmentsPanel({ movement }: { readonly movement: Movement }) {
  const [{ show }, setView] = useUrlState(defaults)
  const { quarter, segments, lostSince } = movement
  const { selling, covered } = sellingNow(segments)
  const isSelling = show === 'selling'
  return (
    <Section
      title={
        isSelling
          ? `${covered} of ${selling.length} segments with open deals have somebody free`
          : 'Needed this quarter'
      }
      qualifier={
        isSelling
          ? undefined
          : `${quarter.recruited} of ${quarter.needed} recruited since ${formatDay(quarter.from)}; a quarter of what a year lost, and growth`
      }
      aside={
        <Segmented
          legend="Segments"
          legendUnseen
          value={isSelling ? 'selling' : 'all'}
          onChange={(next) => setView({ show: next === 'selling' ? next : '' })}
          choices={[
            { value: 'all', label: 'All' },
            { value: 'selling', label: 'With open deals' },
          ]}
        />
      }
    >
      <DataTable
        label="Segments"
        columns={columnsOf(quarter.from, lostSince)}
        rows={isSelling ? selling : segments}
        rowKey={({ industryId, regionId }) => `${industryId} ${regionId}`}
        empty={isSelling ? <NothingSells /> : <NoSegment />}
        foot={<TextLink to={`${peoplePath}?way=recruited&since=${quarter.from}`}>Who was recruited</TextLink>}
      />
    </Section>
  )
}

function NothingSells() {
  return (
    <EmptyState title="No deal is open">
      A segment stands here while it has an open deal: each may need somebody who speaks for us.
    </EmptyState>
  )
}

function NoSegment() {
  return (
    <EmptyState title="No segment has advocates yet">
      A segment is an industry and a region. It stands here once somebody in it can be found.
    </EmptyState>
  )
}

type Segment = Movement['segments'][number]

function columnsOf(from: string, lostSince: string): readonly Column<Segment>[] {
  return [
    { id: 'segment', head: 'Segment', phone: 'title', cell: saySegment },
    figure('advocates', 'Can be found', ({ advocates }) => advocates, findable),
    { ...figure('open', 'Open deals', ({ open }) => open), ...onPhone('third-right', 'Open deals') },
    { ...onPhone('title-right', 'Free'), id: 'free', align: 'right', width: '100px', cell: sayFree },
    figure(
      'lost',
      'Lost in a year',
      ({ lostInYear }) => lostInYear,
      (row) => movedOf(row, 'lost', lostSince),
    ),
    figure('needed', 'Needed', ({ needed }) => needed),
    figure(
      'recruited',
      'Recruited',
      ({ recruited }) => recruited,
      (row) => movedOf(row, 'recruited', from),
    ),
    { ...onPhone('third', 'Missing'), id: 'missing', width: '140px', cell: sayMissing },
  ]
}

const onPhone = (phone: 'title-right' | 'third' | 'third-right', head: string) =>
  ({ head, phone, phoneHead: head }) as const

/** A number of a segment that opens to those it counts; nought opens to nobody. */
function figure(
  id: string,
  head: string,
  of: (segment: Segment) => number,
  to: (segment: Segment) => string | null = () => null,
): Column<Segment> {
  return {
    ...{ id, head, align: 'right', width: '92px' },
    cell: (row) => <Opens to={to(row)} value={of(row)} />,
  }
}

function Opens({ to, value }: { readonly to: string | null; readonly value: number }) {
  const number = <NumberCell value={value} />
  return to === null || value === 0 ? number : <TextLink to={to}>{number}</TextLink>
}

function sayFree(row: Segment) {
  if (row.free === 0 && row.open > 0) return <StateMark kind="due">nobody</StateMark>
  const people = findable(row)
  const path = people === null ? null : `${people}&availability=free&availability=close-to-limit`
  return <Opens to={path} value={row.free} />
}

function sayMissing({ missing }: Segment) {
  return missing === 0 ? (
    <StateMark kind="kept">none</StateMark>
  ) : (
    <StateMark kind="due">{`${missing} to recruit`}</StateMark>
  )
}

/** Those of a segment who can be found; null where the segment is not known, which their list cannot be asked for. */
function findable({ industryId, regionId }: Segment): string | null {
  if (industryId === null || regionId === null) return null
  return `/advocates?industry=${industryId}&region=${regionId}&stage=discoverable&stage=active`
}

const movedOf = ({ industryId, regionId }: Segment, way: 'recruited' | 'lost', since: string) =>
  `${peoplePath}?way=${way}&since=${since}&industryId=${industryId ?? 'unknown'}&regionId=${regionId ?? 'unknown'}`
