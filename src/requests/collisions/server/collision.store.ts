import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { Collision } from '../collision.ts'

/** Keeps on record what an ask meets, for both requests. */
export async function insertCollisions(
  tx: WorkspaceTx,
  ask: { readonly workspaceId: string; readonly askId: string; readonly requestId: string },
  collisions: readonly Collision[],
  by: string,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('request_collisions')
    .values(
      collisions.map((met) => ({
        workspace_id: ask.workspaceId,
        ask_id: ask.askId,
        request_id: ask.requestId,
        other_kind: met.kind,
        other_id: met.id,
        other_request_id: met.requestId,
        other_on: met.on,
        other_person_id: met.personId,
        is_same_contact: met.isSameContact,
        acknowledged_by: by,
        at: now,
      })),
    )
    .execute()
}
