import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { MyPlansPanel } from '../../calendar/web/PlansPanel.tsx'
import { CareDuePanel } from '../../protection/web/CareDuePanel.tsx'
import { formatCount } from '../../web/format.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { AccountForm } from './AccountForm.tsx'
import { AccountsTable } from './AccountsTable.tsx'
import { accountFacetsQuery } from './account.queries.ts'
import { ContactForm } from './ContactForm.tsx'
import { ContactsTable } from './ContactsTable.tsx'
import { contactFacetsQuery } from './contact.queries.ts'
import { OpportunitiesTable } from './OpportunitiesTable.tsx'
import { OpportunityForm } from './OpportunityForm.tsx'
import { opportunityFacetsQuery } from './opportunity.queries.ts'

/** Accounts, contacts and opportunities as they came. */
export function CustomersPage() {
  return <Customers title="Customers" mine={false} />
}

/** The same, of those whose relationship the reader owns. */
export function MyCustomersPage() {
  return <Customers title="My customers" mine />
}

const defaults = { open: '' }

const parts = {
  '': { one: 'account', many: 'accounts', Form: AccountForm, Table: AccountsTable },
  contacts: { one: 'contact', many: 'contacts', Form: ContactForm, Table: ContactsTable },
  opportunities: {
    one: 'opportunity',
    many: 'opportunities',
    Form: OpportunityForm,
    Table: OpportunitiesTable,
  },
} as const

/** Values of files that found no place yet. */
function Unmapped({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <TextLink to="/customers/unmapped">
      {formatCount(count, 'value waits', 'values wait')} for a place
    </TextLink>
  )
}

function Customers({ title, mine }: { readonly title: string; readonly mine: boolean }) {
  const filters = mine ? { mine } : {}
  const accounts = useQuery(accountFacetsQuery(filters)).data
  const contacts = useQuery(contactFacetsQuery(filters)).data
  const opportunities = useQuery(opportunityFacetsQuery(filters)).data
  const tabs = [
    { value: '', label: 'Accounts', count: accounts?.total },
    { value: 'contacts', label: 'Contacts', count: contacts?.total },
    { value: 'opportunities', label: 'Opportunities', count: opportunities?.total },
  ]
  const tab = useTab(tabs) as keyof typeof parts
  const { one, Form, Table } = parts[tab]
  const [view, setView] = useUrlState(defaults)
  const may = accounts?.may
  return (
    <>
      <PageHeader
        inline
        title={title}
        fact={mine ? <CareDuePanel /> : <Unmapped count={accounts?.unmapped ?? 0} />}
        actions={
          <>
            <LinkButton to="/insights">What they said</LinkButton>
            {!mine && <LinkButton to="/relationships">Relationships</LinkButton>}
            {!mine && <LinkButton to="/stewardship">Data quality</LinkButton>}
            {may?.import === null && (
              <LinkButton to="/customers/import" icon={<IconUpload size={16} stroke={1.5} aria-hidden />}>
                Import
              </LinkButton>
            )}
            <Button onPress={() => setView({ open: 'new' })} disabledReason={may?.create}>
              Add {one === 'contact' ? 'a' : 'an'} {one}
            </Button>
          </>
        }
      />
      <Tabs label="Kinds of customer records" tabs={tabs} />
      <Table key={tab} mine={mine} />
      {mine && tab === '' && <MyPlansPanel />}
      {view.open === 'new' && may?.create === null && <Form onClose={() => setView({ open: '' })} />}
    </>
  )
}
