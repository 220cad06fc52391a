import { classes } from '../../../web/ui/classes.ts'
import styles from './WordsPanel.module.css'

type Part = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Words that are printed; what came and what went since a version before is underlined and struck out. */
export function WordsPanel({ parts, label }: { readonly parts: readonly Part[]; readonly label: string }) {
  let at = 0
  return (
    <blockquote className={classes(styles.words, styles.quote)} aria-label={label}>
      {parts.map(({ kind, text }) => {
        at += text.length + 1
        if (kind === 'added') return <ins key={at}>{text}</ins>
        if (kind === 'removed') return <del key={at}>{text}</del>
        return <span key={at}>{text}</span>
      })}
    </blockquote>
  )
}
