import { sql } from 'kysely'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import { attending } from '../../server/attend.ts'
import type { Host } from '../../server/host.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import { lockForMany } from '../../server/lock-for-many.ts'
import { saveCompleteness } from './completeness.store.ts'
import { refreshDocuments } from './refresh-documents.ts'

/** Documents written in one transaction. */
const batch = 500

/** Writes every document of a workspace anew: after an import, or when a word that many share was changed. */
export const refreshAdvocatesJob: JobDefinition = {
  name: 'refresh-advocates',
  once: true,
  async run({ host, data, now }) {
    await refreshAll(host, toId<'workspace'>(String(data.workspaceId)), now)
  },
}

/** Every night: what is known is a day older, so freshness is worked out again. */
export const refreshFreshnessJob = attending(
  'refresh-freshness',
  '23 2 * * *',
  ({ host, workspaceId, now }) => refreshAll(host, workspaceId, now),
)

async function refreshAll(host: Host, workspaceId: WorkspaceId, now: string): Promise<void> {
  let last: string | undefined
  do {
    const after = last
    last = await host.door.write(workspaceId, async (tx) => {
      await lockForMany(tx, workspaceId)
      const { rows } = await sql<{ id: string }>`
        select contact_id as id from advocates where workspace_id = ${workspaceId}
        ${after === undefined ? sql`` : sql`and contact_id > ${after}::uuid`}
        order by contact_id limit ${batch}`.execute(tx)
      const ids = rows.map((row) => row.id)
      await saveCompleteness(tx, workspaceId, ids, now)
      await refreshDocuments(tx, workspaceId, ids, now)
      return ids.at(-1)
    })
  } while (last !== undefined)
}
