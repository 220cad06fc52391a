import { sql } from 'kysely'
import { toId } from '../../kernel/ids.ts'
import { addMilliseconds } from '../../kernel/time.ts'
import type { JobDefinition } from '../../server/jobs.ts'

const day = 86_400_000

/** Removes what has had its time: counted attempts, ended sessions, used-up codes, answers kept for repeats. */
export const tidyIdentityJob: JobDefinition = {
  name: 'tidy-identity',
  cron: '17 * * * *',
  async run({ host, now }) {
    const db = host.door.global
    await sql`delete from auth.attempt where window_started < ${addMilliseconds(now, -day)}`.execute(db)
    await sql`delete from auth.session where "expiresAt" < now() or "createdAt" < now() - interval '31 days'`.execute(
      db,
    )
    await sql`delete from auth.verification where "expiresAt" < now()`.execute(db)
    await db
      .deleteFrom('link_hashes')
      .where('expires_at', '<', addMilliseconds(now, -90 * day))
      .execute()
    for (const { id } of await db.selectFrom('workspaces').select('id').execute()) {
      const workspaceId = toId<'workspace'>(id)
      await host.door
        .in(workspaceId)
        .deleteFrom('idempotency_records')
        .where('workspace_id', '=', workspaceId)
        .where('created_at', '<', addMilliseconds(now, -day))
        .execute()
    }
  },
}
