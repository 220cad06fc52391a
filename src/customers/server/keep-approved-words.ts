import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { CustomerTextKind } from '../customer-text-row.ts'

/** Keeps a story or a quote that its speaker approved, beside those that came by file. Gives its id. */
export async function keepApprovedWords(
  tx: WorkspaceTx,
  actor: Actor,
  words: {
    readonly kind: CustomerTextKind
    readonly contactId: string
    readonly accountId: string | null
    readonly title: string | null
    readonly body: string
    readonly permission: string
    readonly on: Day
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('customer_texts')
    .values({
      workspace_id: actor.workspaceId,
      kind: words.kind,
      contact_id: words.contactId,
      account_id: words.accountId,
      title: words.title,
      body: words.body,
      permission_text: words.permission,
      dated_on: words.on,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
