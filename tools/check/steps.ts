import type { Verdict } from './verdict.ts'

type Step = (root: string) => Promise<Verdict>

/** The steps of the check, the longest first: two run at a time. */
export const steps: Readonly<Record<string, () => Promise<Step>>> = {
  types: async () => (await import('./types.ts')).checkTypes,
  format: async () => (await import('./format.ts')).checkFormat,
  boundaries: async () => (await import('./boundaries.ts')).checkBoundaries,
  layout: async () => (await import('./layout.ts')).checkLayout,
  sizes: async () => (await import('./sizes.ts')).checkSizes,
  vocabulary: async () => (await import('./vocabulary.ts')).checkVocabulary,
  'dead code': async () => (await import('./dead-code.ts')).checkDeadCode,
  docstrings: async () => (await import('./docstrings.ts')).checkDocstrings,
  walls: async () => (await import('./walls.ts')).checkWalls,
  'generated files': async () => (await import('./stale.ts')).checkStale,
}
