import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** Notes a change of the rules for a segment, or with '' for everybody. */
export async function noteRuleChange(tx: WorkspaceTx, segment: string, now: Instant): Promise<void> {
  await sql`
    insert into protection_rule_changes (workspace_id, segment, changed_at)
    values (current_workspace(), lower(btrim(${segment})), ${now})
    on conflict (workspace_id, segment) do update
      set changed_at = greatest(protection_rule_changes.changed_at, excluded.changed_at)`.execute(tx)
}

/** Strikes off the change that was followed by who began at `began`; without a segment every change. */
export async function strikeRuleChange(
  tx: WorkspaceTx,
  segment: string | undefined,
  began: Instant,
): Promise<void> {
  // Whoever was through with everybody was through with every segment.
  await sql`
    delete from protection_rule_changes where workspace_id = current_workspace() and changed_at <= ${began}
      ${segment === undefined ? sql`` : sql`and segment = lower(btrim(${segment}))`}`.execute(tx)
}
