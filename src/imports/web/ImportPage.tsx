import { useQuery } from '@tanstack/react-query'
import { formatCount, formatNumber } from '../../web/format.ts'
import { useGo, useParam } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { Stack } from '../../web/ui/Section.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import type { removeImport } from '../contract.ts'
import { DryRunPanel } from './DryRunPanel.tsx'
import {
  countOf,
  type FileLine,
  type FileView,
  importQuery,
  importRoutes,
  newsOf,
  setQuery,
} from './queries.ts'
import { ReportPanel } from './ReportPanel.tsx'
import { RunPanel } from './RunPanel.tsx'

/** A file and those brought with it, from the dry run to the report. */
export function ImportPage() {
  const importId = useParam('importId')
  const opened = useQuery(importQuery(importId))
  const set = useQuery(setQuery(opened.data?.setId))
  const files = [...(set.data?.rows ?? [])].reverse()
  const tabs = tabsOf(files, importId)
  const current = useTab(tabs, 'file') || importId
  const file = useQuery(importQuery(current))
  return (
    <RecordView query={file} what="The import">
      {(shown) => (
        <>
          <ImportHeader file={shown} files={files} />
          {tabs.length > 1 && <Tabs label="Files brought together" tabs={tabs} param="file" />}
          <ImportBody file={shown} files={files} />
        </>
      )}
    </RecordView>
  )
}

function tabsOf(files: readonly FileLine[], importId: string) {
  return files.map((file) => ({
    value: file.id === importId ? '' : file.id,
    label: file.fileName,
    count: file.rows,
  }))
}

type FileProps = { readonly file: FileView; readonly files: readonly FileLine[] }

function ImportHeader({ file, files }: FileProps) {
  const crumbs = [
    { label: 'Customers', to: '/customers' },
    { label: 'Import', to: '/customers/import' },
    { label: file.fileName },
  ]
  return (
    <PageHeader
      title={titleOf(file, files)}
      crumbs={crumbs}
      fact={factOf(file, files)}
      actions={file.may.remove === null ? <StartOver files={files} /> : undefined}
    />
  )
}

function titleOf(file: FileView, files: readonly FileLine[]): string {
  switch (file.state) {
    case 'waiting':
    case 'reading':
      return 'Reading the file'
    case 'read':
    case 'trying':
    case 'tried':
      return 'Dry run: nothing has been written yet'
    case 'running':
      return `${countOf(file.rows, file.kind)} are coming in`
    case 'stopped':
      return 'The import has stopped on the way'
    case 'unreadable':
      return 'This file could not be read'
    case 'done':
      return doneTitle(files.length > 1 && files.every(isDone) ? files : [file])
  }
}

const isDone = ({ state }: FileLine) => state === 'done'
const doneCounts = ({ counts }: FileLine) => counts

/** Said of all files that were brought together; of one alone while others are still on their way. */
function doneTitle(files: readonly FileLine[]): string {
  const news = newsOf(files, doneCounts)
  if (news === '') return 'Nothing was new'
  return files.length > 1 ? `${formatNumber(files.length)} files are in` : `${news} are in`
}

function factOf(file: FileView, files: readonly FileLine[]): string {
  const rows = files.reduce((sum, each) => sum + each.rows, 0)
  const seconds = file.readSeconds
  if (files.length > 1 && files.every(isDone)) {
    const news = newsOf(files, doneCounts)
    return `${formatCount(rows, 'row', 'rows')}${news === '' ? '' : `: ${news}`}.`
  }
  if (files.length > 1) return `${formatCount(files.length, 'file', 'files')}, ${formatNumber(rows)} rows.`
  const read =
    seconds === null || seconds < 1
      ? ''
      : `, read in ${formatCount(Math.round(seconds), 'second', 'seconds')}`
  return `${file.fileName}, ${formatCount(file.rows, 'row', 'rows')}${read}.`
}

/** Forgets the files of which nothing was imported, and goes back to where files are dropped. */
function StartOver({ files }: { readonly files: readonly FileLine[] }) {
  const go = useGo()
  const open = files.filter((each) => ['waiting', 'read', 'tried', 'unreadable'].includes(each.state))
  const remove = useSubmit<typeof removeImport>('DELETE /imports/:importId', {
    invalidates: importRoutes.slice(0, 1),
    onDone: (_, { params }) => {
      const next = open[open.findIndex((each) => each.id === params.importId) + 1]
      if (next === undefined) go('/customers/import')
      else remove.submit({ params: { importId: next.id } })
    },
  })
  const [first] = open
  if (first === undefined) return null
  return (
    <Button
      waiting={remove.waiting && 'Forgetting'}
      onPress={() => remove.submit({ params: { importId: first.id } })}
    >
      Start over
    </Button>
  )
}

function ImportBody({ file, files }: FileProps) {
  switch (file.state) {
    case 'unreadable':
      return <Note tone="risk" title={file.failure ?? 'It holds no table.'} />
    case 'waiting':
    case 'reading':
    case 'running':
      return <RunPanel files={files} />
    case 'read':
    case 'trying':
    case 'tried':
      return <DryRunPanel file={file} files={files} />
    case 'stopped':
    case 'done':
      return (
        <Stack>
          <ReportPanel file={file} />
        </Stack>
      )
  }
}
