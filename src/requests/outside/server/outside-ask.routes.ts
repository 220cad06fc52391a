import { logOutsideAsk } from '../../../protection/server/log-outside-ask.ts'
import { takeBackOutsideAsk } from '../../../protection/server/take-back-outside-ask.ts'
import { acceptedOr } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import {
  getOutsideShare,
  listOutsideAsks,
  logOutsideAsk as logEndpoint,
  takeBackOutsideAsk as takeBackEndpoint,
} from '../outside-ask.contract.ts'
import { readOutsideAsks, readOutsideShare } from './outside-ask.reads.ts'

/** Asks that happened outside: written down in seconds, counted, told without blame. */
export function outsideAskRoutes({ serve }: Serving): void {
  serve(logEndpoint, async ({ actor, body, write, now }) =>
    write(async (tx) => {
      const { askId, effect } = acceptedOr(await logOutsideAsk(tx, actor, body, now))
      const against = effect === null ? [] : [...effect.against]
      return { id: askId, effect: effect === null ? null : { ...effect, against } }
    }),
  )
  serve(listOutsideAsks, async ({ actor, db, query, now }) => readOutsideAsks(db, actor, query, now))
  serve(getOutsideShare, async ({ actor, db, now }) => readOutsideShare(db, actor, now))
  serve(takeBackEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await takeBackOutsideAsk(tx, actor, { ...params, reason: body.reason ?? null }, now)
      return { id: params.askId }
    }),
  )
}
