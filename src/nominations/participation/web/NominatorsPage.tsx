import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount, formatDay, formatNumber, sayNumber, startWithNumber } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { DateCell, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { NominatePanel } from '../../web/NominatePanel.tsx'
import { RecruitingTabs } from '../../web/RecruitingTabsPanel.tsx'
import { CallForm } from './CallForm.tsx'
import css from './NominatorsPage.module.css'
import {
  type NominatorRow,
  nominatorsQuery,
  type Participation,
  participationQuery,
  rowsBehind,
  type TeamRow,
} from './queries.ts'

/** Who puts customers forward, by team and person, and what became of it. */
export function NominatorsPage() {
  const read = useQuery(participationQuery())
  return (
    <>
      {read.data === undefined && <PageHeader title="Nominators" />}
      <QueryView query={read} what="The nominators">
        {(data) => <Nominators data={data} />}
      </QueryView>
    </>
  )
}

type Team = TeamRow['team']

function Nominators({ data }: { readonly data: Participation }) {
  const mayWrite = useSession().person?.roles.includes('program-manager') ?? false
  const [writing, setWriting] = useState<readonly Team[] | null>(null)
  const silent = data.teams.filter(({ isSilent }) => isSilent).map(({ team }) => team)
  return (
    <>
      <PageHeader
        title={findingOf(data, silent.length)}
        fact={factOf(data)}
        actions={
          mayWrite && silent.length > 0 ? (
            <Button look="solid" onPress={() => setWriting(silent)}>
              Write to {silent.length === 1 ? silent[0]?.name : sayNumber(silent.length)}
            </Button>
          ) : (
            <NominatePanel />
          )
        }
      />
      <RecruitingTabs count={data.total.people} />
      <Stack>
        <Section title="Teams" qualifier={`the last ${formatNumber(data.days)} days`}>
          <DataTable
            label="Teams"
            columns={teamColumns(data.since, mayWrite ? (team) => setWriting([team]) : null)}
            rows={data.teams}
            rowKey={({ team }) => team.id}
            empty={
              <EmptyState title="No team meets customers yet">
                Teams of sales, customer success, account management, support, services and product management
                stand here once somebody is in them.
              </EmptyState>
            }
          />
        </Section>
        <PromptsLine data={data} />
        <PeopleSection since={data.since} />
      </Stack>
      {writing !== null && <CallForm teams={writing} onClose={() => setWriting(null)} />}
    </>
  )
}

function findingOf({ teams, total }: Participation, silent: number): string {
  if (silent > 0) {
    const words = silent === 1 ? 'team has' : 'teams have'
    return `${startWithNumber(silent)} ${words} put nobody forward for a quarter`
  }
  if (teams.length > 0 && total.nominations > 0) return 'Every team puts customers forward'
  return 'Nobody put a customer forward yet'
}

function factOf({ total, days }: Participation): string {
  const by = total.byCustomers === 0 ? '' : ` ${startWithNumber(total.byCustomers)} put themselves forward.`
  return `${formatCount(total.nominations, 'nomination', 'nominations')} by ${formatCount(total.people, 'colleague', 'colleagues')} in the last ${days} days.${by}`
}

function PromptsLine({ data: { prompts } }: { readonly data: Participation }) {
  if (prompts.asked === 0) return null
  const median = prompts.medianSeconds
  return (
    <p>
      <TextLink to="/recruiting/prompts">
        {formatCount(prompts.asked, 'owner was', 'owners were')} asked
      </TextLink>{' '}
      after a won deal, a business review or a closed case: {formatNumber(prompts.answered)} answered,{' '}
      {formatNumber(prompts.nominated)} put somebody forward
      {median !== null &&
        `, in ${median < 90 ? `${median} seconds` : `${Math.round(median / 60)} minutes`} at the median`}
      .
    </p>
  )
}

const figure = (count: number, to: string) =>
  count === 0 ? <span>0</span> : <TextLink to={to}>{formatNumber(count)}</TextLink>

/** How many a team or a person put forward, and what became of them; each figure opens to its rows. */
function broughtColumns<Row extends Pick<NominatorRow, 'nominations' | 'accepted' | 'discoverable' | 'uses'>>(
  behind: (row: Row, more?: Record<string, string>) => string,
): readonly Column<Row>[] {
  return [
    {
      id: 'put',
      head: 'Put forward',
      align: 'right',
      phone: 'title-right',
      phoneHead: 'put forward',
      cell: (row) => figure(row.nominations, behind(row)),
    },
    {
      id: 'accepted',
      head: 'Taken up',
      align: 'right',
      cell: (row) => figure(row.accepted, behind(row, { state: 'accepted' })),
    },
    {
      id: 'found',
      head: 'Discoverable',
      align: 'right',
      below1100: 'hide',
      cell: (row) => figure(row.discoverable, behind(row, { found: 'true' })),
    },
    {
      id: 'uses',
      head: 'Helped',
      align: 'right',
      cell: (row) => figure(row.uses, behind(row, { helped: 'true' })),
    },
  ]
}

function teamColumns(since: string, onWrite: ((team: Team) => void) | null): readonly Column<TeamRow>[] {
  const behind = (row: TeamRow, more: Record<string, string> = {}) =>
    rowsBehind({ team: row.team.id, since, ...more })
  return [
    {
      id: 'team',
      head: 'Team',
      width: '24%',
      phone: 'title',
      optional: false,
      cell: (row) => <strong>{row.team.name}</strong>,
    },
    {
      id: 'people',
      head: 'People',
      align: 'right',
      below1100: 'hide',
      cell: (row) => `${formatNumber(row.nominators)} of ${formatNumber(row.people)}`,
    },
    ...broughtColumns(behind),
    {
      id: 'won',
      head: 'Won deals',
      align: 'right',
      below1100: 'hide',
      cell: (row) => figure(row.wonDeals, behind(row, { helped: 'true' })),
    },
    {
      id: 'last',
      head: 'Last',
      width: '22%',
      phone: 'second',
      cell: (row) => <LastOf row={row} onWrite={onWrite} />,
    },
  ]
}

function LastOf({
  row,
  onWrite,
}: {
  readonly row: TeamRow
  readonly onWrite: ((team: Team) => void) | null
}) {
  if (!row.isSilent) return <span>{row.lastAt === null ? '–' : formatDay(row.lastAt)}</span>
  const since = row.lastAt === null ? 'nobody ever' : `silent since ${formatDay(row.lastAt)}`
  return (
    <div className={css.last}>
      <StateMark kind="due">{since}</StateMark>
      {row.written !== null && <span>written to on {formatDay(row.written.at)}</span>}
      {onWrite !== null && (
        <Button look="link" onPress={() => onWrite(row.team)} aria-label={`Write to them: ${row.team.name}`}>
          Write to them
        </Button>
      )}
    </div>
  )
}

function PeopleSection({ since }: { readonly since: string }) {
  const list = useInfiniteQuery(nominatorsQuery())
  const rows = rowsOf(list.data)
  return (
    <Section title="People" qualifier="whoever put most forward first">
      <DataTable
        label="People"
        columns={personColumns(since)}
        rows={rows}
        rowKey={({ person }) => person.id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState
            title="Nobody put a customer forward in these days"
            actions={<NominatePanel look="solid" />}
          >
            Three fields, about a minute: who, why, and how we reach them.
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} />
    </Section>
  )
}

function personColumns(since: string): readonly Column<NominatorRow>[] {
  const behind = (row: NominatorRow, more: Record<string, string> = {}) =>
    rowsBehind({ person: row.person.id, since, ...more })
  return [
    {
      id: 'person',
      head: 'Name',
      width: '24%',
      phone: 'title',
      optional: false,
      cell: (row) => <strong>{row.person.name}</strong>,
    },
    { id: 'team', head: 'Team', width: '22%', phone: 'second', cell: (row) => <TextCell text={row.team} /> },
    ...broughtColumns(behind),
    { id: 'last', head: 'Last', align: 'right', cell: (row) => <DateCell when={row.lastAt} /> },
  ]
}
