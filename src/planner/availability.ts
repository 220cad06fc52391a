import { Type } from 'typebox'
import { setting } from '../kernel/setting.ts'

/** How many qualified and free advocates are enough for one need. */
export const enoughFree = setting<number>({
  name: 'planner.enough-free',
  title: 'How many free advocates are enough for a need',
  unit: 'advocates who qualify and are free',
  source: 'practice, MAT-30: three, so that one may say no and one may be kept in reserve',
  why: 'Common practice: with three, one may say no and one stays in reserve',
  schema: Type.Integer({ minimum: 1, maximum: 20 }),
  default: 3,
})

/** What is counted: an open request, or a need that somebody keeps. */
export const availabilityKinds = ['request', 'saved-need'] as const
export type AvailabilityKind = (typeof availabilityKinds)[number]

/**
 * The promise of availability in words. In: how many needs have enough, how many were counted, and how many are enough.
 * Out: one sentence; of nothing counted it says so. Source: MAT-30.
 */
export function sayAvailability(met: number, counted: number, enough: number): string {
  if (counted === 0) return 'No open request and no kept need has been counted yet.'
  const free = `${numberWord(enough)} or more are free`
  if (counted === 1)
    return met === 1
      ? `For the one open need ${free}.`
      : `For the one open need fewer than ${numberWord(enough)} are free.`
  return met === counted
    ? `For all ${counted} open needs ${free}.`
    : `For ${met} of the ${counted} open needs ${free}.`
}

const words = ['nought', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const numberWord = (number: number) => words[number] ?? String(number)
