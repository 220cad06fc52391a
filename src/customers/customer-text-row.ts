import type { Day } from '../kernel/time.ts'
import type { Cell } from './row-result.ts'

export const customerTextKinds = ['story', 'quote'] as const
export type CustomerTextKind = (typeof customerTextKinds)[number]

/**
 * One story or quote of a file. It is found by `externalId`, else by its words within its account and contact.
 * It belongs to the account it names, the contact it names, or both; with neither it is refused.
 */
export type CustomerTextRow = {
  readonly row: number
  readonly kind: CustomerTextKind
  readonly externalId?: Cell<string>
  readonly title?: Cell<string>
  readonly summary?: Cell<string>
  readonly body?: Cell<string>
  readonly accountCrmId?: Cell<string>
  readonly accountDomain?: Cell<string>
  readonly accountName?: Cell<string>
  readonly contactCrmId?: Cell<string>
  readonly contactMail?: Cell<string>
  /** Who says it; where absent, the name that `attribution` begins with. */
  readonly contactName?: Cell<string>
  /** "Ada Lovelace, CTO, Analytical Engines": kept, and read for name and title where those are not given. */
  readonly attribution?: Cell<string>
  readonly tags?: Cell<string>
  readonly product?: Cell<string>
  /** Used only for an account that is created on the way. */
  readonly industry?: Cell<string>
  readonly country?: Cell<string>
  readonly link?: Cell<string>
  readonly owner?: Cell<string>
  readonly permission?: Cell<string>
  readonly datedOn?: Cell<Day>
}

/**
 * What an import of texts may make besides texts. Without these a stranger's text goes to the account alone, with
 * a warning, and a row whose account is unknown is refused.
 */
export type CustomerTextRowOptions = {
  readonly createMissingAccounts?: boolean
  readonly createMissingContacts?: boolean
}
