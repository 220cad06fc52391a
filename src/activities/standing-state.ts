/**
 * The six answers to "may this person be asked?", the gravest last. The words stand here, left of both nouns
 * that use them: protection gives the answer, advocates are listed and filtered by it.
 */
export const standingStates = ['free', 'close-to-limit', 'resting', 'held', 'blocked', 'never'] as const
export type StandingState = (typeof standingStates)[number]
