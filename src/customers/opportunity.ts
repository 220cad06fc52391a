import { squeeze } from '../kernel/text.ts'

export const opportunityKinds = ['new', 'expansion', 'renewal'] as const
export type OpportunityKind = (typeof opportunityKinds)[number]

export const opportunityStates = ['open', 'won', 'lost'] as const
export type OpportunityState = (typeof opportunityStates)[number]

/** Reads the state from a stage's name: `Closed Won`, `Lost`, `Engaging`. Any other stage is open. */
export function readOpportunityState(stage: string): OpportunityState {
  const word = squeeze(stage)
  if (/won$|^won|gewonnen/.test(word)) return 'won'
  if (/lost|closedno|disqualified|abandoned|verloren/.test(word)) return 'lost'
  return 'open'
}

/** Reads the kind of a deal: `New Customer`, `Existing Customer - Upgrade`, `Renewal`. Null where unknown. */
export function readOpportunityKind(text: string): OpportunityKind | null {
  const word = squeeze(text)
  if (/renew|replacement|verlangerung/.test(word)) return 'renewal'
  if (/expan|upgrade|upsell|crosssell|existing|addon|growth/.test(word)) return 'expansion'
  return /new|first|land/.test(word) ? 'new' : null
}

/** What a deal without a name is called: account or prospect, then product, else its CRM id. Null with none of them. */
export function nameOpportunity(parts: {
  readonly buyer: string | null
  readonly product: string | null
  readonly crmId: string | null
}): string | null {
  const [buyer, product] = [parts.buyer, parts.product]
  if (buyer === null && product === null) return parts.crmId
  return [buyer, product].filter((part) => part !== null).join(', ')
}
