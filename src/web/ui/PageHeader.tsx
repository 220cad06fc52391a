import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { classes } from './classes.ts'
import styles from './PageHeader.module.css'
import { TextLink } from './TextLink.tsx'

export type Crumb = { readonly label: string; readonly to?: string }

type PageHeaderProps = {
  /** States the finding where there is one. It is the page's h1 and its document title. */
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  /** One line of fact under the title. */
  readonly fact?: ReactNode
  readonly actions?: ReactNode
  /** Top right, on the line of the crumbs: “Saved at 10:24:07”. */
  readonly aside?: ReactNode
  /** The fact stands beside the title: for lists, whose search box follows. */
  readonly inline?: boolean
}

export function PageHeader({ title, crumbs, fact, actions, aside, inline = false }: PageHeaderProps) {
  useDocumentTitle(title)
  return (
    <header className={styles.header}>
      {(crumbs !== undefined || aside !== undefined) && (
        <div className={styles.above}>
          {crumbs !== undefined && <Crumbs crumbs={crumbs} />}
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      <div className={styles.line}>
        <div className={classes(styles.words, inline && styles.inline)}>
          <h1 className={styles.title} tabIndex={-1}>
            {title}
          </h1>
          {fact !== undefined && <p className={styles.fact}>{fact}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  )
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className={styles.crumbs}>
        {crumbs.map((crumb, at) => (
          <li key={crumb.label}>
            {at > 0 && <IconChevronRight size={14} stroke={1.5} aria-hidden />}
            {crumb.to === undefined ? crumb.label : <TextLink to={crumb.to}>{crumb.label}</TextLink>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** For pages without a PageHeader. */
export function useDocumentTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Avouch`
  }, [title])
}

type FactStripProps = {
  readonly facts: readonly { readonly label?: string; readonly value: ReactNode; readonly end?: boolean }[]
}

/** The line of facts under a record's header, between a rule and a hairline. `end` moves one right. */
export function FactStrip({ facts }: FactStripProps) {
  return (
    <ul className={styles.strip}>
      {facts.map((fact, at) => (
        <li key={fact.label ?? at} className={fact.end ? styles.end : undefined}>
          {fact.label !== undefined && <span className={styles.label}>{fact.label}</span>}
          <span>{fact.value}</span>
        </li>
      ))}
    </ul>
  )
}
