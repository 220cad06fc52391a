import type { Cell } from '../customers/row-result.ts'
import { clean, isMailAddress } from '../kernel/text.ts'
import { type Day, isDay } from '../kernel/time.ts'
import { readSignal, type SignalKind, type Tone } from './signal.ts'
import type { UsageReading } from './usage-milestone.ts'

/**
 * One signal of a file or of another program. Who it is of: `contactId`, else CRM or other outside id, else mail, else name
 * within its account. Who is not known is kept as a respondent; with an account alone it is a signal of the account.
 */
export type SignalRow = {
  readonly row: number
  readonly kind: SignalKind
  /** Its id where it comes from: the same one again is the same signal. */
  readonly externalId?: Cell<string>
  readonly score?: Cell<number>
  readonly scale?: Cell<number>
  readonly tone?: Cell<Tone>
  /** It is what somebody said of a case that was closed: the same case stays one signal, whatever kind it comes to. */
  readonly ofCase?: boolean
  /** A day, or the moment where it is known. */
  readonly at?: Cell<string>
  readonly comment?: Cell<string>
  readonly contactId?: Cell<string>
  readonly accountId?: Cell<string>
  readonly crmId?: Cell<string>
  readonly email?: Cell<string>
  readonly name?: Cell<string>
  readonly accountName?: Cell<string>
  /** Whose work it speaks for: name or mail of a colleague, name of a team. */
  readonly person?: Cell<string>
  readonly team?: Cell<string>
  /** How much they used the product by then. */
  readonly usage?: Cell<readonly UsageReading[]>
}

/** A row as it goes in. */
export type SignalRead = {
  readonly row: number
  readonly kind: SignalKind
  readonly score: number | null
  readonly scale: number | null
  readonly tone: Tone
  readonly on: Day
  readonly comment: string | null
  readonly who: SignalWho
  readonly person: string | null
  readonly team: string | null
  readonly usage: readonly UsageReading[] | null
  /** What tells it from every other signal, in plain text; stored as a hash. */
  readonly same: readonly string[]
}

/** Who a signal is of, as its row says. */
export type SignalWho = {
  readonly contactId: string | null
  readonly accountId: string | null
  readonly outsideId: string | null
  readonly email: string | null
  readonly name: string | null
  readonly accountName: string | null
}

export type SignalFault = { readonly row: number; readonly field: string; readonly reason: string }

const line = (cell: Cell<string>): string | null => clean(cell)?.replace(/\s+/g, ' ').slice(0, 300) ?? null
const longest = 10_000

/**
 * Reads one row. Out: the signal, or which field is wrong and why: nobody named, no day, a score that does not fit. Nothing
 * is thrown.
 */
export function readSignalRow(row: SignalRow, today: Day): SignalRead | SignalFault {
  const wrong = (field: string, reason: string): SignalFault => ({ row: row.row, field, reason })
  const at = line(row.at)
  const on = at?.slice(0, 10) ?? ''
  if (at === null || !isDay(on)) return wrong('at', 'The day it was given is missing.')
  const email = line(row.email)?.toLowerCase() ?? null
  if (email !== null && !isMailAddress(email)) return wrong('email', `“${email}” is no mail address.`)
  const who: SignalWho = {
    contactId: row.contactId ?? null,
    accountId: row.accountId ?? null,
    outsideId: line(row.crmId),
    email,
    name: line(row.name),
    accountName: line(row.accountName),
  }
  if (Object.values(who).every((each) => each === null))
    return wrong('crmId', 'Nobody is named: an id, a mail address or an account.')
  if (who.name !== null && whoseKey(who) === null)
    return wrong('accountName', 'A name alone does not tell who it is: add mail, id or account.')
  const comment = clean(row.comment)?.slice(0, longest) ?? null
  const { kind, score: given = null, scale: outOf = null, tone: said = null } = row
  const read = readSignal({ kind, score: given, scale: outOf, tone: said, on, comment }, today)
  if (!read.ok) {
    const field = String(read.facts?.['field'] ?? '')
    return wrong(field === 'on' ? 'at' : field, read.why)
  }
  const externalId = line(row.externalId)
  const { score, scale, tone } = read
  const told = row.ofCase === true ? 'case' : row.kind
  return {
    ...{ row: row.row, kind: row.kind, score, scale, tone, on, comment, who },
    ...{ person: line(row.person), team: line(row.team), usage: row.usage?.length ? row.usage : null },
    same: externalId === null ? [told, whoseKey(who) ?? '', at] : [told, 'id', externalId],
  }
}

/** What knows somebody again in another file: their outside id, else mail, else name and account; null for an account. */
export function whoseKey({
  contactId,
  accountId,
  outsideId,
  email,
  name,
  accountName,
}: SignalWho): string | null {
  if (contactId !== null) return `contact ${contactId}`
  if (outsideId !== null) return `id ${outsideId}`
  if (email !== null) return `mail ${email}`
  if (name !== null)
    return accountName === null && accountId === null
      ? null
      : `name ${name.toLowerCase()} ${accountId ?? accountName?.toLowerCase()}`
  return `account ${accountId ?? accountName?.toLowerCase()}`
}

/** True where a row names a person, known or not, and not only an account. */
export function namesPerson({ contactId, outsideId, email, name }: SignalWho): boolean {
  return contactId !== null || outsideId !== null || email !== null || name !== null
}
