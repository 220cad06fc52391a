import type { listPeople } from '../../identity/people.contract.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { StateKind } from '../../web/ui/StateMark.tsx'
import type {
  countOutreaches,
  getOutreach,
  getOutreachLetter,
  listOutreaches,
  openOutreachLink,
  startOutreach,
} from '../contract.ts'
import type { OutreachState } from '../outreach.ts'
import type { listTemplates } from '../template.contract.ts'

export type OutreachRow = ResponseOf<typeof listOutreaches>['rows'][number]
export type Outreach = ResponseOf<typeof getOutreach>
export type OutreachLetter = ResponseOf<typeof getOutreachLetter>
export type OutreachStart = ResponseOf<typeof startOutreach>
export type OwnerPageShown = ResponseOf<typeof openOutreachLink>
export type TemplateRow = ResponseOf<typeof listTemplates>['rows'][number]

export const startOutreachQuery = (contact: string, nomination: string | undefined) =>
  apiQuery<typeof startOutreach>('GET /outreaches/start', {
    query: { contact, ...(nomination === undefined ? {} : { nomination }) },
  })

export const outreachesQuery = (asked: {
  readonly state: readonly OutreachState[]
  readonly mine: boolean
}) =>
  apiPages<typeof listOutreaches>('GET /outreaches', {
    query: { state: [...asked.state], ...(asked.mine ? { mine: true } : {}) },
  })

export const outreachCountsQuery = () => apiQuery<typeof countOutreaches>('GET /outreaches/counts')

export const outreachQuery = (outreachId: string) =>
  apiQuery<typeof getOutreach>('GET /outreaches/:outreachId', { params: { outreachId } })

export const outreachLetterQuery = (outreachId: string, template: string | null) =>
  apiQuery<typeof getOutreachLetter>('GET /outreaches/:outreachId/letter', {
    params: { outreachId },
    query: template === null ? {} : { template },
  })

export const templatesQuery = (all = false) =>
  apiQuery<typeof listTemplates>('GET /outreach-templates', { query: all ? { all } : {} })

export const templateRoutes = ['GET /outreach-templates', 'GET /outreaches/:outreachId/letter'] as const

/** The routes whose answers change with an outreach. */
export const outreachChanges = [
  'GET /outreaches',
  'GET /outreaches/start',
  'GET /outreaches/counts',
  'GET /outreaches/:outreachId',
  'GET /recruiting',
  'GET /nominations/:nominationId',
  'GET /advocates/:contactId',
  'GET /contacts/:contactId/timeline',
  'GET /waiting',
] as const

export const outreachPath = (id: string) => `/recruiting/outreach/${id}`

/** The mark of each state. */
export const outreachMarks: Readonly<Record<OutreachState, StateKind>> = {
  'with-owner': 'resting',
  free: 'free',
  objected: 'held',
  written: 'resting',
  later: 'resting',
  introduced: 'free',
  declined: 'never',
  withdrawn: 'never',
}

export type OutreachCounts = ResponseOf<typeof countOutreaches>

/** How an outreach stands, in a few words. */
export function sayOutreach(
  row: Pick<OutreachRow, 'state' | 'respondBy' | 'outOfReach' | 'laterUntil' | 'owner' | 'ownerAnswer'>,
  formatDay: (day: string) => string,
): string {
  switch (row.state) {
    case 'with-owner':
      if (row.outOfReach !== null) return 'owner cannot be reached'
      return row.respondBy === null ? 'with the owner' : `owner has until ${formatDay(row.respondBy)}`
    case 'free':
      return row.ownerAnswer === 'introduces'
        ? `${row.owner?.name ?? 'the owner'} introduces`
        : 'free to write'
    case 'objected':
      return 'owner objected'
    case 'written':
      return 'written, no answer yet'
    case 'later':
      return row.laterUntil === null ? 'later' : `not before ${formatDay(row.laterUntil)}`
    case 'introduced':
      return 'introduced'
    case 'declined':
      return 'would rather not'
    case 'withdrawn':
      return 'taken back'
  }
}

/** People of ours, for a field in which one is chosen. */
export async function findPeople(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const words = text.trim() === '' ? {} : { q: text.trim() }
  const query = { size: 20, state: 'here' as const, ...words }
  const { rows } = await call<typeof listPeople>('GET /people', { query }, { signal })
  return rows.map(({ id, name, title, team }) => ({ id, label: name, detail: title ?? team?.name }))
}
