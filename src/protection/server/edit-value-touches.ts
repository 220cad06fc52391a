import { valueTouchChanged } from '../care.events.ts'
import { canEditValueTouches } from '../care.policy.ts'
import { placeholders, type ValueTouchDefinition } from '../value-touch.ts'
import { shippedTouches } from '../value-touch-library.ts'
import { openLibrary } from './edit-letters.ts'
import { loadValueTouch, type ValueTouch } from './value-touch.reads.ts'

/** The library of value touches, as program managers edit it. */
export const valueTouchLibrary = openLibrary<'kind', ValueTouchDefinition, ValueTouch>({
  table: { name: 'value_touches', sort: 'kind', what: 'value touch' },
  shipped: shippedTouches,
  placeholders,
  may: canEditValueTouches,
  load: loadValueTouch,
  changed: valueTouchChanged,
})
