/** A foreign key as the catalogue has it; columns in pairs. */
export type ForeignKey = {
  readonly table: string
  readonly columns: readonly string[]
  readonly target: string
  readonly targetColumns: readonly string[]
}

/** A unique index: its expressions as SQL, the columns among them, and the condition of a partial one. */
export type UniqueIndex = {
  readonly name: string
  readonly table: string
  readonly isPrimary: boolean
  readonly nullsAreEqual: boolean
  readonly expressions: readonly string[]
  readonly predicate: string | null
}

export type Catalogue = {
  readonly foreignKeys: readonly ForeignKey[]
  readonly uniques: readonly UniqueIndex[]
  /** By table, its columns but for the workspace's and those the database computes. */
  readonly columns: Readonly<Record<string, readonly string[]>>
}

export type IdColumn = { readonly table: string; readonly column: string }

/** Where the id of a record of one kind stands, and in which order its rows can be moved. */
export type MovePlan = {
  readonly root: 'contacts' | 'accounts'
  /** Tables with one row for each record, under its id, that others point at; what is pointed at first comes first. */
  readonly holders: readonly IdColumn[]
  /** Every other column with such an id. */
  readonly columns: readonly IdColumn[]
  /** Columns of the root's own table that point at another record of it: a parent, a superior. */
  readonly trees: readonly string[]
}

/**
 * Reads from the foreign keys where the ids of contacts (or accounts) stand: every column that points at the root, and
 * every column that points at such a column. In: the catalogue, columns that point without a foreign key, tables that are
 * made of others and so not moved. What points from a merged record at itself (`merged_into`) is left alone.
 */
export function planMoves(
  { foreignKeys, uniques }: Catalogue,
  root: MovePlan['root'],
  loose: readonly IdColumn[] = [],
  leftOut: readonly string[] = [],
): MovePlan {
  const found = new Map<string, IdColumn>([[`${root}.id`, { table: root, column: 'id' }]])
  for (let grows = true; grows; ) {
    grows = false
    for (const key of foreignKeys) {
      for (const [at, column] of key.columns.entries()) {
        const name = `${key.table}.${column}`
        if (column === 'merged_into' || found.has(name)) continue
        if (!found.has(`${key.target}.${key.targetColumns[at] ?? ''}`)) continue
        found.set(name, { table: key.table, column })
        grows = true
      }
    }
  }
  const pointedAt = new Set(
    foreignKeys.flatMap(({ target, targetColumns }) => targetColumns.map((column) => `${target}.${column}`)),
  )
  const isHolder = ({ table, column }: IdColumn) =>
    pointedAt.has(`${table}.${column}`) && isAlone(uniques, table, column)
  const all = [...found.values()].filter(({ table }) => !leftOut.includes(table))
  const holders = all.filter((each) => each.table !== root && isHolder(each))
  const others = all.filter(
    (each) => !(each.table === root && each.column === 'id') && !holders.includes(each),
  )
  const trees = others.filter(({ table }) => table === root).map(({ column }) => column)
  return { root, holders, trees, columns: distinct([...others, ...loose]) }
}

/** True where the column alone is the table's key within the workspace. */
function isAlone(uniques: readonly UniqueIndex[], table: string, column: string): boolean {
  const primary = uniques.find((index) => index.table === table && index.isPrimary)
  return (
    primary !== undefined && primary.expressions.filter((each) => each !== 'workspace_id').join() === column
  )
}

function distinct(columns: readonly IdColumn[]): IdColumn[] {
  const known = new Map(columns.map((each) => [`${each.table}.${each.column}`, each]))
  return [...known.values()].toSorted(
    (a, b) => a.table.localeCompare(b.table) || a.column.localeCompare(b.column),
  )
}

/** The unique indexes that contain one of these columns, which two merged records may both want to stand in. */
export function uniquesWith({ uniques }: Catalogue, columns: readonly IdColumn[]): UniqueIndex[] {
  const names = new Set(columns.map(({ table, column }) => `${table}.${column}`))
  return uniques.filter(({ table, expressions }) => expressions.some((each) => names.has(`${table}.${each}`)))
}

/** The columns of a table's primary key. Throws where it has none. */
export function keyOf({ uniques }: Catalogue, table: string): readonly string[] {
  const primary = uniques.find((index) => index.table === table && index.isPrimary)
  if (primary === undefined) throw new Error(`${table} has no primary key`)
  return primary.expressions
}
