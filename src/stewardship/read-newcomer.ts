import { isMailAddress } from '../kernel/text.ts'

export type Newcomer = { readonly name: string; readonly title: string | null; readonly mail: string | null }

/**
 * Somebody named in one line, as people write it: “Carlo Bassani, head of milling, carlo@molini.example”. In: the line.
 * Out: the name first, an address wherever it stands, the rest is their post. Null where there is no name.
 */
export function readNewcomer(line: string): Newcomer | null {
  const parts = line
    .split(/[,;<>\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const mail = parts.find(isMailAddress)?.toLowerCase() ?? null
  const [name, ...post] = parts.filter((part) => !isMailAddress(part))
  if (name === undefined || !/\p{L}/u.test(name)) return null
  return { name, title: post.join(', ') || null, mail }
}
