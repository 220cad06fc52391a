import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { formatCount } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button } from '../../web/ui/Button.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { SearchBox } from '../../web/ui/SearchBox.tsx'
import { MainAndSide, Stack } from '../../web/ui/Section.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import type { Taxonomy } from '../term.ts'
import { TaxonomyTable } from './TaxonomyTable.tsx'
import { TermForm } from './TermForm.tsx'
import { TermPanel } from './TermPanel.tsx'
import { type Term, taxonomyWords, termsQuery } from './taxonomy.queries.ts'

const tabs = [
  { value: 'industry', label: 'Industry' },
  { value: 'region', label: 'Region' },
  { value: 'persona', label: 'Persona' },
  { value: 'use-case', label: 'Use case' },
] as const
const defaults = { q: '', term: '', new: false }

/** The terms accounts, contacts and opportunities are sorted by. */
export function TaxonomiesPage() {
  const taxonomy = useTab(tabs) as Taxonomy
  const [view, setView] = useUrlState(defaults)
  const terms = useQuery(termsQuery(taxonomy))
  const chosen = terms.data?.rows.find((term) => term.id === view.term)
  const close = () => setView({ term: '', new: false })
  return (
    <>
      <PageHeader
        title="What customers are sorted by"
        crumbs={[{ label: 'Settings' }, { label: 'Taxonomies' }]}
        fact={terms.data === undefined ? undefined : <Fact taxonomy={taxonomy} terms={terms.data.rows} />}
        actions={
          <Button disabledReason={terms.data?.may.edit} onPress={() => setView({ new: true, term: '' })}>
            New term
          </Button>
        }
      />
      <SettingsColumn>
        <Stack>
          <Tabs label="Taxonomies" tabs={tabs} />
          <QueryView query={terms} what="The taxonomy">
            {(data) => (
              <>
                {data.unmapped > 0 && <Waiting taxonomy={taxonomy} count={data.unmapped} />}
                <MainAndSide
                  main={
                    <>
                      <SearchBox
                        label="Find a term"
                        placeholder="A name, or another way to write it"
                        value={view.q}
                        onSearch={(q) => setView({ q }, { replace: true })}
                      />
                      <TaxonomyTable terms={data.rows} text={view.q} taxonomy={taxonomy} chosen={view.term} />
                    </>
                  }
                  side={
                    <Side
                      taxonomy={taxonomy}
                      terms={data.rows}
                      chosen={chosen}
                      adding={view.new}
                      may={data.may.edit ?? null}
                      onClose={close}
                    />
                  }
                />
              </>
            )}
          </QueryView>
        </Stack>
      </SettingsColumn>
    </>
  )
}

function Fact({ taxonomy, terms }: { readonly taxonomy: Taxonomy; readonly terms: readonly Term[] }) {
  const inUse = terms.filter((term) => term.retiredAt === null)
  const own = inUse.filter((term) => term.code === null).length
  const { one, many } = taxonomyWords[taxonomy]
  const all = formatCount(inUse.length, one, many)
  return own === 0 ? `${all}, all from public lists.` : `${all}, ${own} of them added by you.`
}

function Waiting({ taxonomy, count }: { readonly taxonomy: Taxonomy; readonly count: number }) {
  return (
    <Note tone="due" title={`${formatCount(count, 'value waits', 'values wait')} for a place in this list`}>
      They came in with a file and are kept as they came.{' '}
      <TextLink to={`/customers/unmapped?taxonomy=${taxonomy}`}>Give them their place</TextLink>
    </Note>
  )
}

type SideProps = {
  readonly taxonomy: Taxonomy
  readonly terms: readonly Term[]
  readonly chosen: Term | undefined
  readonly adding: boolean
  readonly may: string | null
  readonly onClose: () => void
}

function Side({ taxonomy, terms, chosen, adding, may, onClose }: SideProps) {
  const panel = useRef<HTMLDivElement>(null)
  // On a narrow screen the panel stands under a long table, where nobody would look for it.
  useEffect(() => {
    if (chosen?.id !== undefined || adding) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id, adding])
  if (adding && may === null)
    return (
      <div ref={panel}>
        <TermForm taxonomy={taxonomy} terms={terms} onClose={onClose} />
      </div>
    )
  if (chosen === undefined) return null
  return (
    <div ref={panel}>
      <TermPanel
        key={chosen.id}
        taxonomy={taxonomy}
        term={chosen}
        terms={terms}
        may={may}
        onClose={onClose}
      />
    </div>
  )
}
