import type { PersonActor } from '../../kernel/actor.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/**
 * Gives a workspace the name under which its public page stands. Names are one for the whole installation: of two who
 * want the same, the second is told that it is taken.
 */
export async function openPublicAddress(
  tx: WorkspaceTx,
  { workspaceId }: PersonActor,
  publicName: string,
): Promise<void> {
  const taken = await tx
    .selectFrom('workspaces')
    .select('id')
    .where('public_name', '=', publicName)
    .where('id', '<>', workspaceId)
    .executeTakeFirst()
  if (taken !== undefined) throw invalid('publicName', 'is taken by somebody else here')
  await tx.updateTable('workspaces').set({ public_name: publicName }).where('id', '=', workspaceId).execute()
}
