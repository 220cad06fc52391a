import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Progress } from '../../web/ui/Progress.tsx'
import type { stopImport } from '../contract.ts'
import { FileState } from './ImportsTable.tsx'
import { type FileLine, importRoutes } from './queries.ts'
import styles from './RunPanel.module.css'

/** How far the files are that are read or come in. It goes on when the page is closed. */
export function RunPanel({ files }: { readonly files: readonly FileLine[] }) {
  return (
    <div className={styles.panel}>
      <Lines label="Files">
        {files.map((file) => (
          <Line
            key={file.id}
            title={file.fileName}
            detail={<How file={file} />}
            action={<Stop file={file} />}
          />
        ))}
      </Lines>
      <p className={styles.hint}>You may leave this page; it goes on, and the report will be here.</p>
    </div>
  )
}

function How({ file }: { readonly file: FileLine }) {
  if (file.state !== 'running') return <FileState file={file} />
  return <Progress label="Rows in" value={file.settled} total={file.rows} />
}

function Stop({ file }: { readonly file: FileLine }) {
  const stop = useSubmit<typeof stopImport>('POST /imports/:importId/stop', { invalidates: importRoutes })
  if (file.state !== 'running') return null
  return (
    <>
      <Button
        aria-label={`Stop ${file.fileName}`}
        waiting={stop.waiting && 'Stopping'}
        onPress={() => stop.submit({ params: { importId: file.id } })}
      >
        Stop
      </Button>
      <FormErrors problem={stop.problem} title="It goes on." />
    </>
  )
}
