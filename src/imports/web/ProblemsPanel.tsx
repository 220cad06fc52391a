import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOf } from '../../web/api.ts'
import { rowsOf } from '../../web/api-query.ts'
import { useSubmit } from '../../web/submit.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import type { downloadReport, mapImport } from '../contract.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { ProblemRowsPanel } from './ProblemRowsPanel.tsx'
import { ProblemsTable } from './ProblemsTable.tsx'
import { type FileView, importRoutes, type ProblemView, problemsQuery } from './queries.ts'

/** The rows that stay out unless somebody answers, like ones together; then those that go in with a remark. */
export function ProblemsPanel({ file }: { readonly file: FileView }) {
  const [asked, setAsked] = useState<ProblemView | null>(null)
  const map = useSubmit<typeof mapImport>('PUT /imports/:importId/mapping', {
    invalidates: importRoutes,
    onDone: () => setAsked(null),
  })
  const answer = ({ field, column, value }: ProblemView, words: string) =>
    map.submit({
      params: { importId: file.id },
      body: { answers: [{ field: field || column, value, answer: words }] },
    })
  const may = file.may.map === null ? { answer, ask: setAsked } : null
  return (
    <Stack>
      <Problems file={file} severities={['refused', 'choice']} may={may} />
      <FormErrors problem={map.problem} title="The answer was not kept." />
      <Problems file={file} severities={['note']} may={may} />
      {asked !== null && (
        <AnswerForm
          problem={asked}
          waiting={map.waiting}
          onAnswer={(words) => answer(asked, words)}
          onClose={() => setAsked(null)}
        />
      )}
    </Stack>
  )
}

type ProblemsProps = {
  readonly file: FileView
  readonly severities: readonly ProblemView['severity'][]
  readonly may: {
    readonly answer: (problem: ProblemView, words: string) => void
    readonly ask: (problem: ProblemView) => void
  } | null
}

function Problems({ file, severities, may }: ProblemsProps) {
  const isNote = severities.includes('note')
  const list = useInfiniteQuery(problemsQuery(file.id, severities))
  const [open, setOpen] = useState<ProblemView | null>(null)
  const rows = rowsOf(list.data)
  if (isNote && (rows === undefined || rows.length === 0)) return null
  const isOver = file.state === 'done' || file.state === 'stopped'
  const waiting = isOver ? file.counts.refused : (file.trial?.refused ?? 0) + (file.trial?.choices ?? 0)
  const noted = isOver ? 'these rows went in' : 'these rows go in'
  return (
    <Section
      title={isNote ? 'Worth a look' : 'Rows that need you'}
      qualifier={isNote ? noted : waiting > 1 ? `${waiting}, like ones together` : undefined}
      aside={!isNote && !isOver && waiting > 0 && file.hasFile ? <Download file={file} /> : undefined}
    >
      <ProblemsTable
        label={isNote ? 'Remarks' : 'Rows that need you'}
        rows={rows}
        may={may}
        onOpen={setOpen}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<Nothing file={file} />}
      />
      {rows !== undefined && list.hasNextPage && <Pager shown={rows.length} total={null} query={list} />}
      {open !== null && <ProblemRowsPanel importId={file.id} problem={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function Nothing({ file }: { readonly file: FileView }) {
  if (file.state === 'tried')
    return <EmptyState title="Every row can go in">No row waits for a choice.</EmptyState>
  if (file.state === 'done') return <EmptyState title="Every row is in">No row was refused.</EmptyState>
  return <EmptyState title="Not tried yet">Problems of single rows show here after the dry run.</EmptyState>
}

function Download({ file }: { readonly file: FileView }) {
  const to = addressOf<typeof downloadReport>('GET /imports/:importId/report', {
    params: { importId: file.id },
  })
  return (
    <LinkButton look="link" download to={to}>
      Download
    </LinkButton>
  )
}
