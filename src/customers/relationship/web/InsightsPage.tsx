import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { formatNumber } from '../../../web/format.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Figure, FigureRow } from '../../../web/ui/Figure.tsx'
import { Lines } from '../../../web/ui/Lines.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { InsightLine } from './InsightsPanel.tsx'
import { type InsightFilters, insightCountsQuery, insightsQuery } from './relationship.queries.ts'

const filters: Readonly<Record<string, InsightFilters>> = {
  '': {},
  open: { answer: 'open' },
  growth: { bearsOn: 'growth' },
  renewal: { bearsOn: 'renewal' },
  acts: { answer: 'acts-on-it' },
}

/** What customers said that bears on growth or renewal, sent to their owners and counted. */
export function InsightsPage() {
  const counts = useQuery(insightCountsQuery()).data
  const tabs = [
    { value: '', label: 'All' },
    { value: 'open', label: 'Without an answer', count: counts?.open },
    { value: 'growth', label: 'Growth' },
    { value: 'renewal', label: 'Renewal' },
    { value: 'acts', label: 'Acted on' },
  ]
  const tab = useTab(tabs)
  const list = useInfiniteQuery(insightsQuery(filters[tab] ?? {}))
  const rows = rowsOf(list.data)
  return (
    <>
      <PageHeader
        inline
        title="What customers said"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'What customers said' }]}
        fact="For growth or renewal, sent to the relationship owner. Figures are of ninety days."
      />
      {counts !== undefined && (
        <FigureRow apart>
          <Figure
            value={<TextLink to="/insights">{formatNumber(counts.sent)}</TextLink>}
            label="sent to owners"
          />
          <Figure
            value={<TextLink to="/insights?tab=growth">{formatNumber(counts.growth)}</TextLink>}
            label="for growth"
          />
          <Figure
            value={<TextLink to="/insights?tab=renewal">{formatNumber(counts.renewal)}</TextLink>}
            label="for a renewal"
          />
          <Figure
            value={<TextLink to="/insights?tab=acts">{formatNumber(counts.actsOnIt)}</TextLink>}
            label="acted on"
          />
        </FigureRow>
      )}
      <Tabs label="What customers said" tabs={tabs} />
      {rows?.length === 0 && (
        <EmptyState title="Nothing noted">
          Whoever hears something that bears on growth or renewal notes it on the account; its owner is told
          and answers with one click.
        </EmptyState>
      )}
      <Lines label="What customers said">
        {(rows ?? []).map((row) => (
          <InsightLine key={row.id} row={row} withAccount />
        ))}
      </Lines>
      <Pager shown={rows?.length ?? 0} total={null} query={list} withoutKeys />
    </>
  )
}
