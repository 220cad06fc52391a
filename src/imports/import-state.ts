import type { ImportKind } from './import-kind.ts'
import { type Mapping, openChoices } from './mapping.ts'

/**
 * Where a file stands. `waiting` and `reading`: what is in it is being found out. `read`: guessed, nothing
 * written. `trying` and `tried`: the dry run. `running`, `stopped`, `done`: the import. `unreadable`: no table.
 */
export const importStates = [
  'waiting',
  'reading',
  'read',
  'trying',
  'tried',
  'running',
  'stopped',
  'done',
  'unreadable',
] as const
export type ImportState = (typeof importStates)[number]

export type ImportAct = 'map' | 'try' | 'start' | 'stop' | 'remove'

const allowed: Readonly<Record<ImportAct, readonly ImportState[]>> = {
  map: ['read', 'tried'],
  try: ['read', 'tried'],
  start: ['read', 'tried', 'stopped'],
  stop: ['running'],
  remove: ['waiting', 'read', 'tried', 'unreadable'],
}

const whyNot: Readonly<Record<ImportState, string>> = {
  waiting: 'The file is still being read.',
  reading: 'The file is still being read.',
  read: 'The import has not begun.',
  trying: 'The dry run is not finished yet.',
  tried: 'The import has not begun.',
  running: 'The import is running.',
  stopped: 'The import was begun and stopped.',
  done: 'The import is done.',
  unreadable: 'The file could not be read.',
}

type Judged = {
  readonly state: ImportState
  readonly kind: ImportKind | null
  readonly mapping: Mapping
  readonly rows: number
}

/** Whether something may be done with a file in its state: null for yes, else the reason why not. */
export function mayDo(act: ImportAct, file: Judged): string | null {
  if (!allowed[act].includes(file.state)) return whyNot[file.state]
  if (act !== 'try' && act !== 'start') return null
  if (file.kind === null) return 'Say first what the file holds.'
  if (file.mapping.every((column) => column.field === null)) return 'No column goes anywhere yet.'
  const [open] = openChoices(file.mapping)
  if (open !== undefined) return `Say first whether “${open.column}” has the day or the month first.`
  return file.rows === 0 ? 'The file has no rows under its header.' : null
}
