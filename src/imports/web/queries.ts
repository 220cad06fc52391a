import type { Static } from 'typebox'
import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatCount, formatList } from '../../web/format.ts'
import type { getImport, getNextSteps, ImportSchema, listImports, listProblems } from '../contract.ts'
import { type ImportKind, kindNames } from '../import-kind.ts'

export type FileView = Static<typeof ImportSchema>
export type FileLine = ResponseOf<typeof listImports>['rows'][number]
export type ProblemView = ResponseOf<typeof listProblems>['rows'][number]

/** Routes whose answers change with every act on a file. */
export const importRoutes = [
  'GET /imports',
  'GET /imports/:importId',
  'GET /imports/:importId/problems',
] as const

const moving: readonly FileLine['state'][] = ['waiting', 'reading', 'trying', 'running']

/** True while the server is at work on the file. */
const isMoving = ({ state }: Pick<FileLine, 'state'>) => moving.includes(state)

/** One file; asked again while the server is at work on it. */
export function importQuery(importId: string) {
  return {
    ...apiQuery<typeof getImport>('GET /imports/:importId', { params: { importId } }),
    refetchInterval: ({ state }: { state: { data?: FileView | undefined } }) =>
      state.data !== undefined && isMoving(state.data) ? 700 : (false as const),
  }
}

/** The files that were brought together, oldest first. */
export function setQuery(setId: string | undefined) {
  return {
    ...apiQuery<typeof listImports>('GET /imports', { query: { setId, size: 200 } }),
    enabled: setId !== undefined,
    refetchInterval: ({ state }: { state: { data?: ResponseOf<typeof listImports> | undefined } }) =>
      state.data?.rows.some(isMoving) ? 700 : (false as const),
  }
}

export const importsQuery = () => apiPages<typeof listImports>('GET /imports', { query: { size: 25 } })

export const problemsQuery = (importId: string, severity: readonly ProblemView['severity'][]) =>
  apiPages<typeof listProblems>('GET /imports/:importId/problems', {
    params: { importId },
    query: { severity: [...severity], size: 25 },
  })

export const nextStepsQuery = () => apiQuery<typeof getNextSteps>('GET /imports/next-steps')

/** “1,299 accounts”; “rows” while nobody knows what the file holds. */
export function countOf(count: number, kind: ImportKind | null): string {
  const [one, many] = kind === null ? ['row', 'rows'] : kindNames[kind]
  return formatCount(count, one, many)
}

/** “Accounts”, as a line or a choice begins. */
export function nameOfKind(kind: ImportKind): string {
  const [, many] = kindNames[kind]
  return many.charAt(0).toUpperCase() + many.slice(1)
}

/** How many rows of a tried file would go in: added, joined and unchanged. */
function entering(file: FileLine): number {
  const { trial } = file
  return trial === null ? file.rows : trial.created + trial.updated + trial.unchanged
}

/** “1,299 accounts, 3,940 contacts and 5,208 opportunities”. */
export function wordsOf(files: readonly FileLine[]): string {
  return formatList(files.map((file) => countOf(entering(file), file.kind)))
}
