import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../../web/api-query.ts'
import type { countDuplicates, listDuplicates } from '../duplicate.contract.ts'
import type { LikenessCode, LikenessReason } from '../likeness.ts'

export type Pair = ResponseOf<typeof listDuplicates>['rows'][number]

export const duplicatesQuery = (record: 'contact' | 'account', state: 'open' | 'not-same') =>
  apiPages<typeof listDuplicates>('GET /duplicates', { query: { record, state } })

export const duplicateCountsQuery = () => apiQuery<typeof countDuplicates>('GET /duplicates/counts', {})

/** What a word about a pair, or merging it, makes old. */
export const duplicateRoutes = [
  'GET /duplicates',
  'GET /duplicates/counts',
  'GET /merges',
  'GET /contacts',
  'GET /contacts/facets',
  'GET /contacts/:contactId',
  'GET /accounts',
  'GET /accounts/:accountId',
  'GET /advocates',
] as const

const reasonWords: Readonly<Record<LikenessCode, string>> = {
  'same-name': 'the same name',
  'like-name': 'a like name',
  initials: 'initials that fit',
  'same-mail': 'the same address',
  'same-phone': 'the same number',
  'same-crm-id': 'the same CRM id',
  'same-account': 'at the same company',
  'worked-there': 'one worked where the other does',
  'same-core-name': 'the same name but for the legal form',
  'other-name': 'one is also known as the other',
  'same-domain': 'the same domain',
  'mail-domain': 'its people write from the other’s domain',
  'same-country': 'in the same country',
}

/** Why two look like one, in a line: “the same name, at the same company”. */
export function tellReasons(reasons: readonly LikenessReason[]): string {
  return reasons
    .map(({ code, detail }) =>
      code === 'same-mail' || code === 'same-domain' ? `${reasonWords[code]}, ${detail}` : reasonWords[code],
    )
    .join(' · ')
}
