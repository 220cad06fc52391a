import pg from 'pg'

/**
 * How many statements `work` sends to the database, those of sign-in, transactions and jobs left out. One at a
 * time: whatever else the process asks meanwhile is counted too.
 */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const original = pg.Client.prototype.query
  let count = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    const text = textOf(given[0])
    if (!/^\s*(begin|commit|rollback|select set_config)|pgboss\./i.test(text)) count += 1
    return Reflect.apply(original, this, given) as never
  } as typeof original
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }
  return count
}

function textOf(given: unknown): string {
  if (typeof given === 'string') return given
  return typeof given === 'object' && given !== null && 'text' in given ? String(given.text) : ''
}
