import type { ResponseOf } from '../../../kernel/contract.ts'
import { apiQuery } from '../../../web/api-query.ts'
import type { getChain } from '../wording.contract.ts'

export type Chain = ResponseOf<typeof getChain>
export type Version = NonNullable<Chain['wording']>['versions'][number]

/** Everything that was said to an ask, and its words. */
export const chainQuery = (requestId: string, askId: string) =>
  apiQuery<typeof getChain>('GET /requests/:requestId/asks/:askId/chain', { params: { requestId, askId } })

/** What each line of the answers says. */
export const recordWords: Readonly<Record<Chain['answers'][number]['answer'], string>> = {
  approved: 'yes',
  refused: 'no',
  passed: 'no answer in time; it went on',
  'marked-up': 'marked the words up',
  reopened: 'to be asked again, since the words changed',
}

export const wayWords: Readonly<Record<NonNullable<Chain['answers'][number]['through']>, string>> = {
  app: 'here',
  link: 'by the mailed link',
  recorded: 'noted by the program',
}
