import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { listAbsences } from '../absence.contract.ts'

export type PersonAbsence = ResponseOf<typeof listAbsences>['rows'][number]

/** When a person is away from today on. */
export const absencesQuery = (personId: string) =>
  apiQuery<typeof listAbsences>('GET /people/:personId/absences', { params: { personId } })

/** What is no longer true after an absence was entered or taken off. */
export const absenceRoutes = ['GET /people/:personId/absences', 'GET /approvals'] as const
