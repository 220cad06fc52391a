import { useEffect } from 'react'
import { formatNumber } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { Progress } from '../../web/ui/Progress.tsx'
import type { startImport, tryImport } from '../contract.ts'
import { ColumnsTable } from './ColumnsTable.tsx'
import styles from './DryRunPanel.module.css'
import { OptionsForm } from './OptionsForm.tsx'
import { ProblemsPanel } from './ProblemsPanel.tsx'
import { type FileLine, type FileView, importRoutes, importWords } from './queries.ts'
import { StrangersPanel } from './StrangersPanel.tsx'
import { TallyPanel } from './TallyPanel.tsx'

type DryRunProps = { readonly file: FileView; readonly files: readonly FileLine[] }

/** What an import would do: where the columns go, which rows need somebody, and the button that does it. */
export function DryRunPanel({ file, files }: DryRunProps) {
  const trying = useTrial(file, files)
  return (
    <div className={styles.panel}>
      {file.state === 'trying' && (
        <Progress label="Trying every row" value={file.trial?.settled ?? 0} total={file.rows} />
      )}
      {file.state === 'tried' && file.trial !== null && (
        <TallyPanel kind={file.kind} counts={file.trial} tried />
      )}
      {file.state === 'tried' && <StrangersPanel file={file} tried />}
      {file.failure !== null && <Note tone="risk" title={file.failure} live />}
      {file.notes.length > 0 && (
        <ul className={styles.notes}>
          {file.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <FormErrors problem={trying.problem} title="The dry run did not start." />
      <div className={styles.sides}>
        <div>
          <OptionsForm file={file} />
          <ColumnsTable file={file} />
        </div>
        <ProblemsPanel file={file} />
      </div>
      <StartForm file={file} files={files} isTrying={trying.isTrying} />
    </div>
  )
}

const over: readonly FileLine['state'][] = ['done', 'running', 'unreadable']

/** Starts the dry run by itself as soon as nothing is left to be said, and again after every change. */
function useTrial(file: FileView, files: readonly FileLine[]) {
  const attempt = useSubmit<typeof tryImport>('POST /imports/:importId/dry-run', {
    invalidates: importRoutes,
  })
  const { submit, problem, waiting } = attempt
  const isDue =
    file.state === 'read' && file.may.try === null && file.failure === null && problem === undefined
  // The file and the list of files are read apart: where the list knows of a dry run there is no second one to start.
  const isUntried = files.find(({ id }) => id === file.id)?.state === 'read'
  const othersReady = files.every((each) => over.includes(each.state) || each.whyNot === null)
  const go = isDue && isUntried && othersReady && !waiting
  useEffect(() => {
    if (go) submit({ params: { importId: file.id } })
  }, [go, submit, file.id])
  return { problem, isTrying: isDue || waiting }
}

function StartForm({ file, files, isTrying }: DryRunProps & { readonly isTrying: boolean }) {
  const start = useSubmit<typeof startImport>('POST /imports/:importId/start', { invalidates: importRoutes })
  const going = files.filter((each) => each.state === 'tried' || each.state === 'read')
  const waits = (file.trial?.choices ?? 0) + (file.trial?.refused ?? 0)
  const held = files.find((each) => !over.includes(each.state) && each.whyNot !== null)
  const why =
    file.may.start ??
    (held === undefined ? null : `${held.fileName}: ${held.whyNot}`) ??
    (isTrying ? 'The dry run is not finished yet.' : null)
  return (
    <div className={styles.start}>
      <Button
        look="solid"
        size="large"
        disabledReason={why}
        waiting={start.waiting && 'They are coming in'}
        onPress={() => start.submit({ params: { importId: file.id } })}
      >
        {importWords(going)}
      </Button>
      {why === null && waits > 0 && (
        <p className={styles.hint}>
          {waits === 1 ? 'One row waits' : `${formatNumber(waits)} rows wait`}; fix them here now, or in the
          report afterwards.
        </p>
      )}
      <FormErrors problem={start.problem} title="Nothing was imported." />
    </div>
  )
}
