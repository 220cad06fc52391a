import { diffWordsWithSpace } from 'diff'

/** A stretch of words: the same in both, only in the later, or only in the earlier. */
export type WordsPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** So long, in milliseconds, two texts are compared; beyond it they are told as two. */
const longestLook = 500

/** What changed between two versions of words, in the order they are read. Whole words change, never letters. */
export function compareWords(before: string, after: string): WordsPart[] {
  const changes = diffWordsWithSpace(before, after, { timeout: longestLook })
  if (changes === undefined) return told([part('removed', before), part('added', after)])
  return told(
    changes.map(({ added, removed, value }) => part(added ? 'added' : removed ? 'removed' : 'same', value)),
  )
}

const part = (kind: WordsPart['kind'], text: string): WordsPart => ({ kind, text })

/** Words that were exchanged with nothing but space between them are one change: all that went, then all that came. */
function told(parts: readonly WordsPart[]): WordsPart[] {
  const merged: WordsPart[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed !== '') merged.push(part('removed', removed))
    if (added !== '') merged.push(part('added', added))
    removed = ''
    added = ''
  }
  parts.forEach((each, at) => {
    const isBetween = each.kind === 'same' && /^\s+$/.test(each.text)
    const isInside = isBetween && removed !== '' && added !== '' && parts[at + 1]?.kind === 'removed'
    if (each.kind === 'removed') removed += each.text
    else if (each.kind === 'added') added += each.text
    else if (isInside) {
      removed += each.text
      added += each.text
    } else {
      flush()
      merged.push(each)
    }
  })
  flush()
  return merged
}
