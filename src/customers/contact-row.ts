import type { Day } from '../kernel/time.ts'
import type { Seniority } from './contact.ts'
import type { Cell } from './row-result.ts'

/**
 * One contact of a file. It is found by CRM id, else by a mail address, else by name within its account;
 * without a match it is created, for which it needs a name. The account is named by CRM id, domain or name.
 */
export type ContactRow = {
  readonly row: number
  readonly crmId?: Cell<string>
  readonly name?: Cell<string>
  readonly accountCrmId?: Cell<string>
  readonly accountDomain?: Cell<string>
  readonly accountName?: Cell<string>
  readonly mails?: Cell<readonly string[]>
  /** The day mail to the first address came back. */
  readonly bouncedOn?: Cell<Day>
  readonly title?: Cell<string>
  readonly persona?: Cell<string>
  readonly seniority?: Cell<Seniority>
  readonly phone?: Cell<string>
  /** IANA name: Europe/Berlin. */
  readonly timeZone?: Cell<string>
  readonly preferredChannel?: Cell<string>
  readonly assistant?: Cell<string>
  /** Codes (`de`, `de-CH`) or names (`German`). */
  readonly languages?: Cell<readonly string[]>
  /** Relationship owner where it is not the account's: mail, CRM id or exact name of a person. */
  readonly owner?: Cell<string>
  readonly leftOn?: Cell<Day>
  /** Custom field id → the value as text. */
  readonly customs?: Readonly<Record<string, Cell<string>>>
}

/** What an import of contacts may make besides contacts. */
export type ContactRowOptions = {
  /** Create an account that a row names and nobody knows, instead of refusing the row. */
  readonly createMissingAccounts?: boolean
}
