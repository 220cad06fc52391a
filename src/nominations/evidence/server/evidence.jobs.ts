import { addMilliseconds } from '../../../kernel/time.ts'
import { attending } from '../../../server/attend.ts'
import { forgettingFiles } from '../../../server/forget-files.ts'

/** Every night: files that no evidence names: the person was erased, the piece taken away, the upload broken off. */
export const forgetEvidenceFilesJob = forgettingFiles('forget-evidence-files', '45 3 * * *', {
  folder: 'nominations',
  async isNamed(db, workspaceId, key) {
    const row = await db
      .selectFrom('nomination_evidence')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('file_key', '=', key)
      .executeTakeFirst()
    return row !== undefined
  },
})

/** A nomination that was taken back needs no files; somebody may want them back for as long as this. */
const daysKept = 30

/** Every night: lets go of the files behind nominations that were taken back a month ago; their links and signals stay. */
export const dropWithdrawnEvidenceJob = attending(
  'drop-withdrawn-evidence',
  '35 3 * * *',
  async ({ host, now, workspaceId }) => {
    const before = addMilliseconds(now, -daysKept * 86_400_000)
    await host.door.write(workspaceId, (tx) =>
      tx
        .deleteFrom('nomination_evidence as e')
        .using('nominations as n')
        .whereRef('n.workspace_id', '=', 'e.workspace_id')
        .whereRef('n.id', '=', 'e.nomination_id')
        .where('e.workspace_id', '=', workspaceId)
        .where('e.kind', '=', 'file')
        .where('n.state', '=', 'withdrawn')
        .where('n.decided_at', '<', before)
        .execute(),
    )
  },
)
