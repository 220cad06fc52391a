import type { Money } from '../kernel/money.ts'
import type { Day } from '../kernel/time.ts'
import type { AccountHealth, AccountStanding, AccountTier, EmployeeBand, OwnerKind } from './account.ts'
import type { Cell } from './row-result.ts'

/** A product an account runs, as a file names it. */
export type AccountProductCell = {
  readonly product: string
  readonly liveOn?: Cell<Day>
  readonly version?: Cell<string>
}

/**
 * One account of a file. It is found by CRM id, else by a domain (or the website's), else by name; without a
 * match it is created, for which it needs a name. Texts come as the file has them; terms, countries, products
 * and owners are found from them. Days, money and closed words come already read.
 */
export type AccountRow = {
  readonly row: number
  readonly crmId?: Cell<string>
  readonly name?: Cell<string>
  readonly domains?: Cell<readonly string[]>
  readonly website?: Cell<string>
  /** The parent account, by CRM id or name. */
  readonly parentCrmId?: Cell<string>
  readonly parentName?: Cell<string>
  readonly standing?: Cell<AccountStanding>
  readonly industry?: Cell<string>
  readonly useCases?: Cell<readonly string[]>
  /** Country as text or code; `region` only where the file has no country ("EMEA"). */
  readonly country?: Cell<string>
  readonly region?: Cell<string>
  readonly city?: Cell<string>
  readonly employees?: Cell<number>
  readonly employeeBand?: Cell<EmployeeBand>
  readonly segment?: Cell<string>
  readonly tier?: Cell<AccountTier>
  readonly partner?: Cell<string>
  readonly contract?: Cell<Money>
  readonly customerSince?: Cell<Day>
  readonly renewalOn?: Cell<Day>
  readonly health?: Cell<AccountHealth>
  readonly churnNoticeOn?: Cell<Day>
  readonly publicSector?: Cell<boolean>
  readonly giftRule?: Cell<string>
  /** Relationship owner: mail, CRM id or exact name of a person. */
  readonly owner?: Cell<string>
  readonly ownerKind?: Cell<OwnerKind>
  readonly lastContactOn?: Cell<Day>
  readonly products?: Cell<readonly AccountProductCell[]>
  readonly displacedCompetitors?: Cell<readonly string[]>
  /** Companies they compete with, by name. */
  readonly rivals?: Cell<readonly string[]>
  /** Custom field id → the value as text. */
  readonly customs?: Readonly<Record<string, Cell<string>>>
}
