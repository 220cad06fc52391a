import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'
import { usageMilestones } from './usage-milestone.ts'

/** How long a won deal must be live before it speaks for the customer. */
export const liveDays = setting<number>({
  name: 'signals.live-days',
  title: 'How long a won deal is live before it counts as a signal',
  unit: 'days after go-live; where nobody recorded it, after the close',
  source: 'requirements CS-2: the prompt comes 90 days after go-live',
  why: 'Common practice: a quarter shows whether the customer got what they bought',
  schema: Type.Integer({ minimum: 0, maximum: 730 }),
  default: 90,
})

/** How far back the product looks in its own records. */
export const lookBackDays = setting<number>({
  name: 'signals.look-back-days',
  title: 'How far back deals, renewals, stories and activities are read as signals',
  unit: 'days',
  source: 'Recruiting: three years, so that a new workspace knows its long-standing customers',
  schema: Type.Integer({ minimum: 30, maximum: 7_300 }),
  default: 1_095,
})

export const signalSettings: readonly Setting<unknown>[] = [liveDays, lookBackDays, usageMilestones]
