import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '../../web/format.ts'
import { Figure, FigureRow } from '../../web/ui/Figure.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { EditsTable } from './EditsTable.tsx'
import { FactsTable } from './FactsTable.tsx'
import { QualityTable } from './QualityTable.tsx'
import { type FactList, type Quality, type QualityGroup, qualityQuery, sayShare } from './queries.ts'
import { StewardshipTabsPanel } from './StewardshipTabsPanel.tsx'

const defaults = { by: 'owner', key: '' }
const address = '/stewardship'

/** How true what we know still is, by owner, team and segment, and the facts behind each figure. */
export function DataQualityPage() {
  const [view] = useUrlState(defaults)
  const by: QualityGroup = view.by === 'team' || view.by === 'segment' ? view.by : 'owner'
  const quality = useQuery(qualityQuery(by))
  const tabs = tabsOf(quality.data)
  const tab = useTab(tabs)
  return (
    <>
      <PageHeader
        inline
        title="Stewardship"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'Data quality' }]}
        fact={
          <>
            {quality.data?.isMine === true ? 'Of your own customers. ' : ''}
            Facts about people who were interviewed or can be found, and their companies.{' '}
            <TextLink to="/settings/policies">Change the ages</TextLink>
          </>
        }
      />
      <StewardshipTabsPanel />
      {quality.data !== undefined && <Figures {...quality.data} />}
      <Tabs label="Parts of data quality" tabs={tabs} keep={['by']} />
      {tab === '' && <QualityTable by={by} quality={quality} />}
      {tab === 'edits' && <EditsTable />}
      {tab !== '' && tab !== 'edits' && (
        <FactsTable key={`${tab} ${by} ${view.key}`} list={tab as FactList} by={by} group={view.key} />
      )}
    </>
  )
}

function tabsOf(quality: Quality | undefined) {
  const all = quality?.all
  const common = [
    { value: '', label: 'By whom' },
    { value: 'stale', label: 'Stale', count: all?.stale },
    { value: 'to-decide', label: 'For the program', count: all?.toDecide },
    { value: 'late', label: 'Not in time', count: all === undefined ? undefined : all.asked - all.onTime },
    { value: 'on-time', label: 'In time', count: all?.onTime },
  ]
  return quality?.isMine === true
    ? common
    : [...common, { value: 'edits', label: 'Proposed edits', count: all?.edits }]
}

function Figures({ all }: Quality) {
  const { facts, stale, asked, onTime, toDecide, heldBack } = all
  return (
    <FigureRow apart>
      <Figure
        value={<TextLink to={`${address}?tab=stale`}>{sayShare(facts - stale, facts)}</TextLink>}
        label={`in date: ${formatNumber(facts - stale)} of ${formatNumber(facts)} facts`}
      />
      <Figure
        value={<TextLink to={`${address}?tab=on-time`}>{sayShare(onTime, asked)}</TextLink>}
        label={`confirmed on time: ${formatNumber(onTime)} of ${formatNumber(asked)} asked in 90 days`}
      />
      <Figure
        value={<TextLink to={`${address}?tab=to-decide`}>{formatNumber(toDecide)}</TextLink>}
        label="nobody could say: for the program"
        {...(toDecide > 0 ? { mark: 'due' as const } : {})}
      />
      <Figure
        value={<TextLink to={`${address}/rounds`}>{formatNumber(heldBack)}</TextLink>}
        label="held back until next week"
      />
    </FigureRow>
  )
}
