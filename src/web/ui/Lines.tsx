import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Lines.module.css'
import { TextLink } from './TextLink.tsx'

/** Lines parted by hairlines, without a box. */
export function Lines({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <ul className={styles.lines} aria-label={label}>
      {children}
    </ul>
  )
}

type LineProps = {
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** Before the words: a StateShape or a 16 px icon. */
  readonly mark?: ReactNode
  /** Right: a figure, a date. */
  readonly aside?: ReactNode
  /** Right end: the line's one act. */
  readonly action?: ReactNode
  /** The whole line leads there, with an arrow at its end. */
  readonly to?: string
  readonly strong?: boolean
}

export function Line({ title, detail, mark, aside, action, to, strong = true }: LineProps) {
  const words = (
    <span className={styles.words}>
      <span className={strong ? styles.strong : styles.title}>{title}</span>
      {detail !== undefined && <span className={styles.detail}>{detail}</span>}
    </span>
  )
  if (to !== undefined)
    return (
      <li>
        <TextLink to={to} className={classes(styles.line, styles.whole)}>
          {mark}
          {words}
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
          <IconChevronRight size={16} stroke={1.5} aria-hidden />
        </TextLink>
      </li>
    )
  return (
    <li className={styles.line}>
      {mark}
      {words}
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      {action !== undefined && <span className={styles.action}>{action}</span>}
    </li>
  )
}

type DisclosureProps = {
  readonly title: string
  /** Right of the title while closed: what is set inside. */
  readonly summary?: ReactNode
  readonly open?: boolean
  readonly children: ReactNode
}

/** A line that opens in place, for what is optional or seldom. */
export function Disclosure({ title, summary, open = false, children }: DisclosureProps) {
  return (
    <details className={styles.disclosure} open={open}>
      <summary className={styles.summary}>
        <IconChevronRight size={16} stroke={1.5} aria-hidden />
        <span>{title}</span>
        {summary !== undefined && <span className={styles.aside}>{summary}</span>}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  )
}

type StepListProps = {
  readonly steps: readonly {
    readonly title: string
    readonly detail: ReactNode
    readonly actions?: ReactNode
    readonly current?: boolean
  }[]
}

/** At most four steps, with serif numerals: what happens, in order. */
export function StepList({ steps }: StepListProps) {
  return (
    <ol className={styles.steps}>
      {steps.map((step, at) => (
        <li key={step.title} className={styles.step} aria-current={step.current ? 'step' : undefined}>
          <span className={classes(styles.numeral, step.current && styles.now)} aria-hidden="true">
            {at + 1}
          </span>
          <div>
            <p className={styles.strong}>{step.title}</p>
            <p className={styles.detail}>{step.detail}</p>
            {step.actions !== undefined && <div className={styles.actions}>{step.actions}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
