import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { listEventNames, listEvents } from '../event.contract.ts'

export type AuditedEvent = ResponseOf<typeof listEvents>['rows'][number]

export type AuditView = {
  readonly actor: string
  readonly name: string
  readonly subject: string
  readonly from: string
  readonly to: string
}

/** The audit trail as filtered. */
export const eventsQuery = (view: AuditView) => {
  const { name, ...rest } = view
  const byName = name === '' ? {} : name.includes('.') ? { name } : { noun: name }
  const others = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''))
  return apiPages<typeof listEvents>('GET /events', { query: { ...others, ...byName } })
}

/** Which kinds of events there are. */
export const eventNamesQuery = () => apiQuery<typeof listEventNames>('GET /event-names')
