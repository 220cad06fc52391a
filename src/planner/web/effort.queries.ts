import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { getEffort } from '../effort.contract.ts'

export type Effort = ResponseOf<typeof getEffort>

/** How the program's work divides between going ahead of requests and answering them. */
export const effortQuery = () => apiQuery<typeof getEffort>('GET /effort')
