import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatDay, formatRecent } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, TextCell, TwoLines } from '../../web/ui/Cells.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { revokeKey } from '../key.contract.ts'
import { KeyForm } from './KeyForm.tsx'
import { type Key, keysQuery } from './key.queries.ts'

/** Keys by which other programs act as somebody, within what the key allows. */
export function KeysPage() {
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<Key | null>(null)
  const keys = useQuery(keysQuery())
  const rows = keys.data?.rows
  return (
    <>
      <PageHeader
        title="API keys"
        crumbs={[{ label: 'Settings' }, { label: 'API keys' }]}
        fact={
          <>
            {rows !== undefined && rows.length > 0 && `${formatCount(rows.length, 'key', 'keys')}. `}
            Everything the screens do, the API does: <a href="/api/docs">read its reference</a>.
          </>
        }
        actions={
          <Button look="solid" onPress={() => setMaking(true)}>
            Make a key
          </Button>
        }
      />
      <SettingsColumn>
        <DataTable
          label="API keys"
          columns={columnsWith(setLeaving)}
          rows={rows}
          rowKey={(key) => key.id}
          tall
          problem={keys.error}
          onRetry={() => void keys.refetch()}
          empty={
            <EmptyState
              title="No keys yet"
              actions={<Button onPress={() => setMaking(true)}>Make a key</Button>}
            >
              A key lets a script, an import or another system act as you. What people do here is in the{' '}
              <TextLink to="/settings/audit">audit trail</TextLink>; what keys do, too.
            </EmptyState>
          }
        />
      </SettingsColumn>
      {making && <KeyForm onClose={() => setMaking(false)} />}
      {leaving !== null && <RevokeDialog apiKey={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

const columnsWith = (onRevoke: (key: Key) => void): readonly Column<Key>[] => [
  {
    id: 'name',
    head: 'Key',
    phone: 'title',
    cell: (key) => <TwoLines first={key.name} second={`${key.start}…`} />,
  },
  {
    id: 'scopes',
    head: 'May',
    width: '22%',
    phone: 'second',
    cell: (key) => <Scopes scopes={key.scopes} />,
  },
  {
    id: 'person',
    head: 'Acts as',
    width: '16%',
    below1100: 'hide',
    cell: (key) => <TextCell text={key.person.name} />,
  },
  {
    id: 'used',
    head: 'Last used',
    width: '13%',
    phone: 'third',
    cell: (key) => <>{key.lastUsedAt === null ? 'never' : formatRecent(key.lastUsedAt)}</>,
  },
  {
    id: 'expires',
    head: 'Expires',
    width: '11%',
    below1100: 'hide',
    cell: (key) => (key.expiresAt === null ? <>never</> : <DateCell when={key.expiresAt} />),
  },
  {
    id: 'revoke',
    head: '',
    width: '76px',
    align: 'right',
    phone: 'title-right',
    cell: (key) => (
      <Button look="link" aria-label={`Revoke ${key.name}`} onPress={() => onRevoke(key)}>
        Revoke
      </Button>
    ),
  },
]

/** “read and write people”, one for each noun, so that the first stands large and the rest below it. */
function describeScopes(scopes: readonly string[]): string[] {
  const byNoun = Map.groupBy(scopes, (scope) => scope.split(':')[0] ?? '')
  return [...byNoun].map(([noun, group]) => {
    const deeds = group.map((scope) => scope.split(':')[1]).sort()
    return `${deeds.join(' and ')} ${noun === '*' ? 'everything' : noun.replaceAll('-', ' ')}`
  })
}

function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  const [first = '', ...others] = describeScopes(scopes)
  return others.length === 0 ? (
    <TextCell text={first} />
  ) : (
    <TwoLines first={first} second={others.join(', ')} />
  )
}

function RevokeDialog({ apiKey, onClose }: { readonly apiKey: Key; readonly onClose: () => void }) {
  const revoke = useSubmit<typeof revokeKey>('DELETE /keys/:keyId', {
    invalidates: ['GET /keys'],
    onDone: () => {
      showToast('The key is revoked')
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Revoke ${apiKey.name}?`}
      confirm="Revoke it"
      onConfirm={() => revoke.submit({ params: { keyId: apiKey.id } })}
      onClose={onClose}
      waiting={revoke.waiting && 'Revoking'}
      problem={revoke.problem}
    >
      Whatever uses it is refused from that moment on. It was made on {formatDay(apiKey.createdAt)} and cannot
      be brought back.
    </ConfirmDialog>
  )
}
