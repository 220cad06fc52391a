import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, PersonCell, TextCell, TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { useUrlState } from '../../web/url-state.ts'
import type { takeBackSignal } from '../contract.ts'
import { sayScore, signalKinds, type Tone } from '../signal.ts'
import { sayUsage } from '../usage-milestone.ts'
import { LogSignalForm } from './LogSignalForm.tsx'
import { type Signal, signalChanges, signalsQuery } from './queries.ts'

const defaults = { open: '', kind: '', respondent: '', team: '', import: '', signal: '' }

/** Every signal one may see, the latest first; what one wrote down can be taken back. */
export function SignalsPage() {
  const [{ open, kind, respondent, team, import: file, signal }, setView] = useUrlState(defaults)
  const chosen = signalKinds.find((each) => each === kind)
  const list = useInfiniteQuery(
    signalsQuery({
      ...(chosen === undefined ? {} : { kind: chosen }),
      ...(respondent === '' ? {} : { respondent }),
      ...(team === '' ? {} : { team }),
      ...(file === '' ? {} : { import: file }),
      ...(signal === '' ? {} : { signal }),
    }),
  )
  const rows = rowsOf(list.data)
  const staff = isStaff(useSession())
  const log = (
    <Button look="solid" onPress={() => setView({ open: 'log' })}>
      Log a signal
    </Button>
  )
  return (
    <>
      <PageHeader
        title="Signals"
        crumbs={[
          staff
            ? { label: 'Recruiting', to: '/recruiting/candidates' }
            : { label: 'My nominations', to: '/my-nominations' },
          { label: 'Signals' },
        ]}
        fact={
          staff
            ? 'Evidence of goodwill from surveys, colleagues and our own records. Rules read it and point at candidates.'
            : 'What you noticed of customers, and what is on record of yours.'
        }
        actions={log}
      />
      {signal !== '' && <TextLink to="/signals">Show all signals</TextLink>}
      <DataTable
        label="Signals"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        tall
        empty={
          <EmptyState title="No signal is on record" actions={log}>
            Log what you notice, or bring a file of survey answers, closed cases and the like under Customers,
            Import.
          </EmptyState>
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={list} withoutKeys />
      {open === 'log' && <LogSignalForm onClose={() => setView({ open: '' })} />}
    </>
  )
}

const marks: Readonly<Record<Tone, 'kept' | 'half' | 'risk'>> = { good: 'kept', neutral: 'half', bad: 'risk' }

const columns: readonly Column<Signal>[] = [
  {
    id: 'who',
    head: 'Who',
    width: '24%',
    phone: 'title',
    optional: false,
    cell: ({ contact, account, respondent }) => (
      <TwoLines
        first={
          contact === null ? (
            respondent === null && account !== null ? (
              <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>
            ) : (
              (respondent?.name ?? 'the company')
            )
          ) : (
            <TextLink to={`/contacts/${contact.id}`}>{contact.name}</TextLink>
          )
        }
        second={
          contact !== null ? (account?.name ?? '') : respondent === null ? 'as a whole' : 'not known yet'
        }
      />
    ),
  },
  {
    id: 'what',
    head: 'What',
    width: '200px',
    phone: 'second',
    cell: ({ kind, score, scale, tone }) => (
      <StateMark kind={marks[tone]}>{sayScore(kind, score, scale)}</StateMark>
    ),
  },
  { id: 'on', head: 'Day', width: '100px', phone: 'title-right', cell: ({ on }) => <DateCell when={on} /> },
  {
    id: 'comment',
    head: 'In words',
    below1100: 'hide',
    cell: ({ comment, usage }) => <TextCell text={[comment, sayUsage(usage)].filter(Boolean).join('; ')} />,
  },
  {
    id: 'credit',
    head: 'Credit',
    width: '180px',
    phone: 'third',
    cell: ({ person, team }) => <PersonCell name={team?.name ?? person?.name} />,
  },
  {
    id: 'back',
    head: '',
    label: 'Take back',
    width: '110px',
    align: 'right',
    phone: 'third-right',
    cell: (row) => <TakeBack row={row} />,
  },
]

function TakeBack({ row }: { readonly row: Signal }) {
  const back = useSubmit<typeof takeBackSignal>('DELETE /signals/:signalId', {
    invalidates: signalChanges,
    onDone: () => showToast('Taken back'),
  })
  if (row.whyNotTakeBack !== null) return null
  return (
    <Button
      look="link"
      waiting={back.waiting && 'Taking back'}
      onPress={() => back.submit({ params: { signalId: row.id } })}
    >
      Take back
    </Button>
  )
}
