import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'

/** Facts about a contact that age, beside those of their profile. */
const contactFactKinds = ['mail', 'reporting'] as const
/** Facts about an account that age: the same for everybody there. */
export const accountFactKinds = ['products', 'health', 'cases', 'owner'] as const

export const customerFactKinds = [...contactFactKinds, ...accountFactKinds] as const
export type CustomerFactKind = (typeof customerFactKinds)[number]

/** True of what is the same for everybody at an account. */
export function isAccountFact(kind: string): kind is (typeof accountFactKinds)[number] {
  return accountFactKinds.some((each) => each === kind)
}

/** After how many days each kind of fact about a customer wants confirming again. */
export type CustomerFactAges = Readonly<Record<CustomerFactKind, number>>

const days = (title: string) => Type.Integer({ minimum: 7, maximum: 3_650, title })

/** How long facts about contacts and accounts count as fresh. Source: domain.md, "Stewardship" (MAT-16). */
export const customerFactAges: Setting<CustomerFactAges> = setting<CustomerFactAges>({
  name: 'customers.policy-ages',
  title: 'How long a fact about a customer stays fresh',
  unit: 'days',
  source: 'Stewardship: contact and employment 90 days',
  why: 'Common practice: who works where and how the company fares changes within a quarter, what it runs within half a year',
  schema: Type.Object(
    {
      mail: days('Mail address'),
      reporting: days('Reporting line'),
      products: days('Products in use'),
      health: days('Health'),
      cases: days('Serious cases'),
      owner: days('Relationship owner'),
    },
    { additionalProperties: false },
  ),
  default: { mail: 90, reporting: 90, products: 180, health: 90, cases: 90, owner: 180 },
})
