/** What somebody of ours does for a customer before anything is asked. Source: requirements CS-2. */
export const cultivationKinds = ['collaboration', 'best-practice', 'problem-solving', 'good-service'] as const
export type CultivationKind = (typeof cultivationKinds)[number]

export const cultivationWords: Readonly<Record<CultivationKind, string>> = {
  collaboration: 'Worked on something together',
  'best-practice': 'Showed how others do it',
  'problem-solving': 'Solved a problem',
  'good-service': 'Served them well',
}

/** The steps of the three arcs, each a set of rows. */
export const arcSteps = [
  'won',
  'live',
  'prompted',
  'put-forward',
  'discoverable',
  'in-program',
  'ready',
  'fresh',
  'asked',
  'met',
  'won-with',
] as const
export type ArcStep = (typeof arcSteps)[number]

export const arcStepWords: Readonly<Record<ArcStep, string>> = {
  won: 'Won customers',
  live: 'Live long enough',
  prompted: 'Owner was asked whom',
  'put-forward': 'Somebody was put forward',
  discoverable: 'Became discoverable',
  'in-program': 'In the program',
  ready: 'Ready to be asked',
  fresh: 'Facts fresh',
  asked: 'Requests that ended',
  met: 'Requests met',
  'won-with': 'Wins with an advocate',
}

/** A share in 0..1; null where there is nothing to be a part of. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

export const dimensions = ['industry', 'product', 'region', 'use-case'] as const
export type Dimension = (typeof dimensions)[number]

export const dimensionWords: Readonly<Record<Dimension, string>> = {
  industry: 'Industry',
  product: 'Product',
  region: 'Geography',
  'use-case': 'Use case',
}
