import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { listSettings } from '../setting.contract.ts'

export type ListedSetting = ResponseOf<typeof listSettings>['rows'][number]

/** Every threshold with its unit, source and default. */
export const settingsQuery = () => apiQuery<typeof listSettings>('GET /settings')
