import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { DateCell, PersonCell, TextCell, TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { SearchBox } from '../../../web/ui/SearchBox.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { StewardshipTabsPanel } from '../../web/StewardshipTabsPanel.tsx'
import { type BounceOutcome, bounceOutcomes } from '../bounced-address.ts'
import styles from './BouncedAddressesPage.module.css'
import { MendAddressForm } from './MendAddressForm.tsx'
import { type BouncedRow, bouncedAddressesQuery } from './queries.ts'

const defaults = { q: '', outcome: '' }

const outcomes: Readonly<
  Record<BounceOutcome, { readonly kind: 'due' | 'half' | 'ended' | 'kept'; readonly word: string }>
> = {
  waiting: { kind: 'due', word: 'nothing yet' },
  review: { kind: 'half', word: 'review open' },
  decided: { kind: 'ended', word: 'review decided' },
  replaced: { kind: 'kept', word: 'another address' },
}
const choices = [
  { value: '', label: 'All' },
  ...bounceOutcomes.map((value) => ({ value, label: outcomes[value].word })),
]

/** Addresses of customers that mail came back from, and what came of each. */
export function BouncedAddressesPage() {
  const [view, setView] = useUrlState(defaults)
  const outcome = bounceOutcomes.find((each) => each === view.outcome) ?? null
  const pages = useInfiniteQuery(bouncedAddressesQuery(outcome, view.q))
  const rows = rowsOf(pages.data)
  const [open, setOpen] = useState<BouncedRow | null>(null)
  const isFiltered = view.q !== '' || outcome !== null
  return (
    <>
      <PageHeader
        inline
        title="Stewardship"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'Bounced addresses' }]}
        fact="Mail to these addresses came back for good; nobody is written to there until an address works again."
      />
      <StewardshipTabsPanel />
      <div className={styles.filters}>
        <SearchBox
          label="Search bounced addresses"
          value={view.q}
          onSearch={(q) => setView({ q }, { replace: true })}
          placeholder="An address, a name, an account, an owner"
        />
        <Select
          label="What came of it"
          value={view.outcome}
          onChange={(next) => setView({ outcome: next })}
          options={choices}
        />
      </div>
      <DataTable
        label="Bounced addresses"
        columns={columnsOf(setOpen)}
        rows={rows}
        rowKey={({ email }) => email}
        problem={pages.error}
        onRetry={() => void pages.refetch()}
        empty={
          isFiltered ? (
            <EmptyState
              title="No address fits"
              actions={<Button onPress={() => setView(defaults)}>Clear search and filter</Button>}
            />
          ) : (
            <EmptyState title="No mail came back">
              Refusals of our own mail, delivery reports and what mail providers tell stand here.
            </EmptyState>
          )
        }
      />
      <Pager shown={rows?.length ?? 0} total={null} query={pages} />
      {open !== null && <MendAddressForm key={open.email} row={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function columnsOf(onOpen: (row: BouncedRow) => void): readonly Column<BouncedRow>[] {
  return [
    {
      id: 'contact',
      head: 'Contact',
      phone: 'title',
      width: '24%',
      cell: ({ contact, email }) => (
        <TwoLines first={<TextLink to={`/contacts/${contact.id}`}>{contact.name}</TextLink>} second={email} />
      ),
    },
    {
      id: 'account',
      head: 'Account',
      phone: 'second',
      cell: ({ account }) => <TextCell text={account?.name} />,
    },
    {
      id: 'owner',
      head: 'Owner',
      width: '14%',
      below1100: 'hide',
      cell: ({ owner }) => <PersonCell name={owner?.name ?? null} />,
    },
    {
      id: 'since',
      head: 'Since',
      width: '92px',
      below1100: 'hide',
      cell: ({ since }) => <DateCell when={since} />,
    },
    {
      id: 'outcome',
      head: 'What came of it',
      width: '24%',
      phone: 'third',
      cell: ({ outcome, review, instead }) => {
        const mark = <StateMark kind={outcomes[outcome].kind}>{instead ?? outcomes[outcome].word}</StateMark>
        const to = outcome === 'replaced' || review === null ? null : `/stewardship/changes/${review.id}`
        return to === null ? mark : <TextLink to={to}>{mark}</TextLink>
      },
    },
    {
      id: 'act',
      head: 'Put right',
      width: '100px',
      phone: 'third-right',
      cell: (row) => (
        <Button look="link" disabledReason={row.may['mend'] ?? null} onPress={() => onOpen(row)}>
          Put right
        </Button>
      ),
    },
  ]
}
