import type { LedgerEntry } from '../../activities/server/ledger.reads.ts'
import { readEntry } from '../../activities/server/ledger.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { acceptedOr, notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import {
  acceptAsk,
  completeAsk,
  declineAsk,
  deferAsk,
  getAsk,
  inviteAdvocate,
  reserveAsk as reserveEndpoint,
  withdrawAsk,
} from '../contract.ts'
import { tellStanding } from '../tell-standing.ts'
import { reserveAsk } from './reserve-ask.ts'
import { type Settlement, settleAsk } from './settle-ask.ts'

/** Asks, from taking their place to their end. */
export function askRoutes({ serve }: Serving): void {
  serve(reserveEndpoint, async ({ actor, body, write, now }) =>
    write(async (tx) => {
      const reserved = acceptedOr(await reserveAsk(tx, actor, body, now))
      return { ask: await askOf(tx, reserved.askId), standing: tellStanding(reserved.standing, true) }
    }),
  )
  serve(getAsk, async ({ db, params }) => askOf(db, params.askId))
  serve(inviteAdvocate, async ({ actor, params, body, write, now }) =>
    write((tx) => settle(tx, actor, params.askId, { action: 'ask', ...body }, now)),
  )
  serve(acceptAsk, async ({ actor, params, body: { agreedOn, ...rest }, write, now }) =>
    write((tx) => {
      const action =
        agreedOn == null ? ({ action: 'accept' } as const) : ({ action: 'schedule', agreedOn } as const)
      return settle(tx, actor, params.askId, { ...action, ...rest }, now)
    }),
  )
  serve(declineAsk, async ({ actor, params, body, write, now }) =>
    write((tx) => settle(tx, actor, params.askId, { action: 'decline', ...body }, now)),
  )
  serve(deferAsk, async ({ actor, params, body: { until, ...rest }, write, now }) =>
    write((tx) => settle(tx, actor, params.askId, { action: 'defer', deferredUntil: until, ...rest }, now)),
  )
  serve(completeAsk, async ({ actor, params, body, write, now }) =>
    write((tx) => settle(tx, actor, params.askId, { action: 'complete', ...body }, now)),
  )
  serve(withdrawAsk, async ({ actor, params, body, write, now }) =>
    write((tx) => settle(tx, actor, params.askId, { action: 'withdraw', ...body }, now)),
  )
}

async function settle(
  tx: WorkspaceTx,
  actor: PersonActor,
  askId: string,
  settlement: Settlement,
  now: Instant,
): Promise<LedgerEntry> {
  acceptedOr(await settleAsk(tx, actor, askId, settlement, now))
  return askOf(tx, askId)
}

async function askOf(db: WorkspaceDb | WorkspaceTx, askId: string): Promise<LedgerEntry> {
  const ask = await readEntry(db, askId)
  if (ask === undefined || ask.kind !== 'ask') throw notFound('ask')
  return ask
}
