/**
 * What came of an address that mail came back from: another one is written to; a review of the person is open; it was
 * decided; or nothing yet, since only people in the program are looked at again.
 */
export const bounceOutcomes = ['waiting', 'review', 'decided', 'replaced'] as const
export type BounceOutcome = (typeof bounceOutcomes)[number]
