import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EditManyPanel } from '../../stewardship/web/EditManyPanel.tsx'
import { rowsOf } from '../../web/api-query.ts'
import { formatDay } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { AccountWithCountry, NameWithRole, PersonCell, TextCell } from '../../web/ui/Cells.tsx'
import { ColumnChooser, useColumns } from '../../web/ui/ColumnChooser.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { Faceted } from '../../web/ui/FacetList.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { type StateKind, StateMark } from '../../web/ui/StateMark.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { type Seniority, seniorities } from '../contact.ts'
import {
  type ContactRow,
  contactFacetsQuery,
  contactsQuery,
  languageName,
  seniorityWords,
  stageWord,
} from './contact.queries.ts'
import { ListHeadPanel, NothingPanel } from './ListHeadPanel.tsx'
import { countryWord, facetsInWords, splitCustom, withCustom } from './list.queries.ts'

const none: readonly string[] = []

const defaults = {
  q: '',
  sort: 'name',
  stage: none,
  seniority: none,
  persona: none,
  industry: none,
  country: none,
  language: none,
  owner: none,
  custom: none,
}

const facetNames = {
  stage: 'Journey',
  seniority: 'Seniority',
  persona: 'Persona',
  industry: 'Industry',
  country: 'Country',
  language: 'Language',
  owner: 'Owner',
} as const

const facetWords = {
  stage: stageWord,
  seniority: (value: string) => seniorityWords[value as Seniority],
  country: countryWord,
  language: languageName,
}

const facetTexts = { names: facetNames, words: facetWords, orders: { seniority: seniorities } }

/** Contacts in a table beside their facets; `mine` only those the reader owns. */
export function ContactsTable({ mine }: { readonly mine: boolean }) {
  const [view, setView] = useUrlState(defaults)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const runsProgram = useSession().person?.roles.includes('program-manager') === true
  const columns = useColumns(allColumns)
  const { sort, q, custom, ...plain } = view
  const set = Object.fromEntries(
    Object.entries({ ...plain, custom }).filter(([, values]) => values.length > 0),
  )
  const filters = { ...set, ...(q === '' ? {} : { q }), ...(mine ? { mine } : {}) }
  const list = useInfiniteQuery(contactsQuery(filters, sort))
  const counts = useQuery(contactFacetsQuery(filters))
  const rows = rowsOf(list.data)
  const all = { ...plain, ...splitCustom(custom) }
  return (
    <>
      <ListHeadPanel
        label="Search contacts"
        q={q}
        onSearch={(words) => setView({ q: words }, { replace: true })}
        actions={
          <>
            {chosen.size > 0 && <EditManyPanel contactIds={[...chosen]} />}
            <ColumnChooser columns={columns} />
          </>
        }
      />
      <Faceted
        facets={facetsInWords(counts.data?.facets, facetTexts, all)}
        chosen={all}
        onChange={(name, values) =>
          setView(
            name.startsWith('custom.') ? { custom: withCustom(custom, name, values) } : { [name]: values },
          )
        }
      >
        <DataTable
          label="Contacts"
          columns={columns.shown}
          rows={rows}
          rowKey={(row) => row.id}
          rowTo={(row) => `/contacts/${row.id}`}
          {...(runsProgram ? { chosen, onChoose: setChosen } : {})}
          sort={sort}
          onSort={(next) => setView({ sort: next })}
          problem={list.error}
          onRetry={() => void list.refetch()}
          empty={
            <NothingPanel
              one="contact"
              many="contacts"
              mine={mine}
              all={counts.data?.all}
              mayImport={counts.data?.may.import ?? null}
              onClear={() => setView(defaults)}
            />
          }
        />
        <Pager shown={rows?.length ?? 0} total={counts.data?.total ?? null} query={list} />
      </Faceted>
    </>
  )
}

const allColumns: readonly Column<ContactRow>[] = [
  {
    id: 'name',
    head: 'Contact',
    sort: 'name',
    phone: 'title',
    width: '34%',
    cell: (row) => <NameWithRole name={row.name} role={row.title} />,
  },
  {
    id: 'account',
    head: 'Account',
    sort: 'account',
    phone: 'second',
    cell: (row) =>
      row.account === null ? (
        <TextCell text={null} />
      ) : (
        <AccountWithCountry name={row.account.name} country={row.account.country} />
      ),
  },
  {
    id: 'persona',
    head: 'Persona',
    width: '15%',
    below1100: 'hide',
    optional: true,
    cell: (row) => <TextCell text={row.persona} />,
  },
  {
    id: 'seniority',
    head: 'Seniority',
    width: '118px',
    optional: true,
    offAtFirst: true,
    cell: (row) => <TextCell text={row.seniority && seniorityWords[row.seniority]} />,
  },
  {
    id: 'journey',
    head: 'Journey',
    width: '150px',
    optional: true,
    phone: 'third',
    cell: (row) => <JourneyMark contact={row} />,
  },
  {
    id: 'owner',
    head: 'Owner',
    width: '15%',
    optional: true,
    phone: 'third-right',
    cell: (row) => <PersonCell name={row.owner?.name} />,
  },
]

const stageShapes: Readonly<Record<string, StateKind>> = {
  customer: 'not-asked',
  potential: 'later',
  introduced: 'half',
  interviewed: 'half',
  discoverable: 'free',
  active: 'free',
  retired: 'ended',
  declined: 'never',
}

type JourneyProps = {
  readonly contact: Pick<ContactRow, 'stage' | 'leftOn' | 'absentUntil'>
}

/** Where somebody stands, in a word and a shape: left before away before the stage of the journey. */
export function JourneyMark({ contact }: JourneyProps) {
  if (contact.stage === undefined) return <TextCell text={null} />
  if (contact.leftOn != null) return <StateMark kind="ended">left {formatDay(contact.leftOn)}</StateMark>
  if (contact.absentUntil != null) {
    return <StateMark kind="held">away until {formatDay(contact.absentUntil)}</StateMark>
  }
  const kind = stageShapes[contact.stage ?? 'customer'] ?? 'not-asked'
  return <StateMark kind={kind}>{stageWord(contact.stage).toLowerCase()}</StateMark>
}
