import { type Attended, attending } from '../../../server/attend.ts'
import { mergedRecords } from '../../merging/merge-fields.ts'
import { noteLooked, readUnlooked } from './duplicate.store.ts'
import { lookForDuplicates } from './look-for-duplicates.ts'

/** So many records a transaction, and so many transactions a run: a hundred thousand new contacts take some runs. */
const batch = 200
const batchesARun = 15

/** Every minute: whoever was added or changed since is held against everybody else. */
export const lookForDuplicatesJob = attending('look-for-duplicates', '* * * * *', lookInWorkspace)

async function lookInWorkspace({ workspaceId, now, each }: Attended): Promise<void> {
  for (const record of mergedRecords) {
    for (let at = 0, more = true; more && at < batchesARun; at += 1) {
      more = false
      await each([record], async (tx) => {
        const ids = await readUnlooked(tx, workspaceId, record, batch)
        const last = ids.at(-1)
        if (last === undefined) return
        await lookForDuplicates(tx, workspaceId, record, ids, now)
        await noteLooked(tx, workspaceId, record, last)
        more = ids.length === batch
      })
    }
  }
}
