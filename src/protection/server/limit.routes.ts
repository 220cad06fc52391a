import { canChangeSettings } from '../../identity/policy.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { QueryOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { acceptedOr, notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import {
  changeLimit as changeEndpoint,
  countStale,
  liftLimit as liftEndpoint,
  listLimits,
  listRules,
  setLimit as setEndpoint,
} from '../limit.contract.ts'
import { canSetLimit } from '../policy.ts'
import { readRules } from './facts.reads.ts'
import { liftLimit } from './lift-limit.ts'
import { readLimit, readLimits, tellLimit } from './limit.reads.ts'
import { readSegments, readWorkspaceRules } from './rule.reads.ts'
import { changeLimit, setLimit } from './set-limit.ts'
import { readStale } from './stale.reads.ts'

/** The rules in force, what is set stricter for segments, accounts and advocates, and who follows them yet. */
export function limitRoutes({ serve }: Serving): void {
  serve(listRules, async ({ actor, db }) => ({
    rows: await readWorkspaceRules(db),
    segments: await readSegments(db),
    may: { change: canChangeSettings(actor), segment: canSetLimit(actor, { level: 'segment' }) },
  }))
  serve(listLimits, async ({ actor, db, query, now }) => readPage(db, actor, query, now))
  serve(setEndpoint, async ({ actor, body, write, now }) =>
    write(async (tx) => {
      const { limitId } = acceptedOr(await setLimit(tx, actor, body, now))
      return limitOf(tx, actor, limitId, now)
    }),
  )
  serve(changeEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      const { limitId } = acceptedOr(await changeLimit(tx, actor, params.limitId, body, now))
      return limitOf(tx, actor, limitId, now)
    }),
  )
  serve(liftEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await liftLimit(tx, actor, { ...params, ...body }, now)
      return { done: 'yes' } as const
    }),
  )
  serve(countStale, async ({ db }) => readStale(db))
}

async function limitOf(tx: WorkspaceTx, actor: PersonActor, limitId: string, now: Instant) {
  const row = await readLimit(tx, limitId)
  if (row === undefined) throw notFound('limit')
  return tellLimit(actor, await readRules(tx, now), row)
}

async function readPage(
  db: WorkspaceDb,
  actor: PersonActor,
  query: QueryOf<typeof listLimits>,
  now: Instant,
) {
  const { cursor, size = 50, ...filter } = query
  const page = { after: cursor === undefined ? null : decodeCursor(cursor, 'moment', 'id'), size: size + 1 }
  const found = await readLimits(db, actor, filter, page)
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const at = await readRules(db, now)
  return {
    rows: rows.map((row) => tellLimit(actor, at, row)),
    next: found.length > size && last !== undefined ? encodeCursor([last.setAt, last.id]) : null,
  }
}
