import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StandingState } from '../../activities/standing-state.ts'
import { markOf } from '../../protection/web/queries.ts'
import { StandingsStalePanel } from '../../protection/web/StandingsStalePanel.tsx'
import { addressOf } from '../../web/api.ts'
import { rowsOf } from '../../web/api-query.ts'
import { formatCountry, formatNumber } from '../../web/format.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { ColumnChooser, useColumns } from '../../web/ui/ColumnChooser.tsx'
import { type Facet, Faceted } from '../../web/ui/FacetList.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { SearchBox } from '../../web/ui/SearchBox.tsx'
import { StateMark, StateShape } from '../../web/ui/StateMark.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { type FacetName, facetTitles } from '../advocate-filter.ts'
import type { exportAdvocates } from '../list.contract.ts'
import { type WillingGroup, willingGroups } from '../willing-group.ts'
import { AdvocatesTable, advocateColumns, memberColumns } from './AdvocatesTable.tsx'
import { ChosenPanel } from './ChosenPanel.tsx'
import { NobodyFitsPanel } from './NobodyFitsPanel.tsx'
import { type AdvocateRow, advocatesQuery, exportQuery, type Facets, facetsQuery } from './queries.ts'
import { ReadAsPanel } from './ReadAsPanel.tsx'
import { ViewsPanel } from './ViewsPanel.tsx'
import { WillIcon } from './WillPanel.tsx'

const none: readonly string[] = []
const nobody: ReadonlySet<string> = new Set()

const defaults = {
  q: '',
  /** Only those whom the reader starred. */
  mine: false,
  sort: 'name',
  availability: none,
  will: none,
  industry: none,
  region: none,
  stage: none,
  fresh: none,
  language: none,
  owner: none,
  tier: none,
  country: none,
}

/** Everybody in the program: one box over all that is known, and standing on every row; members see whom they may find. */
export function AdvocatesPage() {
  const session = useSession()
  const staff = isStaff(session)
  const runsProgram = session.person?.roles.includes('program-manager') ?? false
  const [chosen, setChosen] = useState<ReadonlySet<string>>(nobody)
  const [view, setView] = useUrlState(defaults)
  const columns = useColumns(staff ? advocateColumns : memberColumns)
  const { sort, ...filter } = view
  const { q, mine, ...narrowed } = filter
  const list = useInfiniteQuery(advocatesQuery(filter, sort))
  const facets = useQuery(facetsQuery(filter)).data
  const rows = rowsOf(list.data)
  const isRanked = q.trim() !== ''
  const isEmpty = facets?.inProgram === 0
  const table = (
    <AdvocatesTable
      columns={columns}
      rows={rows}
      sort={isRanked ? null : sort}
      onSort={(next) => setView({ sort: next })}
      rowTo={(row) => `/advocates/${row.contactId}`}
      problem={list.error}
      onRetry={() => void list.refetch()}
      hasLegend={staff}
      {...(runsProgram ? { chosen, onChoose: setChosen } : {})}
      empty={
        <NobodyFitsPanel
          facets={facets}
          isStaff={staff}
          onClear={() => setView(defaults)}
          onWithout={({ facet, without }) =>
            setView(facet === null ? { q: withoutWord(q, without) } : { [facet]: none })
          }
        />
      }
    />
  )
  return (
    <>
      <PageHeader
        inline
        title={isEmpty ? 'No advocates yet' : 'Advocates'}
        fact={facets && !isEmpty && factOf(facets, staff)}
        actions={!isEmpty && <Acts filter={filter} columns={columns} />}
      />
      <SearchBox
        label={staff ? 'Search everything known about advocates' : 'Search advocates'}
        value={q}
        onSearch={(words) => setView({ q: words }, { replace: true })}
        placeholder={
          isEmpty ? 'Search opens with the first customer' : 'A name, an industry, a word of their story'
        }
      />
      {isEmpty ? (
        table
      ) : (
        <>
          <StandingsStalePanel />
          <ReadAsPanel
            words={list.data?.pages[0]?.words ?? []}
            total={facets?.total}
            all={facets?.discoverable}
            isRanked={isRanked}
            isCut={isRanked && (list.data?.pages[0]?.isCut ?? false)}
          />
          <Faceted
            facets={inWords(facets, staff)}
            chosen={narrowed}
            onChange={(name, values) => setView({ [name]: values })}
            strip={<AvailabilityStrip facets={facets} />}
          >
            <Checkbox
              label="My favourites only"
              name="mine"
              checked={mine}
              onChange={(only) => setView({ mine: only })}
            />
            <ChosenPanel chosen={chosen} onClear={() => setChosen(nobody)} />
            {table}
            <Pager shown={rows?.length ?? 0} total={isRanked ? null : (facets?.total ?? null)} query={list} />
          </Faceted>
        </>
      )}
    </>
  )
}

