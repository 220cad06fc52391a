/** What a team does in the company, so that asks and agreements can be told apart by it (product.md). */
export const teamKinds = [
  'sales',
  'customer-success',
  'account-management',
  'support',
  'services',
  'product-management',
  'product-marketing',
  'demand-generation',
  'events',
  'public-relations',
  'analyst-relations',
  'investor-relations',
  'digital',
  'executives',
  'program',
] as const

export type TeamKind = (typeof teamKinds)[number]

/** Each kind in words. */
export const teamKindNames: Readonly<Record<TeamKind, string>> = {
  sales: 'Sales',
  'customer-success': 'Customer Success',
  'account-management': 'Account management',
  support: 'Support',
  services: 'Services',
  'product-management': 'Product management',
  'product-marketing': 'Product marketing',
  'demand-generation': 'Demand generation',
  events: 'Events',
  'public-relations': 'Public relations',
  'analyst-relations': 'Analyst relations',
  'investor-relations': 'Investor relations',
  digital: 'Digital',
  executives: 'Executives',
  program: 'The program',
}
