import { toId } from '../../kernel/ids.ts'
import type { Host } from '../../server/host.ts'
import { enqueue } from '../../server/jobs.ts'
import { libraryEdition } from '../library-edition.ts'
import { furnishSince } from './furnish-taxonomies.ts'

/**
 * Gives every workspace what came with a newer edition of the shipped terms, and has its advocates' documents written
 * anew by it. Called when a server starts; where nothing is new, one statement. Several servers at once do it once.
 */
export async function bringTermsUp(host: Pick<Host, 'door'>): Promise<void> {
  const behind = await host.door.global
    .selectFrom('workspaces')
    .select('id')
    .where('taxonomy_edition', '<', libraryEdition)
    .execute()
  for (const { id } of behind) {
    await host.door.write(toId<'workspace'>(id), async (tx) => {
      const row = await tx
        .selectFrom('workspaces')
        .select('taxonomy_edition')
        .where('id', '=', id)
        .where('taxonomy_edition', '<', libraryEdition)
        .forUpdate()
        .executeTakeFirst()
      if (row === undefined) return
      await furnishSince(tx, id, row.taxonomy_edition)
      // Under a key of its own: one that waits already may begin before these terms are committed.
      await enqueue(tx, 'refresh-advocates', { workspaceId: id }, { singletonKey: `terms ${id}` })
    })
  }
}
