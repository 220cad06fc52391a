import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { teamsQuery } from '../../../identity/web/people.queries.ts'
import { rowsOf } from '../../../web/api-query.ts'
import { formatDay, formatNumber } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { DateCell, NumberCell, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Section, Stack } from '../../../web/ui/Section.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { endDirectMode, RelationshipList } from '../relationship.contract.ts'
import { DirectModeForm } from './DirectModeForm.tsx'
import {
  type DirectModeRow,
  directModesQuery,
  outcomeWords,
  persuasionsQuery,
  type RelationshipRow,
  relationshipCountsQuery,
  relationshipRoutes,
  relationshipsQuery,
  sayHours,
  sayWhy,
} from './relationship.queries.ts'

const lists = [
  'owner-silent',
  'direct-mode',
  'no-contact',
  'no-owner',
  'all',
] as const satisfies readonly RelationshipList[]

const labels: Readonly<Record<RelationshipList, string>> = {
  'owner-silent': 'Owner silent',
  'direct-mode': 'Direct mode',
  'no-contact': 'No contact on record',
  'no-owner': 'Nobody owns it',
  all: 'All customers',
}

const none: Readonly<Record<RelationshipList, string>> = {
  'owner-silent': 'Every owner whose contact is on record talked to their customers lately.',
  'direct-mode': 'The program holds no relationship itself.',
  'no-contact': 'Of every customer a real contact is on record. Owners record theirs on the account.',
  'no-owner': 'Every customer has an owner.',
  all: 'No customers yet. They come with an import.',
}

/** Who is asked about which customer, and what the program holds itself. */
export function RelationshipsPage() {
  const counts = useQuery(relationshipCountsQuery()).data
  const tabs = lists.map((list, at) => ({
    value: at === 0 ? '' : list,
    label: labels[list],
    count: counts?.[list],
  }))
  const tab = useTab(tabs)
  const list = lists.find((each) => each === tab) ?? 'owner-silent'
  const found = useInfiniteQuery(relationshipsQuery(list))
  const rows = rowsOf(found.data)
  return (
    <>
      <PageHeader
        inline
        title="Relationships"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'Relationships' }]}
        fact={
          counts &&
          `An owner without real contact for ${formatNumber(counts.silentAfter)} days is not asked. Direct mode takes ${sayHours(counts.directHours)} of ${formatNumber(counts.programHours)} a quarter.`
        }
      />
      <Tabs label="Relationships" tabs={tabs} />
      <Stack>
        {list === 'direct-mode' && <DirectModes />}
        <div>
          <DataTable
            label={labels[list]}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowTo={(row) => `/customers/${row.id}`}
            problem={found.error}
            onRetry={() => void found.refetch()}
            empty={<EmptyState title={none[list]} />}
          />
          <Pager shown={rows?.length ?? 0} total={counts?.[list] ?? null} query={found} />
        </div>
      </Stack>
    </>
  )
}

const columns: readonly Column<RelationshipRow>[] = [
  { id: 'name', head: 'Account', phone: 'title', width: '22%', cell: (row) => <strong>{row.name}</strong> },
  {
    id: 'owner',
    head: 'Owner',
    phone: 'second',
    width: '15%',
    cell: (row) => <TextCell text={row.owner?.name} />,
  },
  {
    id: 'asked',
    head: 'Asked is',
    width: '15%',
    cell: ({ route, owner }) => (
      <TextCell text={route === null ? owner?.name : (route.person?.name ?? 'the program')} />
    ),
  },
  {
    id: 'why',
    head: 'Why',
    phone: 'third',
    cell: (row) => <TextCell wrap text={sayWhy(row)} />,
  },
  {
    id: 'advocates',
    head: 'In the program',
    align: 'right',
    width: '116px',
    below1100: 'hide',
    cell: (row) => <NumberCell value={row.advocates} />,
  },
  {
    id: 'contact',
    head: 'Last contact',
    align: 'right',
    width: '116px',
    phone: 'title-right',
    cell: (row) => <DateCell when={row.lastContactOn} />,
  },
]

/** What the program holds, what was tried before, and a way to see what a whole team would cost. */
function DirectModes() {
  const modes = useInfiniteQuery(directModesQuery(false))
  const tried = useInfiniteQuery(persuasionsQuery())
  const teams = useQuery(teamsQuery()).data?.rows ?? []
  const [teamId, setTeamId] = useState('')
  const team = teams.find(({ id }) => id === teamId)
  const rows = rowsOf(modes.data) ?? []
  const asked = rowsOf(tried.data) ?? []
  return (
    <>
      <Section title="Held in the program" qualifier="with the hours shown before it began">
        {modes.data !== undefined && rows.length === 0 && (
          <EmptyState title="Nothing yet">It begins on an account’s page, or here for a team.</EmptyState>
        )}
        <Lines label="Held in the program">
          {rows.map((row) => (
            <ModeLine key={row.id} row={row} />
          ))}
        </Lines>
        <FieldStack>
          <Select
            label="What would a team cost?"
            value={teamId}
            onChange={setTeamId}
            placeholder="Choose a team"
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FieldStack>
      </Section>
      <Section title="Who was asked to help">
        {tried.data !== undefined && asked.length === 0 && <EmptyState title="Nobody yet" />}
        <Lines label="Who was asked to help">
          {asked.map((each) => (
            <Line
              key={each.id}
              title={`${each.asked.name}, about ${each.account?.name ?? each.team?.name ?? 'customers'}: ${outcomeWords[each.outcome].toLowerCase()}`}
              detail={[each.ally === null ? null : `with ${each.ally.name}`, each.note]
                .filter(Boolean)
                .join('; ')}
              aside={formatDay(each.on)}
            />
          ))}
        </Lines>
        {tried.hasNextPage && <Pager shown={asked.length} total={null} query={tried} withoutKeys />}
      </Section>
      {team !== undefined && (
        <DirectModeForm scope={{ teamId: team.id }} name={team.name} onClose={() => setTeamId('')} />
      )}
    </>
  )
}

function ModeLine({ row }: { readonly row: DirectModeRow }) {
  const end = useSubmit<typeof endDirectMode>('DELETE /direct-modes/:directModeId', {
    invalidates: relationshipRoutes,
    onDone: () => showToast('Given back'),
  })
  const name = row.account?.name ?? row.team?.name ?? ''
  return (
    <Line
      title={row.account === null ? name : <TextLink to={`/customers/${row.account.id}`}>{name}</TextLink>}
      detail={`${row.holder.name} since ${formatDay(row.startedAt)}: ${row.reason}`}
      aside={`${sayHours(Number(row.hoursShown))} a quarter, ${formatNumber(row.accounts)} ${row.accounts === 1 ? 'account' : 'accounts'}`}
      action={
        <Button
          look="link"
          waiting={end.waiting && 'Giving back'}
          onPress={() => end.submit({ params: { directModeId: row.id } })}
          aria-label={`Give back ${name}`}
        >
          Give it back
        </Button>
      }
    />
  )
}
