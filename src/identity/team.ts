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

/** How far the executive of a team moves their peers (requirement CS-1). */
export const executiveInfluences = ['strong', 'some', 'little'] as const
export type ExecutiveInfluence = (typeof executiveInfluences)[number]

/** Each influence in words, after the executive's name. */
export const influenceWords: Readonly<Record<ExecutiveInfluence, string>> = {
  strong: 'moves their peers',
  some: 'moves some of their peers',
  little: 'moves few of their peers',
}

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

type Placed = { readonly id: string; readonly parentId: string | null }

/** True when a team would come to stand below itself if it got that parent. */
export function standsBelowItself(
  teams: readonly Placed[],
  teamId: string,
  parentId: string | null,
): boolean {
  const parents = new Map(teams.map((team) => [team.id, team.parentId]))
  for (let at = parentId, steps = 0; at !== null && steps <= teams.length; steps += 1) {
    if (at === teamId) return true
    at = parents.get(at) ?? null
  }
  return false
}

const wordsOfKinds: readonly (readonly [RegExp, TeamKind])[] = [
  [/customer success|\bcsm?\b|customer care/i, 'customer-success'],
  [/account manag/i, 'account-management'],
  [/support|service desk|help ?desk/i, 'support'],
  [/professional services|services|consult|onboarding|implementation/i, 'services'],
  [/product marketing/i, 'product-marketing'],
  [/product/i, 'product-management'],
  [/demand|growth|marketing|campaign/i, 'demand-generation'],
  [/event/i, 'events'],
  [/public relations|\bpr\b|press|communications/i, 'public-relations'],
  [/analyst/i, 'analyst-relations'],
  [/investor/i, 'investor-relations'],
  [/digital|\bweb\b|social/i, 'digital'],
  [/executive|board|chief|\bc[a-z]o\b|leadership/i, 'executives'],
  [/advoca|reference|community|the program/i, 'program'],
]

/** The kind of a team by its name, when a file does not say: sales where nothing else fits. */
export function guessTeamKind(name: string): TeamKind {
  return wordsOfKinds.find(([words]) => words.test(name))?.[1] ?? 'sales'
}
