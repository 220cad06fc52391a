import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

export type FeedbackSide = 'requester' | 'advocate' | 'prospect'
type Place = { readonly workspaceId: string; readonly askId: string }

/** Opens the one question to a side; where it is open or answered already nothing changes. */
export async function openFeedback(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  side: FeedbackSide,
  dueAt: Instant,
): Promise<void> {
  await tx
    .insertInto('ask_feedback')
    .values({ workspace_id: workspaceId, ask_id: askId, side, due_at: dueAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Keeps an answer. False where the question was not put, or answered before. */
export async function saveFeedback(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  given: {
    readonly side: FeedbackSide
    readonly score: number
    readonly comment: string | null
    readonly mayQuote: boolean
    readonly by: string | null
    readonly at: Instant
  },
): Promise<boolean> {
  const saved = await tx
    .updateTable('ask_feedback')
    .set({
      score: given.score,
      comment: given.comment,
      may_quote: given.mayQuote,
      given_at: given.at,
      given_by: given.by,
    })
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .where('side', '=', given.side)
    .where('given_at', 'is', null)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}
