import { lazy, Suspense, useState } from 'react'
import type { PermissionUse } from '../../activities/activity-type.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { usesInOrder } from '../profile.ts'
import styles from './PermissionsPanel.module.css'
import { narrowerUntil, readersToday, sayPermission, useWords } from './profile.queries.ts'
import type { Advocate, Profile } from './queries.ts'

const PermissionsForm = lazy(() =>
  import('./PermissionsForm.tsx').then((module) => ({ default: module.PermissionsForm })),
)

type Permission = Profile['permissions'][number]
type Row = {
  readonly use: PermissionUse
  readonly person: Permission | undefined
  readonly account: Permission | undefined
}

function Answer({ permission }: { readonly permission: Permission | undefined }) {
  const { mark, word } = sayPermission(permission, readersToday())
  return (
    <span title={[permission?.scope, permission?.document].filter(Boolean).join('; ') || undefined}>
      <StateMark kind={mark}>{word}</StateMark>
    </span>
  )
}

function Until({ row }: { readonly row: Row }) {
  const until = narrowerUntil(row.person, row.account)
  const isOver = until !== null && until < readersToday()
  return (
    <span className={isOver ? styles.over : undefined}>
      <DateCell when={until} />
    </span>
  )
}

const columns: readonly Column<Row>[] = [
  { id: 'use', head: 'For', phone: 'title', width: '30%', cell: (row) => useWords[row.use] },
  {
    id: 'person',
    head: 'Theirs',
    phone: 'second',
    width: '25%',
    cell: (row) => <Answer permission={row.person} />,
  },
  {
    id: 'company',
    head: 'Company’s',
    phone: 'third',
    width: '25%',
    cell: (row) => <Answer permission={row.account} />,
  },
  { id: 'until', head: 'Until', align: 'right', phone: 'title-right', cell: (row) => <Until row={row} /> },
]

type PermissionsPanelProps = { readonly advocate: Advocate; readonly profile: Profile }

/** What person and account allow, use by use. */
export function PermissionsPanel({ advocate, profile }: PermissionsPanelProps) {
  const [editing, setEditing] = useState(false)
  const of = (holder: string, use: string) =>
    profile.permissions.find((each) => each.holder === holder && each.use === use)
  const rows = usesInOrder.map((use) => ({ use, person: of('person', use), account: of('company', use) }))
  return (
    <Section
      title="Permissions"
      qualifier="the narrower one counts"
      aside={
        <Button
          look="link"
          onPress={() => setEditing(true)}
          disabledReason={advocate.may.edit}
          reasonInTooltip
        >
          Edit
        </Button>
      }
    >
      <DataTable
        dense
        label="Permissions"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.use}
        empty={null}
      />
      {editing && (
        <Suspense>
          <PermissionsForm advocate={advocate} profile={profile} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Section>
  )
}
