import { readAttribution } from '../customer-text.ts'
import type { CustomerTextRow } from '../customer-text-row.ts'
import { readDay, readLine, readText } from '../row-reading.ts'
import type { RowWarning } from '../row-result.ts'
import { splitTitle } from '../title-in-name.ts'
import { type AccountMention, type ContactReading, readContactRow, readMention } from './read-contact-row.ts'

/** A row as far as it can be read by itself: cleaned, checked, and with nothing looked up yet. */
export type TextReading = {
  readonly row: CustomerTextRow
  readonly warnings: RowWarning[]
  readonly account: AccountMention
  /** Who says it, as a row of contacts would name them; null where nobody is named. */
  readonly speaker: ContactReading | null
  readonly externalId: string | undefined
  readonly columns: Readonly<Record<string, string | undefined>>
  readonly industry: string | undefined
  readonly country: string | undefined
}

export function readTextRow(row: CustomerTextRow): TextReading {
  const warnings: RowWarning[] = []
  const line = (field: keyof CustomerTextRow) =>
    readLine(row[field] as string | null | undefined, field, warnings)
  const account = readMention(row, warnings)
  const summary = readText(row.summary, 'summary', warnings)
  return {
    row,
    warnings,
    account,
    speaker: readSpeaker(row, account.name),
    externalId: line('externalId'),
    columns: {
      title: line('title'),
      summary,
      body: readText(row.body, 'body', warnings) ?? summary,
      attribution: line('attribution'),
      tags: readText(row.tags, 'tags', warnings),
      product_text: line('product'),
      link: readText(row.link, 'link', warnings),
      owner_text: line('owner'),
      permission_text: readText(row.permission, 'permission', warnings),
      dated_on: readDay(row.datedOn, 'datedOn', warnings),
    },
    industry: line('industry'),
    country: line('country'),
  }
}

function readSpeaker(row: CustomerTextRow, accountName: string | undefined): ContactReading | null {
  const said = readAttribution(row.attribution ?? '', accountName ?? null)
  const given = splitTitle(row.contactName ?? '')
  const name = given.name === '' ? said.name : given.name
  const mails = row.contactMail == null || row.contactMail.trim() === '' ? [] : [row.contactMail]
  if (name === null && mails.length === 0 && row.contactCrmId == null) return null
  return readContactRow({
    row: row.row,
    crmId: row.contactCrmId,
    name,
    mails,
    title: said.title ?? given.title,
    accountName,
  })
}
