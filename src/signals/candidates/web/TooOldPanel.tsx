import { useQuery } from '@tanstack/react-query'
import { formatCount, formatList } from '../../../web/format.ts'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import type { SignalKind } from '../../signal.ts'
import { type Rule, rulesQuery } from './candidate.queries.ts'

const told = [
  ['survey answers', 'nps'],
  ['won deals', 'won-deal'],
  ['stories', 'story'],
] as const satisfies readonly (readonly [string, SignalKind])[]

/** Says under a short list which evidence is too old for the rules; nothing where no rule asks for any. */
export function TooOldPanel() {
  const rules = useQuery(rulesQuery())
  const words = new Map<number, string[]>()
  for (const [word, kind] of told) {
    const days = furthest(rules.data?.rows ?? [], kind)
    if (days !== null) words.set(days, [...(words.get(days) ?? []), word])
  }
  if (words.size === 0) return null
  const parts = [...words].map(([days, of]) => `${formatList(of)} older than ${sayDays(days)}`)
  return (
    <p>
      {parts.join(', and ').replace(/^./, (letter) => letter.toUpperCase())} do not count.{' '}
      <TextLink to="/recruiting/rules">Change it in the rules</TextLink>
    </p>
  )
}

/** How far back the rule that looks furthest counts signals of a kind. */
function furthest(rules: readonly Rule[], kind: SignalKind): number | null {
  const days = rules
    .filter(({ isOn, purpose }) => isOn && purpose === 'recruit')
    .flatMap(({ conditions }) => conditions)
    .flatMap(({ kinds, days: window }) => (kinds?.includes(kind) && window !== undefined ? [window] : []))
  return days.length === 0 ? null : Math.max(...days)
}

function sayDays(days: number): string {
  if (days % 365 !== 0) return formatCount(days, 'day', 'days')
  return days === 365 ? 'a year' : formatCount(days / 365, 'year', 'years')
}
