import { factNames } from '../../advocates/freshness.ts'
import { profileSections, sectionTitles } from '../../advocates/profile.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatCount, formatDay, formatPercent } from '../../web/format.ts'
import type { ownerTasks } from '../owner-ask.ts'
import type {
  factLists,
  getOwnerWeek,
  getQuality,
  listEdits,
  listFacts,
  listRounds,
  qualityGroups,
} from '../quality.contract.ts'
import type { listWideEdits, undoWideEdit } from '../wide-edit.contract.ts'
import { factOfKey } from '../wide-edit.ts'

export type Quality = ResponseOf<typeof getQuality>
export type QualityRow = Quality['rows'][number]
export type QualityGroup = (typeof qualityGroups)[number]
export type FactList = (typeof factLists)[number]
export type FactRow = ResponseOf<typeof listFacts>['rows'][number]
export type RoundRow = ResponseOf<typeof listRounds>['rows'][number]
export type WeekRow = ResponseOf<typeof getOwnerWeek>['people'][number]
export type WideEditRow = ResponseOf<typeof listWideEdits>['rows'][number]
export type EditRow = ResponseOf<typeof listEdits>['rows'][number]

/** How true what we know is, by owner, team or segment. */
export function qualityQuery(by: QualityGroup) {
  return apiQuery<typeof getQuality>('GET /stewardship/quality', { query: { by } })
}

/** The facts behind a figure, page by page. */
export function factListQuery(list: FactList, by: QualityGroup, key: string) {
  const group = key === '' ? {} : { key }
  return apiPages<typeof listFacts>('GET /stewardship/facts', { query: { list, by, size: 50, ...group } })
}

/** What went out to be confirmed, the newest first. */
export function roundListQuery() {
  return apiPages<typeof listRounds>('GET /stewardship/rounds', { query: { size: 50 } })
}

/** What relationship owners were asked this week. */
export function ownerWeekQuery() {
  return apiQuery<typeof getOwnerWeek>('GET /stewardship/week')
}

/** What people said has changed, for a program manager to look at. */
export function editListQuery() {
  return apiPages<typeof listEdits>('GET /stewardship/edits', { query: { size: 50 } })
}

/** What was changed for many at once, the newest first. */
export function wideEditListQuery() {
  return apiPages<typeof listWideEdits>('GET /wide-edits', { query: { size: 50 } })
}

/** The routes whose answers change when a fact is confirmed or an edit decided. */
export const stewardshipRoutes = [
  'GET /stewardship/quality',
  'GET /stewardship/facts',
  'GET /stewardship/rounds',
  'GET /stewardship/week',
  'GET /stewardship/edits',
  'GET /wide-edits',
] as const

/** What a fact is called: the section of a text, else its kind. */
export function nameOfKind({ kind, key }: Pick<FactRow, 'kind' | 'key'>): string {
  const section = profileSections.find((each) => each === key)
  return section === undefined ? factNames[kind] : sectionTitles[section]
}

export const taskNames: Readonly<Record<(typeof ownerTasks)[number], string>> = {
  confirm: 'Confirm facts',
  nominate: 'Nominate',
  fulfil: 'Help fulfil',
}

const outcomes: Readonly<Record<string, string>> = {
  confirmed: 'confirmed',
  applied: 'changed',
  proposed: 'change proposed',
  'next-source': 'did not know',
  unanswered: 'no answer',
}

/** What became of asking last: “Jana Novák, did not know”. */
export function sayAsked(asked: FactRow['asked']): string {
  if (asked === null) return 'not asked yet'
  const what = asked.outcome === null ? 'asked' : (outcomes[asked.outcome] ?? asked.outcome)
  return asked.who === null ? what : `${asked.who}, ${what}`
}

/** A share in whole per cent; a dash where there is nothing to share. */
export function sayShare(part: number, whole: number): string {
  return whole === 0 ? '–' : formatPercent(part / whole)
}

/** Seconds as people count minutes. */
export function sayMinutes(seconds: number): string {
  if (seconds === 0) return '–'
  return seconds < 60 ? 'under 1 min' : `${Math.round(seconds / 60)} min`
}

/** What a change of many wrote: “Segment: Enterprise”, “Health of the account, confirmed on 3 Mar 2026”. */
export function sayWideEdit({ field, key, label, value }: WideEditRow): { what: string; became: string } {
  const fact = factOfKey(key)
  const nameOfFact = fact === undefined ? key : nameOfKind({ kind: fact.kind, key })
  const what = {
    'account-owner': 'Relationship owner of accounts',
    'contact-owner': 'Relationship owner of contacts',
    segment: 'Segment',
    section: nameOfFact,
    custom: label ?? 'A field that is gone',
    confirmed: `${nameOfFact}, confirmed`,
  }[field]
  const became = field === 'confirmed' && value !== null ? `on ${formatDay(value)}` : (value ?? 'nothing')
  return { what, became }
}

/** What came of taking a change of many back. */
export function sayUndone({ undone, kept }: ResponseOf<typeof undoWideEdit>): string {
  return kept.length === 0
    ? `${formatCount(undone, 'record', 'records')} as before`
    : `${undone} as before; changed since and left: ${kept.join(', ')}`
}
