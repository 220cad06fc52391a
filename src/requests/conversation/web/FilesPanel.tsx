import { type ReactNode, useRef, useState } from 'react'
import { addressOf } from '../../../web/api.ts'
import { formatMoment } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { type Request, requestRoutes } from '../../web/queries.ts'
import type { getRequestFile, removeRequestFile, uploadRequestFiles } from '../conversation.contract.ts'
import { fileEnds } from '../file-kind.ts'
import { sayBytes } from './conversation.queries.ts'
import styles from './FilesPanel.module.css'

type RequestFile = Request['files'][number]

/** Every file of the request: those of the brief, and those that came with messages. */
export function FilesPanel({ request }: { readonly request: Request }) {
  const { id, files, may } = request
  const why = may['addFile'] ?? null
  const add = useSubmit<typeof uploadRequestFiles>('POST /requests/:requestId/files', {
    invalidates: requestRoutes,
    onDone: ({ files: added }) => showToast(added.length === 1 ? 'The file is here' : 'The files are here'),
  })
  const upload = (chosen: readonly File[]) => {
    const form = new FormData()
    for (const file of chosen) form.append('file', file)
    add.submit({ params: { requestId: id }, form })
  }
  if (files.length === 0 && why !== null) return null
  return (
    <Section
      title="Files"
      {...(files.length === 0 ? {} : { qualifier: String(files.length) })}
      aside={
        why === null && (
          <FileButton accept={fileEnds.join(',')} onFiles={upload}>
            {add.waiting ? 'Uploading' : 'Add files'}
          </FileButton>
        )
      }
    >
      {files.length === 0 && <p>None yet: slides, a brief, what was agreed. 20 MB each at most.</p>}
      <FileLines requestId={id} files={files} label="Files" />
      <FormErrors problem={add.problem} labels={{ file: 'File' }} title="Nothing was kept" />
    </Section>
  )
}

type FileLinesProps = {
  readonly requestId: string
  readonly files: readonly RequestFile[]
  readonly label: string
}

/** Files as lines to be opened, and removed by whoever may. */
export function FileLines({ requestId, files, label }: FileLinesProps) {
  const [going, setGoing] = useState<RequestFile | null>(null)
  const remove = useSubmit<typeof removeRequestFile>('DELETE /requests/:requestId/files/:fileId', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast('The file is gone')
      setGoing(null)
    },
  })
  return (
    <>
      <ul aria-label={label}>
        {files.map((file) => (
          <li key={file.id} className={styles.line}>
            <TextLink
              className={styles.name}
              to={addressOf<typeof getRequestFile>('GET /requests/:requestId/files/:fileId', {
                params: { requestId, fileId: file.id },
              })}
              download={file.name}
            >
              {file.name}
            </TextLink>
            <span className={styles.detail}>
              {sayBytes(file.bytes)}, {file.addedBy.name}, {formatMoment(file.at)}
            </span>
            {file.whyNotRemove === null && (
              <Button look="link" aria-label={`Remove ${file.name}`} onPress={() => setGoing(file)}>
                remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {going !== null && (
        <ConfirmDialog
          title="Remove this file?"
          goes={[going.name]}
          confirm="Remove it"
          onConfirm={() => remove.submit({ params: { requestId, fileId: going.id } })}
          onClose={() => setGoing(null)}
          waiting={remove.waiting && 'Removing'}
          problem={remove.problem}
        >
          Nobody who sees the request can open it any more.
        </ConfirmDialog>
      )}
    </>
  )
}

type FileButtonProps = {
  readonly accept: string
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** The browser's own choice of files behind a word. */
export function FileButton({ accept, onFiles, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <label className={styles.pick}>
      {children}
      <input
        ref={input}
        type="file"
        className="unseen"
        accept={accept}
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          if (input.current !== null) input.current.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}
