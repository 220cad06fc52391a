import { useInfiniteQuery } from '@tanstack/react-query'
import { addressOf } from '../../web/api.ts'
import { rowsOf } from '../../web/api-query.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { MainAndSide, Section } from '../../web/ui/Section.tsx'
import type { downloadTemplate } from '../contract.ts'
import { importKinds } from '../import-kind.ts'
import { ImportsTable } from './ImportsTable.tsx'
import { importsQuery, nameOfKind } from './queries.ts'
import { UploadForm } from './UploadForm.tsx'

/** Where customers come in: a place to drop files, and what came in before. */
export function ImportsPage() {
  const list = useInfiniteQuery(importsQuery())
  const rows = rowsOf(list.data)
  return (
    <>
      <PageHeader
        title="Bring your customers"
        crumbs={[{ label: 'Customers', to: '/customers' }, { label: 'Import' }]}
        fact="From your CRM or a spreadsheet. You see what will happen to every row before anything is written."
      />
      <MainAndSide
        main={
          <>
            <UploadForm />
            <Section title="Brought before">
              <ImportsTable
                rows={rows}
                problem={list.error}
                onRetry={() => void list.refetch()}
                empty={<NothingYet />}
              />
              {rows !== undefined && rows.length > 0 && (
                <Pager shown={rows.length} total={null} query={list} />
              )}
            </Section>
          </>
        }
        side={<Templates />}
      />
    </>
  )
}

function NothingYet() {
  return (
    <EmptyState title="No file has come in yet">
      Start with people and accounts; contacts, opportunities and the rest find them afterwards. Dropped
      together, files sort themselves.
    </EmptyState>
  )
}

/** An empty file for each kind, for those who have none at hand. */
function Templates() {
  return (
    <Section title="No file at hand?" qualifier="templates">
      <Lines>
        {importKinds.map((kind) => (
          <Line
            key={kind}
            title={nameOfKind(kind)}
            action={
              <LinkButton
                look="link"
                download
                to={addressOf<typeof downloadTemplate>('GET /imports/template', { query: { kind } })}
              >
                Download<span className="unseen"> the template for {nameOfKind(kind)}</span>
              </LinkButton>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}
