import { useState } from 'react'
import {
  formatBytes,
  formatCount,
  formatFull,
  formatMoment,
  formatPercent,
  formatRecent,
} from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { TwoLines } from '../../web/ui/Cells.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Progress } from '../../web/ui/Progress.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { removeBackup } from '../backup.contract.ts'
import { type Backup, backupAddress } from './backup.queries.ts'

type BackupsTableProps = {
  readonly rows: readonly Backup[] | undefined
  readonly problem: Error | null
  readonly onRetry: () => void
}

/** The backups the server keeps: how old, how large, and each to be fetched or removed. */
export function BackupsTable({ rows, problem, onRetry }: BackupsTableProps) {
  const [leaving, setLeaving] = useState<Backup | null>(null)
  return (
    <>
      <DataTable
        label="Backups"
        columns={columnsWith(setLeaving)}
        rows={rows}
        rowKey={(row) => row.id}
        tall
        problem={problem}
        onRetry={onRetry}
        empty={
          <EmptyState title="No backup is kept here">
            One that the command line fetches leaves nothing here, unless it is told to.
          </EmptyState>
        }
      />
      {leaving !== null && <RemoveDialog backup={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

const columnsWith = (onRemove: (backup: Backup) => void): readonly Column<Backup>[] => [
  {
    id: 'made',
    head: 'Made',
    phone: 'title',
    cell: ({ createdAt }) => (
      <span title={formatFull(createdAt)}>
        <TwoLines first={formatMoment(createdAt)} second={formatRecent(createdAt)} />
      </span>
    ),
  },
  { id: 'state', head: 'State', width: '34%', phone: 'second', cell: (row) => <State backup={row} /> },
  {
    id: 'size',
    head: 'Size',
    width: '12%',
    align: 'right',
    phone: 'third',
    cell: ({ bytes }) => <>{bytes === null ? '' : formatBytes(bytes)}</>,
  },
  {
    id: 'fetch',
    head: '',
    width: '100px',
    align: 'right',
    phone: 'third-right',
    cell: ({ id, state, createdAt }) =>
      state === 'done' && (
        <LinkButton look="link" download to={backupAddress(id)}>
          Download<span className="unseen"> the backup of {formatMoment(createdAt)}</span>
        </LinkButton>
      ),
  },
  {
    id: 'remove',
    head: '',
    width: '84px',
    align: 'right',
    phone: 'title-right',
    cell: (backup) =>
      backup.state !== 'running' && (
        <Button
          look="link"
          aria-label={`Remove the backup of ${formatMoment(backup.createdAt)}`}
          onPress={() => onRemove(backup)}
        >
          Remove
        </Button>
      ),
  },
]

function State({ backup }: { readonly backup: Backup }) {
  const { state, percent, rows, files, failure } = backup
  if (state === 'running')
    return (
      <Progress
        label="Reading every table"
        value={percent}
        total={100}
        words={formatPercent(percent / 100)}
      />
    )
  if (state === 'failed')
    return <StateMark kind="risk">{`failed: ${failure ?? 'nobody knows why'}`}</StateMark>
  return (
    <StateMark kind="kept">
      {`${formatCount(rows ?? 0, 'row', 'rows')}, ${formatCount(files ?? 0, 'file', 'files')}`}
    </StateMark>
  )
}

function RemoveDialog({ backup, onClose }: { readonly backup: Backup; readonly onClose: () => void }) {
  const remove = useSubmit<typeof removeBackup>('DELETE /backups/:backupId', {
    invalidates: ['GET /backups'],
    onDone: () => {
      showToast('The backup is removed')
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Remove the backup of ${formatMoment(backup.createdAt)}?`}
      confirm="Remove it"
      onConfirm={() => remove.submit({ params: { backupId: backup.id } })}
      onClose={onClose}
      waiting={remove.waiting && 'Removing'}
      problem={remove.problem}
    >
      What you downloaded stays yours; the file on the server goes.
    </ConfirmDialog>
  )
}
