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
import { shippedTouches } from '../value-touch-library.ts'
import { addShippedTouches, addValueTouch, setValueTouchInUse, updateValueTouch } from './edit-value-touch.ts'
import { readValueTouches } from './value-touch.reads.ts'
import { countMissing } from './value-touch.store.ts'

/** The library of value touches. */
export function valueTouchRoutes({ serve }: Serving): void {
  serve(listValueTouches, async ({ actor, db, query }) => ({
    rows: await readValueTouches(db, { all: query.all === true }),
    missing: await countMissing(db, actor.workspaceId, shippedTouches),
    may: { edit: canEditValueTouches(actor) },
  }))
  serve(addEndpoint, ({ actor, body, write }) => write((tx) => addValueTouch(tx, actor, body)))
  serve(updateEndpoint, ({ actor, params, body: { version, ...touch }, write }) =>
    write((tx) => updateValueTouch(tx, actor, params.valueTouchId, touch, version)),
  )
  serve(retireValueTouch, ({ actor, params, write }) =>
    write((tx) => setValueTouchInUse(tx, actor, params.valueTouchId, false)),
  )
  serve(putBackValueTouch, ({ actor, params, write }) =>
    write((tx) => setValueTouchInUse(tx, actor, params.valueTouchId, true)),
  )
  serve(addShippedEndpoint, ({ actor, write }) =>
    write(async (tx) => ({ added: await addShippedTouches(tx, actor) })),
  )
}
