import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { teamsQuery } from '../../../identity/web/people.queries.ts'
import { formatLongDay } from '../../../web/format.ts'
import { SettingsColumn } from '../../../web/SettingsColumn.tsx'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { putQuota } from '../quota.contract.ts'
import { exceptionRoutes, type Quota, quotasQuery } from './exception.queries.ts'
import { QuotaForm } from './QuotaForm.tsx'

/** How many requests each team may hand in within a quarter, and what it has used. */
export function QuotasPage() {
  const quotas = useQuery(quotasQuery({}))
  const teams = useQuery(teamsQuery()).data?.rows ?? []
  const [open, setOpen] = useState<Quota | 'new' | null>(null)
  const may = quotas.data?.may['edit'] ?? null
  return (
    <>
      <PageHeader
        title="Quotas of teams"
        crumbs={[{ label: 'Settings' }, { label: 'Quotas' }]}
        fact={quotas.data && factOf(quotas.data)}
        actions={
          <Button look="solid" onPress={() => setOpen('new')} disabledReason={may} reasonInTooltip>
            Set a quota
          </Button>
        }
      />
      <SettingsColumn>
        <QueryView query={quotas} what="The quotas">
          {({ rows }) => (
            <DataTable
              label="Quotas"
              columns={columnsFor(may, setOpen)}
              rows={rows}
              rowKey={({ id }) => id}
              empty={
                <p>
                  No team has a quota: each may ask for as much as it needs. With a quota, whatever goes
                  beyond it waits for a program manager.
                </p>
              }
            />
          )}
        </QueryView>
      </SettingsColumn>
      {open !== null && (
        <QuotaForm teams={teams} quota={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

const factOf = ({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }) =>
  `Requests submitted from ${formatLongDay(startsOn)} to ${formatLongDay(endsOn)}, without those taken back before anybody was asked.`

function columnsFor(may: string | null, onEdit: (quota: Quota) => void): readonly Column<Quota>[] {
  return [
    { id: 'team', head: 'Team', phone: 'title', cell: ({ team }) => team.name },
    {
      id: 'what',
      head: 'For',
      phone: 'second',
      cell: ({ activityType }) => activityType?.name ?? 'Everything together',
    },
    {
      id: 'used',
      head: 'Used this quarter',
      phone: 'title-right',
      align: 'right',
      cell: ({ used, perQuarter }) => `${used} of ${perQuarter}`,
    },
    {
      id: 'act',
      head: '',
      phone: 'third-right',
      align: 'right',
      width: '22%',
      cell: (quota) => <Acts quota={quota} may={may} onEdit={onEdit} />,
    },
  ]
}

type ActsProps = {
  readonly quota: Quota
  readonly may: string | null
  readonly onEdit: (quota: Quota) => void
}

function Acts({ quota, may, onEdit }: ActsProps) {
  const { team, activityType, perQuarter } = quota
  const of = { teamId: team.id, activityTypeId: activityType?.id ?? null }
  const bringBack = useSubmit<typeof putQuota>('PUT /quotas', { invalidates: exceptionRoutes })
  const lift = useSubmit<typeof putQuota>('PUT /quotas', {
    invalidates: exceptionRoutes,
    onDone: () =>
      showToast(`${team.name} has no quota any more`, () =>
        bringBack.submit({ body: { ...of, perQuarter } }),
      ),
  })
  if (may !== null) return null
  const body = { ...of, perQuarter: null }
  return (
    <>
      <Button look="link" onPress={() => onEdit(quota)}>
        Change
      </Button>{' '}
      <Button look="link" waiting={lift.waiting && 'Lifting'} onPress={() => lift.submit({ body })}>
        Lift
      </Button>
    </>
  )
}
