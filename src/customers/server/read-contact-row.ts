import { isMailAddress } from '../../kernel/text.ts'
import { readLanguage, readMails } from '../contact.ts'
import type { ContactRow } from '../contact-row.ts'
import { titleWithout } from '../customer-text.ts'
import { ownDomain, readDay, readLine, readLines } from '../row-reading.ts'
import type { RowWarning } from '../row-result.ts'

type Column = string | undefined

/** Which account a row of contacts, opportunities or texts names. */
export type AccountMention = {
  readonly crmId: string | undefined
  readonly domain: string | undefined
  readonly name: string | undefined
}

/** A row as far as it can be read by itself: cleaned, checked, and with nothing looked up yet. */
export type ContactReading = {
  readonly row: ContactRow
  readonly warnings: RowWarning[]
  readonly name: string | undefined
  readonly crmId: string | undefined
  readonly account: AccountMention
  readonly mails: readonly string[]
  readonly bouncedOn: string | undefined
  readonly languages: readonly string[]
  readonly columns: Readonly<Record<string, Column>>
  readonly persona: string | undefined
  readonly owner: string | undefined
}

export function readContactRow(row: ContactRow): ContactReading {
  const warnings: RowWarning[] = []
  const account = readMention(row, warnings)
  const title = readLine(row.title, 'title', warnings)
  return {
    row,
    warnings,
    name: readLine(row.name, 'name', warnings),
    crmId: readLine(row.crmId, 'crmId', warnings),
    account,
    mails: mailsOf(row, warnings),
    bouncedOn: readDay(row.bouncedOn, 'bouncedOn', warnings),
    languages: languagesOf(row, warnings),
    columns: {
      title: title === undefined ? undefined : titleWithout(title, account.name ?? null),
      seniority: row.seniority ?? undefined,
      phone: readLine(row.phone, 'phone', warnings),
      time_zone: zoneOf(row, warnings),
      preferred_channel: readLine(row.preferredChannel, 'preferredChannel', warnings),
      assistant: readLine(row.assistant, 'assistant', warnings),
      left_on: readDay(row.leftOn, 'leftOn', warnings),
    },
    persona: readLine(row.persona, 'persona', warnings),
    owner: readLine(row.owner, 'owner', warnings),
  }
}

/** The account's three names in a row; a domain that many companies share names none. */
export function readMention(
  row: Pick<ContactRow, 'accountCrmId' | 'accountDomain' | 'accountName'>,
  warnings: RowWarning[],
): AccountMention {
  const domain = readLine(row.accountDomain, 'accountDomain', warnings)
  return {
    crmId: readLine(row.accountCrmId, 'accountCrmId', warnings),
    domain: domain === undefined ? undefined : (ownDomain(domain) ?? undefined),
    name: readLine(row.accountName, 'accountName', warnings),
  }
}

function mailsOf(row: ContactRow, warnings: RowWarning[]): string[] {
  const given = (row.mails ?? []).map((text) => text.trim()).filter((text) => text !== '')
  for (const text of given) {
    if (!isMailAddress(text)) {
      warnings.push({ field: 'mails', reason: `“${text.slice(0, 100)}” is no mail address and was left out` })
    }
  }
  return readMails(given, isMailAddress)
}

function languagesOf(row: ContactRow, warnings: RowWarning[]): string[] {
  const codes = readLines(row.languages, 'languages', warnings).flatMap((text) => {
    const code = readLanguage(text)
    if (code === null)
      warnings.push({ field: 'languages', reason: `“${text}” is no known language and was left out` })
    return code ?? []
  })
  return [...new Set(codes)]
}

function zoneOf(row: ContactRow, warnings: RowWarning[]): string | undefined {
  const zone = readLine(row.timeZone, 'timeZone', warnings)
  if (zone === undefined) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    warnings.push({ field: 'timeZone', reason: `“${zone}” is no time zone and was left out` })
    return undefined
  }
}
