import { Type } from 'typebox'
import { type Setting, setting } from '../../kernel/setting.ts'

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

/** What is written to a team that was silent, to be changed before it is sent. */
export function usualCall(teams: readonly string[]): string {
  const whom = teams.length === 1 ? teams[0] : 'your teams'
  return `Who among your customers thanked you lately? Nobody was put forward from ${whom} this quarter. Three fields, about a minute; you hear what becomes of each.`
}
