import styles from './ComboBox.module.css'

/** A text with the parts that were typed underlined; accents and case do not matter. */
export function Highlight({ text, typed }: { readonly text: string; readonly typed: string }) {
  const letters = [...text]
  const plain = letters.map(plainLetter)
  const hit = new Set<number>()
  for (const word of typed.split(/\s+/).filter(Boolean)) markWord([...word].map(plainLetter), plain, hit)
  return runsOf(letters, hit).map((run) =>
    run.hit ? (
      <span key={run.at} className={styles.hit}>
        {run.text}
      </span>
    ) : (
      run.text
    ),
  )
}

/** “Ł” has no decomposition, so it is named. */
function plainLetter(letter: string): string {
  const lower = letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 's', þ: 't', æ: 'a' }[lower] ?? lower
}

function markWord(word: readonly string[], plain: readonly string[], hit: Set<number>) {
  for (let start = 0; start <= plain.length - word.length; start += 1) {
    const opensWord = start === 0 || /[\s'’-]/.test(plain[start - 1] ?? '')
    if (!opensWord || word.some((letter, at) => plain[start + at] !== letter)) continue
    word.forEach((_, at) => {
      hit.add(start + at)
    })
    return
  }
}

function runsOf(letters: readonly string[], hit: ReadonlySet<number>) {
  const runs: { at: number; text: string; hit: boolean }[] = []
  letters.forEach((letter, at) => {
    const last = runs.at(-1)
    if (last !== undefined && last.hit === hit.has(at)) last.text += letter
    else runs.push({ at, text: letter, hit: hit.has(at) })
  })
  return runs
}
