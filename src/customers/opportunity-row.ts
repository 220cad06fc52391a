import type { Money } from '../kernel/money.ts'
import type { Day, Instant } from '../kernel/time.ts'
import type { OpportunityKind, OpportunityState } from './opportunity.ts'
import type { Cell } from './row-result.ts'

/** One step of an opportunity's way, as a history file has it. */
export type OpportunityStageCell = {
  readonly stage: string
  readonly at: Instant
  readonly amount?: Cell<Money>
}

/**
 * One opportunity of a file. It is found by CRM id, else by name within its account or prospect; without a
 * match it is created. Without a name it is called after account and product. An account that nobody knows
 * is kept as the prospect: many deals are with companies that are no customers yet.
 */
export type OpportunityRow = {
  readonly row: number
  readonly crmId?: Cell<string>
  readonly name?: Cell<string>
  readonly accountCrmId?: Cell<string>
  readonly accountDomain?: Cell<string>
  readonly accountName?: Cell<string>
  readonly prospect?: Cell<string>
  readonly kind?: Cell<OpportunityKind>
  readonly state?: Cell<OpportunityState>
  readonly stage?: Cell<string>
  readonly amount?: Cell<Money>
  readonly createdOn?: Cell<Day>
  readonly closeOn?: Cell<Day>
  /** Mail, CRM id or exact name of a person. */
  readonly owner?: Cell<string>
  readonly product?: Cell<string>
  readonly industry?: Cell<string>
  readonly country?: Cell<string>
  readonly need?: Cell<string>
  readonly competitors?: Cell<readonly string[]>
  readonly stages?: Cell<readonly OpportunityStageCell[]>
  /** Custom field id → the value as text. */
  readonly customs?: Readonly<Record<string, Cell<string>>>
}
