import type { Serving } from '../../server/serve.ts'
import {
  addValueTouch as addEndpoint,
  addShippedTouches as addShippedEndpoint,
  listValueTouches,
  putBackValueTouch,
  retireValueTouch,
  updateValueTouch as updateEndpoint,
} from '../care.contract.ts'
import { canEditValueTouches } from '../care.policy.ts'
import { valueTouchLibrary } from './edit-value-touches.ts'
import { readValueTouches } from './value-touch.reads.ts'

/** The library of value touches. */
export function valueTouchRoutes({ serve }: Serving): void {
  serve(listValueTouches, async ({ actor, db, query }) => ({
    rows: await readValueTouches(db, { all: query.all === true }),
    missing: await valueTouchLibrary.countMissing(db),
    may: { edit: canEditValueTouches(actor) },
  }))
  serve(addEndpoint, ({ actor, body, write }) => write((tx) => valueTouchLibrary.add(tx, actor, body)))
  serve(updateEndpoint, ({ actor, params, body: { version, ...touch }, write }) =>
    write((tx) => valueTouchLibrary.update(tx, actor, params.valueTouchId, touch, version)),
  )
  serve(retireValueTouch, ({ actor, params, write }) =>
    write((tx) => valueTouchLibrary.setInUse(tx, actor, params.valueTouchId, false)),
  )
  serve(putBackValueTouch, ({ actor, params, write }) =>
    write((tx) => valueTouchLibrary.setInUse(tx, actor, params.valueTouchId, true)),
  )
  serve(addShippedEndpoint, ({ actor, write }) =>
    write(async (tx) => ({ added: await valueTouchLibrary.addShipped(tx, actor) })),
  )
}
