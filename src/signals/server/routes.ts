import { countRows } from '../../customers/row-result.ts'
import { announce } from '../../server/announce.ts'
import type { Serving } from '../../server/serve.ts'
import {
  bringSignals,
  listRespondents,
  listSignals,
  logSignal as logEndpoint,
  matchRespondent,
  takeBackSignal as takeBackEndpoint,
} from '../contract.ts'
import { signalsBrought } from '../events.ts'
import { logSignal, takeBackSignal } from './log-signal.ts'
import { sayWhoAnswered } from './match-respondent.ts'
import { readSignalById, readSignals } from './reads.ts'
import { readRespondent, readRespondents } from './respondent.reads.ts'
import { takeInSignals } from './take-in-signals.ts'

/** Signals, and those who gave them and are not known yet. */
export function signalRoutes({ serve }: Serving): void {
  serve(listSignals, ({ actor, query, db }) => readSignals(db, actor, query))
  serve(logEndpoint, ({ actor, body, write, now }) =>
    write(async (tx) => readSignalById(tx, actor, await logSignal(tx, actor, body, now))),
  )
  serve(bringSignals, ({ actor, body, write, now }) =>
    write(async (tx) => {
      const rows = body.rows.map((row, at) => ({ ...row, row: at + 1 }))
      const results = await takeInSignals(tx, actor, rows, { source: 'api', importId: null }, now)
      await announce(tx, signalsBrought(actor, countRows(results)))
      return {
        results: results.map(({ row, outcome, id = null, field = null, reason = null }) => ({
          ...{ row, outcome, id, field, reason },
        })),
      }
    }),
  )
  serve(takeBackEndpoint, ({ actor, params, write }) =>
    write(async (tx) => {
      await takeBackSignal(tx, actor, params.signalId)
      return { removed: true }
    }),
  )
  serve(listRespondents, ({ query, db }) => readRespondents(db, query))
  serve(matchRespondent, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await sayWhoAnswered(tx, actor, params.respondentId, body.contactId, now)
      return readRespondent(tx, params.respondentId)
    }),
  )
}
