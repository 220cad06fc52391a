/** A reason stands under a bar of its column: longer ones would break the lines of all others. */
const most = 34

/** A sentence of at most 34 characters: cut at a word where it is longer. */
export function cut(sentence: string): string {
  if (sentence.length <= most) return sentence
  const kept = sentence.slice(0, most - 1)
  const space = kept.lastIndexOf(' ')
  return `${(space > most / 2 ? kept.slice(0, space) : kept).replace(/[\s,;:.]+$/, '')}…`
}
