import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Note.module.css'
import { StateShape } from './StateMark.tsx'

type NoteProps = {
  /** `due` before something happens, `risk` after it failed, `kept` when it is done. */
  readonly tone: 'due' | 'risk' | 'kept'
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** For the administrator, in monospace. */
  readonly code?: string | undefined
  /** Between hairlines, as an effect stands under the field that causes it. */
  readonly lined?: boolean
  /** Read aloud when it appears. */
  readonly live?: boolean
}

/** A mark, a sentence, its consequence and a way on. */
export function Note({ tone, title, children, actions, code, lined = false, live = false }: NoteProps) {
  return (
    <div
      className={classes(styles.note, lined && styles.lined)}
      role={live ? (tone === 'risk' ? 'alert' : 'status') : undefined}
    >
      <StateShape kind={tone} />
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {children && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {code !== undefined && (
          <p className={styles.code}>
            If it stays, give this to your administrator: <code>{code}</code>
          </p>
        )}
      </div>
    </div>
  )
}
