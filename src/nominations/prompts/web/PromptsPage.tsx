import { useInfiniteQuery } from '@tanstack/react-query'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, rowsOf } from '../../../web/api-query.ts'
import { formatDay, formatList } from '../../../web/format.ts'
import { TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { type StateKind, StateMark } from '../../../web/ui/StateMark.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import type { listPrompts } from '../prompt.contract.ts'
import { nobodyReasons, nobodyWords, occasionWords } from '../prompt.ts'

type Row = ResponseOf<typeof listPrompts>['rows'][number]

const none = { reason: '', from: '', until: '' }

/** Owners who were asked whom they would put forward, and what they said. */
export function PromptsPage() {
  const [view] = useUrlState(none)
  const reason = nobodyReasons.find((each) => each === view.reason)
  const query = {
    ...(reason === undefined ? {} : { reason }),
    ...(view.from === '' ? {} : { from: view.from }),
    ...(view.until === '' ? {} : { until: view.until }),
  }
  const list = useInfiniteQuery(apiPages<typeof listPrompts>('GET /nominations/prompts', { query }))
  const rows = rowsOf(list.data)
  return (
    <>
      <PageHeader
        title="Owners who were asked"
        crumbs={[{ label: 'Nominators', to: '/recruiting/nominators' }, { label: 'Asked' }]}
        fact="After a won deal went live, a business review or a closed case: one mail, one tap, no signing in."
      />
      <DataTable
        label="Owners who were asked"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => `/customers/${row.account.id}`}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="No owner was asked yet">
            It begins by itself once a won deal has been live for three months, a business review was logged,
            or a case closed.
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} />
    </>
  )
}

function answerOf(row: Row): readonly [StateKind, string] {
  if (row.state === 'nominated')
    return [
      'kept',
      row.nominated.length === 0
        ? 'agreed with a colleague'
        : `put forward ${formatList(row.nominated.map(({ name }) => name))}`,
    ]
  if (row.state === 'nobody')
    return ['never', row.reason === null ? 'nobody' : nobodyWords[row.reason].toLowerCase()]
  if (row.state === 'asked')
    return ['later', row.askedAt === null ? 'asked' : `asked on ${formatDay(row.askedAt)}, no answer yet`]
  return row.state === 'waiting'
    ? ['half', `held back until ${formatDay(row.dueOn)}`]
    : ['ended', 'too long ago to ask']
}

const columns: readonly Column<Row>[] = [
  {
    id: 'account',
    head: 'Account',
    phone: 'title',
    width: '22%',
    optional: false,
    cell: (row) => <strong>{row.account.name}</strong>,
  },
  {
    id: 'occasion',
    head: 'Occasion',
    width: '20%',
    phone: 'second',
    cell: (row) => `${occasionWords[row.occasion]}, ${formatDay(row.occasionOn)}`,
  },
  {
    id: 'person',
    head: 'Owner',
    width: '17%',
    below1100: 'hide',
    cell: (row) => <TextCell text={row.person.name} />,
  },
  {
    id: 'answer',
    head: 'Answer',
    phone: 'third',
    cell: (row) => {
      const [kind, words] = answerOf(row)
      return <StateMark kind={kind}>{words}</StateMark>
    },
  },
  {
    id: 'seconds',
    head: 'Took',
    align: 'right',
    width: '9%',
    below1100: 'hide',
    cell: (row) =>
      row.seconds === null
        ? '–'
        : row.seconds < 90
          ? `${row.seconds} s`
          : `${Math.round(row.seconds / 60)} min`,
  },
]
