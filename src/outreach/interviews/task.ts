import { Type } from 'typebox'
import { setting } from '../../kernel/setting.ts'
import type { Day } from '../../kernel/time.ts'

/** What the account team is asked for around an interview: a brief before it, a look at what was written after it. */
export const taskKinds = ['brief', 'confirmation'] as const
export type TaskKind = (typeof taskKinds)[number]

export const taskStates = ['due', 'asked', 'answered', 'dropped'] as const
export type TaskState = (typeof taskStates)[number]

/** How long the account team may take over an interview that was written down. */
export const confirmationDays = setting<number>({
  name: 'outreach.confirmation-days',
  title: 'How long the account team may take to look over an interview',
  unit: 'working days',
  source: 'practice B5: account team confirms within 5 days',
  schema: Type.Integer({ minimum: 1, maximum: 60 }),
  default: 5,
})

/** How long the account team may take for what we should know beforehand. */
export const briefDays = setting<number>({
  name: 'outreach.brief-days',
  title: 'How long the account team may take to say what we should know before an interview',
  unit: 'working days',
  source: 'practice B5: account team briefs first',
  schema: Type.Integer({ minimum: 1, maximum: 60 }),
  default: 3,
})

export const taskSettings = [confirmationDays, briefDays] as const

/** True where an answer is owed past its day. */
export function isOverdue(
  task: { readonly state: TaskState; readonly answerBy: Day | null },
  today: Day,
): boolean {
  return task.state === 'asked' && task.answerBy !== null && task.answerBy < today
}
