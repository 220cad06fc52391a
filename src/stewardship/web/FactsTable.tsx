import { useInfiniteQuery } from '@tanstack/react-query'
import type { confirmFact } from '../../advocates/profile.contract.ts'
import { profileSections } from '../../advocates/profile.ts'
import { profileRoutes } from '../../advocates/web/queries.ts'
import { rowsOf } from '../../web/api-query.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { DateCell, PersonCell, TextCell, TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { releaseRound } from '../quality.contract.ts'
import { isForAdvocate } from '../round.ts'
import {
  type FactList,
  type FactRow,
  factListQuery,
  nameOfKind,
  type QualityGroup,
  sayAsked,
  stewardshipRoutes,
} from './queries.ts'

type FactsTableProps = { readonly list: FactList; readonly by: QualityGroup; readonly group: string }

/** The facts behind a figure, the longest stale first, each with what to do. */
export function FactsTable({ list, by, group }: FactsTableProps) {
  const pages = useInfiniteQuery(factListQuery(list, by, group))
  const rows = rowsOf(pages.data)
  const mayRelease = useSession().person?.roles.includes('program-manager') === true
  const confirm = useSubmit<typeof confirmFact>('POST /advocates/:contactId/confirmations', {
    invalidates: [...profileRoutes, ...stewardshipRoutes],
    onDone: () => showToast('Confirmed'),
  })
  const release = useSubmit<typeof releaseRound>('POST /stewardship/rounds', {
    invalidates: stewardshipRoutes,
    onDone: ({ facts }) => showToast(facts === 1 ? 'Asked about one fact' : `Asked about ${facts} facts`),
  })
  const acts = (row: FactRow) => (
    <ButtonRow>
      <Button
        look="link"
        onPress={() =>
          confirm.submit({
            params: { contactId: row.contactId },
            body: { kind: row.kind, section: profileSections.find((each) => each === row.key) ?? null },
          })
        }
      >
        Still true
      </Button>
      {mayRelease && isForAdvocate(row.kind) && (
        <Button look="link" onPress={() => release.submit({ body: { contactId: row.contactId } })}>
          Ask the advocate
        </Button>
      )}
    </ButtonRow>
  )
  return (
    <>
      {group !== '' && (
        <p>
          <TextLink to={`/stewardship?tab=${list}`}>Show everybody’s</TextLink>
        </p>
      )}
      <FormErrors problem={release.problem ?? confirm.problem} title="That did not go out" />
      <DataTable
        label="Facts"
        columns={columnsOf(list === 'on-time' ? null : acts)}
        rows={rows}
        rowKey={({ contactId, kind, key }) => `${contactId} ${kind} ${key}`}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={<EmptyState title={nothing[list][0]}>{nothing[list][1]}</EmptyState>}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} />
    </>
  )
}

const nothing: Readonly<Record<FactList, readonly [string, string]>> = {
  stale: ['Everything is in date', 'A fact stands here once its policy age has gone by.'],
  'to-decide': [
    'Nothing waits for the program',
    'What nobody could say, or nobody answered for, stands here.',
  ],
  late: ['Nothing was late', 'What was asked and not answered by its day stands here for 90 days.'],
  'on-time': ['Nothing was confirmed yet', 'What was asked and answered by its day stands here for 90 days.'],
}

function columnsOf(acts: ((row: FactRow) => React.ReactNode) | null): readonly Column<FactRow>[] {
  const columns: Column<FactRow>[] = [
    {
      id: 'fact',
      head: 'Fact',
      phone: 'title',
      width: '34%',
      cell: (row) => <TwoLines first={nameOfKind(row)} second={row.sentence} />,
    },
    {
      id: 'who',
      head: 'Advocate',
      phone: 'second',
      cell: ({ contactId, name, account }) => (
        <TwoLines
          first={<TextLink to={`/advocates/${contactId}`}>{name}</TextLink>}
          second={account?.name ?? ''}
        />
      ),
    },
    {
      id: 'owner',
      head: 'Owner',
      width: '13%',
      below1100: 'hide',
      cell: ({ owner }) => <PersonCell name={owner?.name ?? null} />,
    },
    {
      id: 'confirmed',
      head: 'Confirmed',
      width: '92px',
      phone: 'third',
      cell: ({ confirmedOn }) => (confirmedOn === null ? 'never' : <DateCell when={confirmedOn} />),
    },
    {
      id: 'asked',
      head: 'Asked',
      width: '16%',
      below1100: 'hide',
      cell: ({ asked }) => <TextCell text={sayAsked(asked)} />,
    },
  ]
  if (acts === null) return columns
  return [...columns, { id: 'acts', head: 'Say', width: '190px', phone: 'third-right', cell: acts }]
}