type ActsProps = {
  readonly filter: Parameters<typeof exportQuery>[0]
  readonly columns: ReturnType<typeof useColumns<AdvocateRow>>
}

function Acts({ filter, columns }: ActsProps) {
  return (
    <>
      <ViewsPanel place="/advocates" />
      <ColumnChooser columns={columns} />
      <LinkButton
        download
        icon={<IconDownload size={16} stroke={1.5} aria-hidden />}
        to={addressOf<typeof exportAdvocates>('GET /advocates/export', { query: exportQuery(filter) })}
      >
        Export
      </LinkButton>
      <LinkButton look="solid" to="/nominate">
        Nominate
      </LinkButton>
    </>
  )
}

function factOf({ discoverable, inProgram }: Facets, isFull: boolean): string {
  const found = `${formatNumber(discoverable)} discoverable`
  return isFull ? `${found}, ${formatNumber(inProgram)} in the program` : found
}

const stateWords: Readonly<Record<StandingState, string>> = {
  free: 'Free',
  'close-to-limit': 'Close to limit',
  resting: 'Resting',
  held: 'Held',
  blocked: 'Blocked',
  never: 'Never',
}

const freshWords: Readonly<Record<string, string>> = {
  fresh: 'All facts fresh',
  'some-stale': 'Some stale',
  'mostly-stale': 'Mostly stale',
}

const states = Object.keys(stateWords) as StandingState[]

/** Availability in sight where the facets are folded away. */
function AvailabilityStrip({ facets }: { readonly facets: Facets | undefined }) {
  const counts = facets?.facets.find(({ facet }) => facet === 'availability')?.values ?? []
  return (
    <>
      {states.flatMap((state) => {
        const count = counts.find(({ value }) => value === state)?.count
        if (count === undefined) return []
        return [
          <StateMark key={state} kind={markOf(state)}>
            {stateWords[state]} {formatNumber(count)}
          </StateMark>,
        ]
      })}
    </>
  )
}

const onlyInFull: readonly FacetName[] = ['fresh', 'tier', 'owner', 'stage']

/** The facets in the reader's words; those a member may not know are left out. */
function inWords(facets: Facets | undefined, isFull: boolean): Facet[] {
  return (facets?.facets ?? []).flatMap(({ facet, values }) => {
    if (!isFull && onlyInFull.includes(facet)) return []
    const order = orderOf(facet)
    const sorted =
      order === null ? values : values.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    const options = sorted.map(({ value, label, count }) => ({
      value,
      label: label ?? wordOf(facet, value),
      count,
      ...markFor(facet, value),
    }))
    return [{ name: facet, label: facetTitles[facet], options }]
  })
}

function orderOf(facet: FacetName): readonly string[] | null {
  if (facet === 'availability') return states
  if (facet === 'will') return willingGroups.map(({ code }) => code)
  return facet === 'fresh' ? Object.keys(freshWords) : null
}

function wordOf(facet: FacetName, value: string): string {
  switch (facet) {
    case 'availability':
      return stateWords[value as StandingState] ?? value
    case 'will':
      return willingGroups.find(({ code }) => code === value)?.name ?? value
    case 'fresh':
      return freshWords[value] ?? value
    case 'country':
      return formatCountry(value)
    case 'language':
      return new Intl.DisplayNames(undefined, { type: 'language' }).of(value) ?? value
    default:
      return value.charAt(0).toUpperCase() + value.slice(1)
  }
}

function markFor(facet: FacetName, value: string) {
  if (facet === 'availability') return { mark: <StateShape kind={markOf(value as StandingState)} /> }
  return facet === 'will' ? { mark: <WillIcon group={value as WillingGroup} /> } : {}
}

/** The words typed, but this one; accents and case of what was typed do not matter. */
function withoutWord(typed: string, word: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  return typed
    .split(/\s+/)
    .filter((each) => plain(each) !== word)
    .join(' ')
}
