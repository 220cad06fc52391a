import { Type } from 'typebox'
import { type Setting, setting } from '../../kernel/setting.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'

/** How long a team may put nobody forward before it shows. */
export const silentDays: Setting<number> = setting<number>({
  name: 'nominations.silent-days',
  title: 'How long a customer-facing team may put nobody forward before it is shown as silent',
  unit: 'days',
  source: 'requirements MAT-12: teams silent for a quarter are flagged',
  schema: Type.Integer({ minimum: 7, maximum: 730 }),
  default: 90,
})

/** Teams whose people meet customers every week. Source: requirements MAT-9. */
export const nominatingTeams: readonly string[] = [
  'sales',
  'customer-success',
  'account-management',
  'support',
  'services',
  'product-management',
]

/** A team, since when it could put somebody forward, and when it last did; null is never. */
export type TeamVoice = {
  readonly kind: string
  readonly couldSince: Instant
  readonly lastAt: Instant | null
}

/**
 * True where a team whose people meet customers put nobody forward for `days`. One that never did is given as long from
 * the day it could: nobody is late on their first day. Any other team is never told silent. Source: requirements MAT-12.
 */
export function isTeamSilent({ kind, couldSince, lastAt }: TeamVoice, days: number, now: Instant): boolean {
  if (!nominatingTeams.includes(kind)) return false
  return (lastAt ?? couldSince) < addMilliseconds(now, -days * 86_400_000)
}

/** What is written to a team that was silent, to be changed before it is sent. */
export function usualCall(teams: readonly string[]): string {
  const whom = teams.length === 1 ? teams[0] : 'your teams'
  return `Who among your customers thanked you lately? Nobody was put forward from ${whom} this quarter. Three fields, about a minute; you hear what becomes of each.`
}
