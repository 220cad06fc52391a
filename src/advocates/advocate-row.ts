/**
 * One existing advocate as a file brings it. Only who it is must be there: by CRM id, by mail, or by name and
 * account. What is undefined or null is left as it is, so that a file with fewer columns blanks nothing.
 */
export type AdvocateRow = {
  /** The row's number in the file, for the report. */
  readonly row: number
  readonly crmId?: string | null
  readonly email?: string | null
  readonly name?: string | null
  readonly account?: string | null
  readonly accountCrmId?: string | null
  /** A stage of the journey by its word, or yes/no for "is an advocate". */
  readonly stage?: string | null
  readonly joinedOn?: string | null
  /** Name or mail of the person who introduced them. */
  readonly introducedBy?: string | null
  readonly introductionHow?: string | null
  /** Activity type (name, code or alias) to its answer: yes, maybe, no, never. */
  readonly willingness?: Readonly<Record<string, string>> | null
  /** Activity types, separated by `;` or `,`, that they will do. */
  readonly willingTo?: string | null
  /** Use to `given` or `refused`, of the person. */
  readonly permissions?: Readonly<Record<string, string>> | null
  readonly permissionsUntil?: string | null
  /** Use to `given` or `refused`, of the company. */
  readonly companyPermissions?: Readonly<Record<string, string>> | null
  readonly companyPermissionsUntil?: string | null
  readonly ownAsksAQuarter?: number | null
  readonly ownNoticeDays?: number | null
  readonly blackoutFrom?: string | null
  readonly blackoutUntil?: string | null
  readonly neverWith?: string | null
  readonly topics?: string | null
  readonly languages?: string | null
  readonly situation?: string | null
  readonly choice?: string | null
  readonly deployment?: string | null
  readonly outcome?: string | null
  readonly honestView?: string | null
  readonly advice?: string | null
  readonly recommendScore?: number | null
  readonly interviewedOn?: string | null
  /** Field label to value, for custom fields of the advocate. */
  readonly custom?: Readonly<Record<string, string>>
}
