import { formatAge, formatDay, formatFull, formatMoment } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { NameWithRole, NumberCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { SearchBox } from '../../web/ui/SearchBox.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { type StateKind, StateMark } from '../../web/ui/StateMark.tsx'
import styles from './PeopleTable.module.css'
import { type PeopleView, type PersonRow, roleNames, type Team } from './people.queries.ts'

type PeopleTableProps = {
  readonly people: {
    readonly error: unknown
    readonly refetch: () => unknown
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  readonly rows: readonly PersonRow[] | undefined
  readonly team: Team | undefined
  readonly view: PeopleView & { readonly person: string }
  /** Why people may not be changed; null when they may. */
  readonly may: string | null
  readonly onView: (
    patch: { q?: string; state?: string; open?: string },
    options?: { replace: boolean },
  ) => void
}

const states = [
  { value: '', label: 'Here and gone' },
  { value: 'here', label: 'Here' },
  { value: 'left', label: 'Left' },
]

/** People of a team or of all: role, how they sign in, when they were last here, what they own. */
export function PeopleTable({ people, rows, team, view, may, onView }: PeopleTableProps) {
  const searching = view.q !== '' || view.state !== ''
  return (
    <Section
      title={team?.name ?? 'Everybody'}
      qualifier={team?.manager == null ? undefined : `managed by ${team.manager.name}`}
      aside={
        team !== undefined &&
        may === null && (
          <Button look="link" onPress={() => onView({ open: 'edit-team' })}>
            Edit team
          </Button>
        )
      }
    >
      <div className={styles.filters}>
        <SearchBox label="Search people" value={view.q} onSearch={(q) => onView({ q }, { replace: true })} />
        <Select
          label="Who"
          labelUnseen
          value={view.state}
          onChange={(state) => onView({ state })}
          options={states}
        />
      </div>
      <DataTable
        label="People"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => addressOfPerson(view, row.id)}
        currentKey={view.person}
        problem={people.error}
        onRetry={() => void people.refetch()}
        empty={
          <EmptyState
            title={searching ? 'Nobody fits' : 'Nobody is in this team yet'}
            actions={
              searching ? (
                <Button onPress={() => onView({ q: '', state: '' })}>Show everybody</Button>
              ) : undefined
            }
          >
            {searching
              ? 'Fewer letters find more people.'
              : 'Add somebody, or open a person and choose this team.'}
          </EmptyState>
        }
        foot={
          <Pager
            shown={rows?.length ?? 0}
            total={people.hasNextPage ? null : (rows?.length ?? 0)}
            query={people}
          />
        }
      />
      <p className={styles.legend}>Record only: answers by mail link, holds accounts, cannot sign in.</p>
    </Section>
  )
}

function addressOfPerson({ team, q, state }: PeopleView, personId: string): string {
  const search = new URLSearchParams(
    Object.entries({ team, q, state, person: personId }).filter(([, value]) => value !== ''),
  )
  return `/settings/people?${search}`
}

const columns: readonly Column<PersonRow>[] = [
  {
    id: 'name',
    head: 'Person',
    phone: 'title',
    cell: (row) => <NameWithRole name={row.name} role={row.isManager ? 'manager' : null} />,
  },
  {
    id: 'role',
    head: 'Role',
    width: '22%',
    phone: 'second',
    cell: (row) => <TextCell text={rolesOf(row)} />,
  },
  { id: 'sign-in', head: 'Sign-in', width: '18%', phone: 'third', cell: (row) => <SignIn row={row} /> },
  {
    id: 'seen',
    head: 'Last seen',
    width: '16%',
    phone: 'third-right',
    cell: (row) => <LastSeen row={row} />,
  },
  {
    id: 'accounts',
    head: 'Accounts',
    align: 'right',
    width: '84px',
    below1100: 'hide',
    cell: (row) => <NumberCell value={row.accounts} />,
  },
]

function rolesOf(row: PersonRow): string {
  if (row.leftAt !== null) return `Left ${formatDay(row.leftAt)}`
  const canSignIn = row.signIn !== 'none' && row.signIn !== 'invited'
  if (row.roles.length === 0 || !canSignIn) return 'Record only'
  const [first, ...others] = rolesByWeight.filter((role) => row.roles.includes(role))
  const more = others.length === 0 ? '' : `, +${others.length}`
  return first === undefined ? 'Record only' : `${roleNames[first]}${more}`
}

const rolesByWeight = ['program-manager', 'executive', 'administrator', 'member'] as const

const signInWords: Readonly<Record<NonNullable<PersonRow['signIn']>, readonly [StateKind, string]>> = {
  'two-factor': ['kept', 'two-factor'],
  provider: ['kept', 'by provider'],
  password: ['due', 'password only'],
  invited: ['later', 'invited'],
  none: ['not-asked', 'no sign-in'],
  closed: ['never', 'closed'],
}

function SignIn({ row }: { readonly row: PersonRow }) {
  if (row.signIn === null) return <TextCell text={null} />
  const [kind, words] = signInWords[row.signIn]
  return <StateMark kind={kind}>{words}</StateMark>
}

function LastSeen({ row }: { readonly row: PersonRow }) {
  if (row.signIn === 'invited' && row.invitedAt !== null) return <>invited {formatDay(row.invitedAt)}</>
  if (row.lastSeenAt === null)
    return <span className={styles.never}>{row.signIn === null ? '–' : 'never'}</span>
  const recent = Date.now() - Date.parse(row.lastSeenAt) < 86_400_000
  return (
    <span title={formatFull(row.lastSeenAt)}>
      {recent ? formatMoment(row.lastSeenAt) : formatAge(row.lastSeenAt)}
    </span>
  )
}
