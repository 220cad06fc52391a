import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import type { listMerges, previewMerge } from '../merge.contract.ts'
import type { MergedRecord } from '../merge-fields.ts'

export type Merge = ResponseOf<typeof listMerges>['rows'][number]
export type MergePreview = ResponseOf<typeof previewMerge>

export const mergesQuery = () => apiPages<typeof listMerges>('GET /merges', { query: {} })

export const mergePreviewQuery = (record: MergedRecord, survivor: string, absorbed: string) =>
  apiQuery<typeof previewMerge>('GET /merges/preview', { query: { record, survivor, absorbed } })

/** Where the record stands in this interface. */
export const recordPath = (record: MergedRecord, id: string) =>
  record === 'contact' ? `/contacts/${id}` : `/customers/${id}`

/** A table's name as it is said: `ledger_entries` as “ledger entries”. */
export const tellTable = (table: string) => table.replaceAll('_', ' ')

/** The screen with two records side by side; with one of them given, the other is chosen there. */
export const mergePath = (record: MergedRecord, survivor: string, absorbed?: string) =>
  `/stewardship/duplicates/merge?record=${record}&survivor=${survivor}${absorbed === undefined ? '' : `&absorbed=${absorbed}`}`
