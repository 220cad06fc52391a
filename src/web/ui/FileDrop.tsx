import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { classes } from './classes.ts'
import styles from './FileDrop.module.css'

type FileDropProps = {
  /** “Drop CSV or Excel files here” */
  readonly title: string
  readonly children?: ReactNode
  /** As in an input: “.csv,.xlsx”. What else is dropped is handed over too: the server says why not. */
  readonly accept: string
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
  /** The word on the button: “Choose files”. */
  readonly choose?: string
  readonly error?: string | undefined
}

/** A place to drop files, with a button that does the same. */
export function FileDrop(props: FileDropProps) {
  const { title, children, accept, multiple = false, onFiles, choose = 'Choose files', error } = props
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  function take(files: FileList | null) {
    const list = [...(files ?? [])]
    if (list.length > 0) onFiles(multiple ? list : list.slice(0, 1))
    if (input.current !== null) input.current.value = ''
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }

  return (
    <div>
      <label
        htmlFor={id}
        className={classes(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={26} stroke={1.3} aria-hidden />
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          {children !== undefined && <span className={styles.text}>{children}</span>}
          <span className={styles.choose}>{choose}</span>
        </span>
        <input
          ref={input}
          id={id}
          type="file"
          className="unseen"
          accept={accept}
          multiple={multiple}
          onChange={(event) => take(event.target.files)}
        />
      </label>
      {error !== undefined && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}
