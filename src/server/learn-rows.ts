import pg from 'pg'

/**
 * Brings the planner's statistics up to date, as the database's owner: the role that serves may not maintain
 * tables. Without them the planner may take minutes for what takes a moment, until the database looks by itself.
 */
export async function learnRows(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('analyze')
  } finally {
    await client.end()
  }
}
