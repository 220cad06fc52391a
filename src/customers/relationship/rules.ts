import { Type } from 'typebox'
import { setting } from '../../kernel/setting.ts'

const silentAfter = setting<number>({
  name: 'relationship.silent-after',
  title: 'How long without real contact before somebody else than the relationship owner is asked',
  unit: 'days',
  source: 'requirements CS-8: an owner with no contact for 120 days',
  why: 'Whoever has not talked to a customer for four months does not know how they stand. An account without any contact on record stays with its owner',
  schema: Type.Integer({ minimum: 14, maximum: 730 }),
  default: 120,
})

/** What the program does itself for an account it holds. */
export const directTasks = ['facts', 'nominate', 'fulfil', 'touch'] as const
export type DirectTask = (typeof directTasks)[number]

export type HoursByTask = Readonly<Record<DirectTask, number>>

const hours = Type.Number({ minimum: 0, maximum: 40, multipleOf: 0.25 })

const taskHours = setting<HoursByTask>({
  name: 'relationship.task-hours',
  title: 'Hours that each task around a customer takes',
  unit: 'hours: facts of a person, people to nominate at an account, one ask, one touch',
  source: 'requirements CS-17: hours by task',
  why: 'Estimates to begin with: a quarter of an hour to keep a person’s facts true, an hour to look for people at an account, an hour for an ask, half an hour for a touch. Put your own in their place',
  schema: Type.Object(
    { facts: hours, nominate: hours, fulfil: hours, touch: hours },
    { additionalProperties: false },
  ),
  default: { facts: 0.25, nominate: 1, fulfil: 1, touch: 0.5 },
})

const directFactor = setting<number>({
  name: 'relationship.direct-factor',
  title: 'How much longer it takes without somebody who knows the customer',
  unit: 'times',
  source: 'requirements CS-11, CS-17: direct mode needs a larger capacity',
  why: 'Half as long again: what an owner knows has to be found out first',
  schema: Type.Number({ minimum: 1, maximum: 5, multipleOf: 0.1 }),
  default: 1.5,
})

const programHours = setting<number>({
  name: 'relationship.program-hours',
  title: 'Hours the program has for relationships it holds itself',
  unit: 'hours a week',
  source: 'requirements CS-17: hours by task against available',
  why: 'One working day of one person. What direct mode takes is held against it',
  schema: Type.Integer({ minimum: 0, maximum: 1_000 }),
  default: 8,
})

/** Every choice of relationships, with its unit, its default and where the default comes from. */
export const relationshipSettings = [silentAfter, taskHours, directFactor, programHours] as const

/** The rules in force; days, hours, times, and hours a week. */
export type RelationshipRules = {
  readonly silentAfter: number
  readonly taskHours: HoursByTask
  readonly directFactor: number
  readonly programHours: number
}
