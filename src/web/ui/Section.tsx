import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './Section.module.css'

type SectionProps = {
  readonly title: string
  /** Grey words after the head. */
  readonly qualifier?: ReactNode
  /** A link or a source at the right end of the head. */
  readonly aside?: ReactNode
  /** Without the strong rule, where something above has drawn a line already. */
  readonly plain?: boolean
  readonly level?: 2 | 3
  readonly id?: string
  readonly children: ReactNode
}

/** A part of a page: a strong rule, a head, no box. */
export function Section({ title, qualifier, aside, plain = false, level = 2, id, children }: SectionProps) {
  const headId = useId()
  const Head = level === 2 ? 'h2' : 'h3'
  return (
    <section className={classes(styles.section, plain && styles.plain)} aria-labelledby={headId} id={id}>
      <div className={styles.head}>
        <Head className={styles.title} id={headId}>
          {title}
        </Head>
        {qualifier !== undefined && <span className={styles.qualifier}>{qualifier}</span>}
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  )
}

type ColumnsProps = { readonly children: ReactNode }

/** Main column and the side column of 288 px; the side folds under the main one below 1100 px. */
export function MainAndSide({ main, side }: { readonly main: ReactNode; readonly side: ReactNode }) {
  return (
    <div className={styles.withSide}>
      <div className={styles.stack}>{main}</div>
      <div className={styles.side}>{side}</div>
    </div>
  )
}

/** Two equal columns; one on a phone. */
export function TwoColumns({ children }: ColumnsProps) {
  return <div className={styles.two}>{children}</div>
}

/** Sections under each other at the page's rhythm. */
export function Stack({ children }: ColumnsProps) {
  return <div className={styles.stack}>{children}</div>
}
