import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../../web/format.ts'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import type { SignalKind } from '../../signal.ts'
import { type Rule, rulesQuery } from './candidate.queries.ts'

const told = [
  ['Survey answers', 'nps'],
  ['won deals', 'won-deal'],
] as const satisfies readonly (readonly [string, SignalKind])[]

/** Says under a short list which evidence is too old for the rules; nothing where no rule asks for any. */
export function TooOldPanel() {
  const rules = useQuery(rulesQuery())
  const windows = told.flatMap(([word, kind]) => {
    const days = furthest(rules.data?.rows ?? [], kind)
    return days === null ? [] : [{ word, days }]
  })
  const [first, second] = windows
  if (first === undefined) return null
  const says =
    second === undefined
      ? `${first.word} older than ${sayDays(first.days)}`
      : second.days === first.days
        ? `${first.word} and ${second.word} older than ${sayDays(first.days)}`
        : `${first.word} older than ${sayDays(first.days)} and ${second.word} older than ${sayDays(second.days)}`
  return (
    <p>
      {says.replace(/^./, (letter) => letter.toUpperCase())} do not count.{' '}
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
