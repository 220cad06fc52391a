import type { Static } from 'typebox'
import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import { formatCount, formatList } from '../../web/format.ts'
import type { getImport, ImportSchema, listImports, listProblemRows, listProblems } from '../contract.ts'
import { type ImportKind, kindNames } from '../import-kind.ts'
import type { getNextSteps } from '../next-steps.contract.ts'

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

/** The rows that share a problem. */
export const problemRowsQuery = (importId: string, { firstRow, position }: ProblemView) =>
  apiPages<typeof listProblemRows>('GET /imports/:importId/problem-rows', {
    params: { importId },
    query: { row: firstRow, position, size: 100 },
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

type Counted = Pick<FileLine['counts'], 'created' | 'updated' | 'unchanged'>

/** What became of files, or would: each kind once, in the order of the files. */
function sumByKind(files: readonly FileLine[], of: (file: FileLine) => Counted) {
  const kinds = [...new Set(files.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const counts = files.filter((file) => file.kind === kind).map(of)
    const sum = (name: keyof Counted) => counts.reduce((total, each) => total + each[name], 0)
    return { kind, created: sum('created'), updated: sum('updated'), unchanged: sum('unchanged') }
  })
}

/** What a dry run found; where there was none yet, every row may be new. */
const triedCounts = ({ trial, rows }: FileLine): Counted =>
  trial ?? { created: rows, updated: 0, unchanged: 0 }

/** “1,299 accounts, 3,940 contacts and 2 updates”; empty where nothing is new. */
export function newsOf(files: readonly FileLine[], of: (file: FileLine) => Counted): string {
  const sums = sumByKind(files, of)
  const updated = sums.reduce((total, each) => total + each.updated, 0)
  return formatList([
    ...sums.flatMap(({ kind, created }) => (created === 0 ? [] : [countOf(created, kind)])),
    ...(updated === 0 ? [] : [formatCount(updated, 'update', 'updates')]),
  ])
}

/** What the button of an import says: what is new in it, or that nothing is. */
export function importWords(files: readonly FileLine[]): string {
  if (files.length === 0) return 'Import the file'
  const news = newsOf(files, triedCounts)
  if (news !== '') return `Import ${news}`
  const known = sumByKind(files, triedCounts).filter(({ unchanged }) => unchanged > 0)
  if (known.length === 0) return 'Import the file'
  return `Bring in ${formatList(known.map(({ kind, unchanged }) => countOf(unchanged, kind)))} again`
}
