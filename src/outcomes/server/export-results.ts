import { csvLine } from '../../kernel/csv.ts'
import { type Money, minorDigits } from '../../kernel/money.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import {
  type Figure,
  type OpportunityFigure,
  opportunityFigures,
  type RequestFigure,
  requestFigures,
  type UseFigure,
  useFigures,
  waitParties,
} from '../figure.ts'
import type { Asked } from './asked.reads.ts'
import { readOpportunityRows } from './opportunity.reads.ts'
import { readUsedAndGiven } from './person.reads.ts'
import { readRequestRows } from './request-row.reads.ts'
import { readUseRows } from './use.reads.ts'

type Cell = string | number | null
type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }
type Sheet = {
  readonly head: readonly string[]
  readonly read: (cursor: string | undefined) => Promise<Page<readonly Cell[]>>
}

const size = 200

/**
 * The rows behind a figure as CSV, page by page: what the reader of the page sees, and no more. Opportunities carry
 * the uses that count for them, requests the business minutes they waited for each side.
 */
export async function* exportResults(
  db: WorkspaceDb,
  asked: Asked,
  wanted: { readonly figure: Figure; readonly part?: string | undefined },
): AsyncGenerator<string> {
  const sheet = sheetOf(db, asked, wanted)
  yield csvLine(sheet.head)
  let cursor: string | undefined
  do {
    const page = await sheet.read(cursor)
    for (const cells of page.rows) yield csvLine(cells)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

function sheetOf(
  db: WorkspaceDb,
  asked: Asked,
  { figure, part }: { readonly figure: Figure; readonly part?: string | undefined },
): Sheet {
  if (isOneOf(figure, opportunityFigures)) return sheetOfOpportunities(db, asked, figure, part)
  if (isOneOf(figure, useFigures)) return sheetOfUses(db, asked, figure, part)
  if (isOneOf(figure, requestFigures)) return sheetOfRequests(db, asked, figure, part)
  return {
    head: ['Seller', 'Uses on their opportunities', 'Advocates they put forward'],
    read: async (cursor) => {
      const page = await readUsedAndGiven(db, asked, { cursor, size })
      return { ...page, rows: page.rows.map((row) => [row.name, row.used, row.given]) }
    },
  }
}

const isOneOf = <Word extends string>(word: string, words: readonly Word[]): word is Word =>
  words.includes(word as Word)

function sheetOfOpportunities(
  db: WorkspaceDb,
  asked: Asked,
  figure: OpportunityFigure,
  part?: string,
): Sheet {
  return {
    head: [
      'Opportunity',
      'Account',
      'Owner',
      'State',
      'Amount',
      'Currency',
      'Created',
      'Close',
      'Influence',
      'Stage of use',
      'Uses that count',
      'Uses',
    ],
    read: async (cursor) => {
      const page = await readOpportunityRows(db, asked, { figure, part, cursor, size })
      const rows = page.rows.map((row) => [
        row.name,
        row.account?.name ?? row.prospect,
        row.owner,
        row.state,
        ...amountCells(row.amount),
        row.createdOn,
        row.closeOn,
        row.influence,
        row.stage,
        row.useCount,
        row.uses.map((use) => `${use.on} ${use.contact?.name ?? ''} (${use.title})`).join('; '),
      ])
      return { ...page, rows }
    },
  }
}

function sheetOfUses(db: WorkspaceDb, asked: Asked, figure: UseFigure, part?: string): Sheet {
  return {
    head: ['Day', 'Title', 'Activity', 'Advocate', 'Account', 'Opportunity', 'Does not count because'],
    read: async (cursor) => {
      const page = await readUseRows(db, asked, { figure, part, cursor, size })
      const rows = page.rows.map((row) => [
        row.on,
        row.title,
        row.activityType,
        row.contact?.name ?? null,
        row.account.name,
        row.opportunity?.name ?? null,
        row.fault,
      ])
      return { ...page, rows }
    },
  }
}

function sheetOfRequests(db: WorkspaceDb, asked: Asked, figure: RequestFigure, part?: string): Sheet {
  const waits = waitParties.map((party) => `Minutes waiting: ${party}`)
  return {
    head: [
      'Request',
      'Title',
      'Requester',
      'Opportunity',
      'Amount',
      'Currency',
      'Outcome',
      'Cause',
      'Needed by',
      'Submitted',
      'Answered, fulfilled or closed',
      'Business minutes',
      ...waits,
    ],
    read: async (cursor) => {
      const page = await readRequestRows(db, asked, { figure, part, cursor, size })
      const rows = page.rows.map((row) => [
        `R-${row.number}`,
        row.title,
        row.requester,
        row.opportunity?.name ?? null,
        ...amountCells(row.amount),
        row.outcome,
        row.cause,
        row.needBy,
        row.submittedAt,
        row.at,
        row.minutes,
        ...waitParties.map((party) => row.waits.find((wait) => wait.party === party)?.minutes ?? null),
      ])
      return { ...page, rows }
    },
  }
}

function amountCells(amount: Money | null): [number | null, string | null] {
  if (amount === null) return [null, null]
  return [amount.minor / 10 ** minorDigits(amount.currency), amount.currency]
}
