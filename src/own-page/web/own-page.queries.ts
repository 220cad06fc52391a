import type { BodyOf, ResponseOf } from '../../kernel/contract.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import { useSending } from '../../requests/asks/web/page.queries.ts'
import { call } from '../../web/api.ts'
import type {
  addNever,
  askForErasure,
  changeLimits,
  changeWillingness,
  confirmOwn,
  correctOwn,
  leaveAsOwn,
  openOwnErasure,
  openOwnPage,
  removeNever,
  renewOwnLink,
  withdrawPermission,
} from '../own-page.contract.ts'
import { ownPageTexts } from '../own-page.texts.ts'

export type OwnPageShown = ResponseOf<typeof openOwnPage>
export type OwnShown = NonNullable<OwnPageShown['own']>
export type HeldGroupShown = OwnShown['holding'][number]
export type HeldFactShown = HeldGroupShown['facts'][number]
export type ErasurePageShown = ResponseOf<typeof openOwnErasure>

/** What every part of the page stands on: the page, its token, and where its answers go. */
export type OwnPart = {
  readonly page: OwnPageShown
  readonly own: OwnShown
  readonly token: string
  readonly onPage: (page: OwnPageShown) => void
  readonly onAgain: () => Promise<void>
}

/** Everything that can be done on the page, one at a time; `fault` says what went wrong with the last. */
export function useOwnActs(
  { page, token, onPage, onAgain }: OwnPart,
  refusals: Readonly<Record<string, string>> = {},
) {
  const { language } = page
  const texts = ownPageTexts(language)
  const words = { failed: texts.failed, refusals: { ...texts.refusals, ...refusals } }
  const { isSending, fault, send } = useSending<OwnPageShown>(words, onPage, onAgain)
  const acts = { ...changesOf(send, token, language), ...endsOf(send, token, language) }
  return { isSending, fault, ...acts }
}

type Send = (act: () => Promise<OwnPageShown>) => Promise<boolean>

/** What they decide, confirm and correct. */
function changesOf(send: Send, token: string, language: OwnPageShown['language']) {
  const at = { params: { token }, query: { language } }
  return {
    limits: (body: BodyOf<typeof changeLimits>) =>
      send(() => call<typeof changeLimits>('PUT /links/own-pages/:token/limits', { ...at, body })),
    answer: (body: BodyOf<typeof changeWillingness>) =>
      send(() => call<typeof changeWillingness>('PUT /links/own-pages/:token/willingness', { ...at, body })),
    addNever: (name: string) =>
      send(() =>
        call<typeof addNever>('POST /links/own-pages/:token/never-withs', { ...at, body: { name } }),
      ),
    removeNever: (neverWithId: string) =>
      send(() =>
        call<typeof removeNever>('DELETE /links/own-pages/:token/never-withs/:neverWithId', {
          ...at,
          params: { token, neverWithId },
        }),
      ),
    confirm: (body: BodyOf<typeof confirmOwn>) =>
      send(() => call<typeof confirmOwn>('POST /links/own-pages/:token/confirmations', { ...at, body })),
    correct: (body: BodyOf<typeof correctOwn>) =>
      send(() => call<typeof correctOwn>('POST /links/own-pages/:token/corrections', { ...at, body })),
    withdraw: (body: BodyOf<typeof withdrawPermission>) =>
      send(() =>
        call<typeof withdrawPermission>('POST /links/own-pages/:token/withdrawals', { ...at, body }),
      ),
  }
}

/** Leaving, being erased, and ending every link. */
function endsOf(send: Send, token: string, language: OwnPageShown['language']) {
  const at = { params: { token }, query: { language } }
  return {
    leave: (reason: string) =>
      send(() =>
        call<typeof leaveAsOwn>('POST /links/own-pages/:token/leaving', {
          ...at,
          body: reason.trim() === '' ? {} : { reason },
        }),
      ),
    erase: () => send(() => call<typeof askForErasure>('POST /links/own-pages/:token/erasure', at)),
    renew: () => send(() => call<typeof renewOwnLink>('POST /links/own-pages/:token/renewal', at)),
  }
}

/** Who vouched for a fact, and when, in the reader's language. */
export function tellVouched(
  { confirmedBy, confirmedOn, isByYou }: HeldFactShown,
  language: OwnPageShown['language'],
): string {
  const on = confirmedOn === null ? null : tellDay(confirmedOn, language)
  return ownPageTexts(language).vouched(confirmedBy, on, isByYou)
}
