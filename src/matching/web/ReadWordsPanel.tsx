import styles from './NeedPanel.module.css'
import type { Matches } from './queries.ts'

type ReadWordsPanelProps = { readonly words: Matches['words'] }

/** What typed words were taken for, where that is not plain, and which occur nowhere. */
export function ReadWordsPanel({ words }: ReadWordsPanelProps) {
  const told = words.length > 12 ? [] : words.flatMap(wordsOfReading)
  return (
    <p role="status" className={told.length === 0 ? 'unseen' : styles.read}>
      {told.join('; ')}
    </p>
  )
}

function wordsOfReading({ typed, read, isKnown }: Matches['words'][number]): string[] {
  if (!isKnown) return [`“${typed}” occurs in nobody’s story`]
  return read.includes(typed) ? [] : [`“${typed}” read as ${read.slice(0, 3).join(' or ')}`]
}
