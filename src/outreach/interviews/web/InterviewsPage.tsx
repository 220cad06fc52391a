import { useInfiniteQuery } from '@tanstack/react-query'
import { RecruitingTabs } from '../../../nominations/web/RecruitingTabsPanel.tsx'
import { rowsOf } from '../../../web/api-query.ts'
import { formatDay, startWithNumber } from '../../../web/format.ts'
import { NameWithRole, PersonCell, TextCell } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import {
  draftsPath,
  type InterviewList,
  type InterviewRow,
  interviewPath,
  interviewsQuery,
  sayTeam,
  sayTime,
  sayWords,
} from './interview.queries.ts'

const lists = [
  { value: '', label: 'To come', is: 'open' },
  { value: 'held', label: 'Held', is: 'finished' },
  { value: 'overdue', label: 'Look overdue', is: 'overdue' },
] as const satisfies readonly { value: string; label: string; is: InterviewList }[]

/** Interviews to come with their times, and held ones with what the account team and the speaker still owe. */
export function InterviewsPage() {
  const overdue = rowsOf(useInfiniteQuery(interviewsQuery('overdue')).data)
  const tab = useTab(lists)
  const list = lists.find(({ value }) => value === tab) ?? lists[0]
  return (
    <>
      <PageHeader
        title={findingOf(overdue?.length)}
        fact="The account team says what we should know before, and looks over what was written after. The speaker approves every word first."
      />
      <RecruitingTabs />
      <Tabs label="Lists of interviews" tabs={lists} />
      <InterviewTable key={list.value} list={list.is} />
    </>
  )
}

function findingOf(overdue: number | undefined): string {
  if (overdue === undefined || overdue === 0) return 'Interviews'
  const wait = overdue === 1 ? 'interview waits' : 'interviews wait'
  return `${startWithNumber(overdue)} ${wait} too long for the account team’s look`
}

function InterviewTable({ list }: { readonly list: InterviewList }) {
  const pages = useInfiniteQuery(interviewsQuery(list))
  const rows = rowsOf(pages.data)
  return (
    <>
      <DataTable
        label="Interviews"
        columns={list === 'open' ? toCome : held}
        rows={rows}
        rowKey={({ interviewId }) => interviewId}
        rowTo={({ contact, state }) =>
          state === 'open' ? interviewPath(contact.id) : draftsPath(contact.id)
        }
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={<EmptyState title={nothing[list].title}>{nothing[list].says}</EmptyState>}
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} />
    </>
  )
}

const nothing: Readonly<Record<InterviewList, { readonly title: string; readonly says: string }>> = {
  open: {
    title: 'No interview is planned',
    says: 'Whoever was introduced is next: open their interview and offer times. Each stands here from then on.',
  },
  finished: {
    title: 'No interview was held yet',
    says: 'Once one is finished it stands here with the words made of it and what the account team says.',
  },
  overdue: {
    title: 'Nobody is late',
    says: 'An interview stands here when the account team has not looked it over by its day.',
  },
}

const who: readonly Column<InterviewRow>[] = [
  {
    id: 'contact',
    head: 'Contact',
    phone: 'title',
    width: '24%',
    cell: ({ contact }) => <NameWithRole name={contact.name} role={contact.title} />,
  },
  {
    id: 'account',
    head: 'Account',
    phone: 'second',
    width: '20%',
    cell: ({ account }) => <TextCell text={account?.name} />,
  },
]

const scribe: Column<InterviewRow> = {
  id: 'scribe',
  head: 'Scribe',
  width: '15%',
  below1100: 'hide',
  cell: (row) => <PersonCell name={row.scribe.name} />,
}

const team: Column<InterviewRow> = {
  id: 'team',
  head: 'Account team',
  width: '19%',
  phone: 'third-right',
  cell: (row) => {
    const said = sayTeam(row)
    return said === null ? <TextCell text={null} /> : <StateMark kind={said.kind}>{said.words}</StateMark>
  },
}

const toCome: readonly Column<InterviewRow>[] = [
  ...who,
  {
    id: 'time',
    head: 'Time',
    phone: 'third',
    cell: (row) => {
      const { kind, words } = sayTime(row)
      return <StateMark kind={kind}>{words}</StateMark>
    },
  },
  team,
  scribe,
]

const held: readonly Column<InterviewRow>[] = [
  ...who,
  {
    id: 'held',
    head: 'Held',
    width: '110px',
    phone: 'third',
    cell: ({ finishedAt }) => (finishedAt === null ? '' : formatDay(finishedAt)),
  },
  team,
  { id: 'words', head: 'Words', below1100: 'hide', cell: (row) => <TextCell text={sayWords(row)} /> },
  scribe,
]
