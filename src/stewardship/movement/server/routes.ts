import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Serving } from '../../../server/serve.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { readChangeGround } from '../../changes/server/found.reads.ts'
import * as contract from '../contract.ts'
import { attritionPercent, benchByMonth, growthObjective, quarterAt, yearBefore } from '../movement.ts'
import { explainDeparture } from './explain-departure.ts'
import { readMonths, readMoves, readReplenishment } from './movement.reads.ts'

const shownMonths = 12

/** Who comes and who goes: attrition by month and cause, and how many each segment needs. */
export function movementRoutes({ serve }: Serving): void {
  serve(contract.getMovement, ({ actor, db, now }) => readMovement(db, actor, now))
  serve(contract.listMoves, async ({ db, query, now }) =>
    readMoves(db, query, (await readChangeGround(db, now)).timeZone),
  )
  serve(contract.explainDeparture, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await explainDeparture(tx, actor, { stepId: params.journeyStepId, ...body }, now)
      return { cause: body.cause }
    }),
  )
}

async function readMovement(
  db: WorkspaceDb,
  actor: Parameters<typeof readSetting>[1],
  now: Instant,
): Promise<ResponseOf<typeof contract.getMovement>> {
  const ground = await readChangeGround(db, now)
  const growth = await readSetting(db, actor, growthObjective)
  const { bench, months, causes } = await readMonths(db, ground, shownMonths)
  const segments = await readReplenishment(db, ground, growth)
  const told = benchByMonth(bench, months)
  const total = (of: (segment: (typeof segments)[number]) => number) =>
    segments.reduce((all, segment) => all + of(segment), 0)
  return {
    bench,
    months: told.map((month) => ({ ...month, bench: Math.max(0, month.bench) })),
    attrition: attritionPercent(told),
    causes,
    quarter: {
      from: quarterAt(ground.today).from,
      needed: total(({ needed }) => needed),
      recruited: total(({ recruited }) => recruited),
      missing: total(({ missing }) => missing),
    },
    lostSince: yearBefore(ground.today),
    growth,
    segments,
  }
}
