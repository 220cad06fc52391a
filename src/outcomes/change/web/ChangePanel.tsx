import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { influenceWords } from '../../../identity/team.ts'
import { formatCount, formatDay } from '../../../web/format.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Note } from '../../../web/ui/Note.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Segmented } from '../../../web/ui/RadioGroup.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { type Indicator, indicators, indicatorWords, type Levels } from '../change.ts'
import { ChangeRowsPanel } from './ChangeRowsPanel.tsx'
import { type Change, type ChangeRowsOf, type ChangeTeam, changeQuery, sayLevel } from './queries.ts'

type Open = (of: ChangeRowsOf, whose: string) => void

/** Whether the company changes how it works with its customers, by quarter and by team; every figure opens (EXEC-3). */
export function ChangePanel() {
  const change = useQuery(changeQuery())
  const [opened, setOpened] = useState<{ of: ChangeRowsOf; whose: string } | null>(null)
  return (
    <>
      <QueryView query={change} what="The change in how we work">
        {(told) => <Told change={told} open={(of, whose) => setOpened({ of, whose })} />}
      </QueryView>
      {opened !== null && (
        <ChangeRowsPanel of={opened.of} whose={opened.whose} onClose={() => setOpened(null)} />
      )}
    </>
  )
}

function Told({ change, open }: { readonly change: Change; readonly open: Open }) {
  const named = change.teams.filter(({ inNameOnly }) => inNameOnly)
  return (
    <Section title="How the company changes" qualifier="four indicators, by quarter and by team">
      {named.length > 0 && (
        <Note tone="due" title={`Support in name only: ${named.map(({ name }) => name).join(', ')}`} lined>
          The executive’s support is recorded as high, and none of what is known of{' '}
          {named.length === 1 ? 'the team' : 'these teams'} has moved since the quarter before.
        </Note>
      )}
      <DataTable
        label="By quarter"
        columns={quarterColumns(open)}
        rows={change.quarters.toReversed()}
        rowKey={({ from }) => from}
        empty={null}
        dense
      />
      <Teams change={change} open={open} />
    </Section>
  )
}

const defaults = { show: '' }
const inNameOnly = 'in-name-only'

function Teams({ change, open }: { readonly change: Change; readonly open: Open }) {
  const [{ show }, setView] = useUrlState(defaults)
  const isNarrowed = show === inNameOnly
  return (
    <Section
      title="By team"
      level={3}
      plain
      aside={
        <Segmented
          legend="Teams"
          legendUnseen
          value={isNarrowed ? inNameOnly : 'all'}
          onChange={(next) => setView({ show: next === inNameOnly ? next : '' })}
          choices={[
            { value: 'all', label: 'All teams' },
            { value: inNameOnly, label: 'Support in name only' },
          ]}
        />
      }
    >
      <DataTable
        label="By team"
        columns={teamColumns(change, open)}
        rows={isNarrowed ? change.teams.filter((team) => team.inNameOnly) : change.teams}
        rowKey={({ id }) => id}
        empty={isNarrowed ? <NoneInName /> : <NoTeam />}
        foot={`${formatDay(change.now.from)} until today, beside as many days of the quarter before`}
      />
    </Section>
  )
}

function NoneInName() {
  return (
    <EmptyState title="No support is in name only">
      Wherever an executive’s support is recorded as high, something known of their team has moved.
    </EmptyState>
  )
}

function NoTeam() {
  return (
    <EmptyState title="No team has people yet">
      Teams, their executives and how far these move their peers stand in the settings.
    </EmptyState>
  )
}

type Quarter = Change['quarters'][number]

function quarterColumns(open: Open): readonly Column<Quarter>[] {
  return [
    {
      id: 'quarter',
      head: 'Quarter',
      phone: 'title',
      cell: ({ from, to }) => `${formatDay(from)} to ${formatDay(to)}`,
    },
    ...indicators.map((indicator, at) => ({
      id: indicator,
      head: indicatorWords[indicator].title,
      align: 'right' as const,
      width: '17%',
      phone: phonePlaces[at] ?? ('third' as const),
      phoneHead: shortHeads[indicator],
      cell: ({ from, to, levels }: Quarter) => (
        <Figure
          levels={levels}
          indicator={indicator}
          onOpen={() => open({ indicator, from, to }, `${formatDay(from)} to ${formatDay(to)}`)}
        />
      ),
    })),
  ]
}

const phonePlaces = ['title-right', 'second', 'third', 'third-right'] as const

function teamColumns({ now }: Change, open: Open): readonly Column<ChangeTeam>[] {
  return [
    { id: 'team', head: 'Team', phone: 'title', cell: ({ name }) => name },
    { id: 'support', head: 'Support', width: '22%', phone: 'second', cell: saySupport },
    ...indicators.map((indicator) => ({
      id: indicator,
      head: shortHeads[indicator],
      align: 'right' as const,
      width: '11%',
      ...(phoneOfTeam[indicator] ?? {}),
      cell: (team: ChangeTeam) => (
        <>
          <Figure
            levels={team.now}
            indicator={indicator}
            onOpen={() => open({ indicator, ...now, team: team.id }, team.name)}
          />{' '}
          <small>{sayBefore(team.before, indicator)}</small>
        </>
      ),
    })),
    {
      id: 'word',
      head: 'Reading',
      width: '14%',
      phone: 'title-right' as const,
      cell: ({ inNameOnly, isSupportHigh }) =>
        inNameOnly ? (
          <StateMark kind="due">In name only</StateMark>
        ) : isSupportHigh ? (
          <StateMark kind="kept">Moves</StateMark>
        ) : (
          ''
        ),
    },
  ]
}

const shortHeads: Readonly<Record<Indicator, string>> = {
  use: 'Through us',
  nominations: 'Nominated',
  confirmed: 'On time',
  'sign-ins': 'Signed in',
}

/** On a phone there is room for two: what most teams have. */
const phoneOfTeam: Partial<Record<Indicator, Pick<Column<ChangeTeam>, 'phone' | 'phoneHead'>>> = {
  nominations: { phone: 'third', phoneHead: shortHeads.nominations },
  'sign-ins': { phone: 'third-right', phoneHead: shortHeads['sign-ins'] },
}

const sayBefore = (before: Levels, indicator: Indicator) =>
  before[indicator].of === 0 ? '' : `was ${sayLevel(before[indicator])}`

function saySupport({ executive, influence, isPartner }: ChangeTeam) {
  const partner = isPartner ? 'a partner' : null
  if (executive === null) return partner ?? 'nobody named'
  return [influence === null ? executive : `${executive} ${influenceWords[influence]}`, partner]
    .filter((each) => each !== null)
    .join(', ')
}

type FigureProps = {
  readonly levels: Levels
  readonly indicator: Indicator
  readonly onOpen: () => void
}

function Figure({ levels, indicator, onOpen }: FigureProps) {
  const level = levels[indicator]
  if (level.of === 0 || (level.of === null && level.met === 0)) return sayLevel(level)
  const title =
    level.of === null ? formatCount(level.met, 'nomination', 'nominations') : `${level.met} of ${level.of}`
  return (
    <span title={title}>
      <Button look="link" onPress={onOpen}>
        {sayLevel(level)}
      </Button>
    </span>
  )
}
