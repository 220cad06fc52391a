import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button } from '../../web/ui/Button.tsx'
import { TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { ProviderForm } from './ProviderForm.tsx'
import { providersQuery, type SignInProvider } from './provider.queries.ts'

const defaults = { provider: '' }

/** Sign-in through the company's own identity provider. */
export function ProvidersPage() {
  const [view, setView] = useUrlState(defaults)
  const [adding, setAdding] = useState(false)
  const providers = useQuery(providersQuery())
  const chosen = providers.data?.rows.find((row) => row.id === view.provider)
  const add = () => setAdding(true)
  return (
    <>
      <PageHeader
        title="Sign-in"
        crumbs={[{ label: 'Settings' }, { label: 'Sign-in' }]}
        fact="Passwords and second factors always work; a provider lets people in with the sign-in they have."
        actions={
          <Button look="solid" onPress={add}>
            Add a provider
          </Button>
        }
      />
      <SettingsColumn>
        <DataTable
          label="Sign-in providers"
          columns={columns}
          rows={providers.data?.rows}
          rowKey={(row) => row.id}
          rowTo={(row) => `/settings/sign-in?provider=${row.id}`}
          currentKey={view.provider}
          problem={providers.error}
          onRetry={() => void providers.refetch()}
          empty={
            <EmptyState title="No provider yet" actions={<Button onPress={add}>Add a provider</Button>}>
              Entra ID, Google Workspace, Okta, Keycloak: anything that speaks OpenID Connect.
            </EmptyState>
          }
        />
      </SettingsColumn>
      {adding && <ProviderForm onClose={() => setAdding(false)} />}
      {chosen !== undefined && (
        <ProviderForm
          key={`${chosen.id} ${chosen.version}`}
          provider={chosen}
          onClose={() => setView({ provider: '' })}
        />
      )}
    </>
  )
}

const columns: readonly Column<SignInProvider>[] = [
  { id: 'name', head: 'Provider', phone: 'title', cell: (row) => <TextCell text={row.name} /> },
  {
    id: 'issuer',
    head: 'Issuer',
    width: '40%',
    phone: 'second',
    cell: (row) => <TextCell text={row.issuer} />,
  },
  {
    id: 'admits',
    head: 'Lets in',
    width: '28%',
    phone: 'third',
    cell: (row) => (
      <TextCell text={row.admits === 'record' ? 'people on record' : `everybody at ${row.domain ?? ''}`} />
    ),
  },
]
