import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatNumber } from '../../web/format.ts'
import { DateCell, NameWithRole, NumberCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { LoadBar } from '../../web/ui/LoadBar.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { type ProtectionGroup, protectionGroups } from '../protection-group.ts'
import { type GuardedPerson, guardedPeopleQuery, turnWords } from './overview.queries.ts'
import { markOf, wordsOf } from './queries.ts'
import { StandingsStalePanel } from './StandingsStalePanel.tsx'

const labels: Readonly<Record<ProtectionGroup, string>> = {
  turning: 'Turning free',
  over: 'Over a cap',
  close: 'Close to a limit',
  forgotten: 'Forgotten',
}

const none: Readonly<Record<ProtectionGroup, string>> = {
  turning: 'Nobody rests and nobody is held.',
  over: 'Nobody is over the cap in force for them.',
  close: 'Nobody is close to a limit.',
  forgotten: 'Nobody willing is left waiting.',
}

const tabs = protectionGroups.map((group, at) => ({ value: at === 0 ? '' : group, label: labels[group] }))

/** Everybody whom protection has something to say about, one list each. */
export function GuardedPeoplePage() {
  const tab = useTab(tabs, 'group')
  const group = protectionGroups.find((each) => each === tab) ?? 'turning'
  const list = useInfiniteQuery(guardedPeopleQuery(group))
  const rows = rowsOf(list.data)
  const total = list.data?.pages[0]?.total
  return (
    <>
      <PageHeader
        inline
        title={labels[group]}
        crumbs={[
          { label: 'Advocates', to: '/advocates' },
          { label: 'Protection', to: '/protection' },
          { label: labels[group] },
        ]}
        fact={total === undefined || total === 0 ? undefined : facts[group](total)}
      />
      <StandingsStalePanel />
      <Tabs label="Lists of protection" tabs={tabs} param="group" />
      <DataTable
        label={labels[group]}
        columns={columns[group]}
        rows={rows}
        rowKey={(row) => row.contactId}
        rowTo={(row) => `/advocates/${row.contactId}`}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<p>{none[group]}</p>}
      />
      <Pager shown={rows?.length ?? 0} total={total ?? null} query={list} />
    </>
  )
}

const facts: Readonly<Record<ProtectionGroup, (total: number) => string>> = {
  turning: (total) => `${formatNumber(total)} rest or are held, the soonest free first`,
  over: (total) => `${formatNumber(total)} carry more than the cap in force for them, the fullest first`,
  close: (total) => `${formatNumber(total)}, the fullest first`,
  forgotten: (total) => `${formatNumber(total)} willing and free, the longest without an ask first`,
}

const name: Column<GuardedPerson> = {
  id: 'name',
  head: 'Advocate',
  phone: 'title',
  width: '22%',
  cell: (row) => <NameWithRole name={row.name} />,
}

const account: Column<GuardedPerson> = {
  id: 'account',
  head: 'Account',
  phone: 'second',
  width: '20%',
  cell: ({ account: at }) => <TextCell text={at?.name} />,
}

const state: Column<GuardedPerson> = {
  id: 'state',
  head: 'Now',
  phone: 'third',
  width: '18%',
  cell: (row) => <StateMark kind={markOf(row.state)}>{wordsOf(row)}</StateMark>,
}

const load: Column<GuardedPerson> = {
  id: 'load',
  head: 'Load',
  align: 'right',
  phone: 'third-right',
  width: '128px',
  cell: ({ done, reserved, cap }) => <LoadBar done={done} reserved={reserved} cap={cap} withCap />,
}

const next: Column<GuardedPerson> = {
  id: 'next',
  head: 'Next point back',
  align: 'right',
  phone: 'title-right',
  width: '124px',
  cell: ({ lighterOn }) => <DateCell when={lighterOn} />,
}

const turn: Column<GuardedPerson> = {
  id: 'turn',
  head: 'Turns free',
  phone: 'third',
  cell: (row) => <TextCell wrap text={row.turn === null ? 'free now' : turnWords(row.turn)} />,
}

const days: Column<GuardedPerson> = {
  id: 'days',
  head: 'Days without an ask',
  align: 'right',
  phone: 'title-right',
  width: '150px',
  cell: ({ daysWithoutAsk }) => <NumberCell value={daysWithoutAsk} />,
}

const step: Column<GuardedPerson> = {
  id: 'step',
  head: 'Said yes to',
  phone: 'third',
  cell: ({ contactId, willingFor }) =>
    willingFor === null ? (
      <TextCell text={null} />
    ) : (
      <TextLink to={`/protection/what-if?contact=${contactId}&type=${willingFor.id}`}>
        {willingFor.name}
      </TextLink>
    ),
}

const columns: Readonly<Record<ProtectionGroup, readonly Column<GuardedPerson>[]>> = {
  turning: [name, account, { ...state, phone: 'title-right' }, turn, load],
  over: [name, account, state, next, load],
  close: [name, account, state, next, load],
  forgotten: [name, account, step, days, load],
}
