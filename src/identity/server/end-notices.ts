import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { endAbout, endAwaited, endNews } from './notification.store.ts'

/** What was waited for has happened: nobody is told of it any more. Of one person, where only theirs ends. */
export async function endAwaitedNotices(
  tx: WorkspaceTx,
  awaited: readonly string[],
  now: Instant,
  personId: string | null = null,
): Promise<void> {
  if (awaited.length > 0) await endAwaited(tx, awaited, personId, now)
}

/** A record is over: what waited about it ends, but for the kinds that outlive it. */
export async function endNoticesAbout(
  tx: WorkspaceTx,
  aboutId: string,
  now: Instant,
  butFor: readonly string[] = [],
): Promise<void> {
  await endAbout(tx, aboutId, butFor, now)
}

/** News of a kind about a record is old: whoever has not read it yet need not. */
export async function endNewsAbout(
  tx: WorkspaceTx,
  aboutId: string,
  kind: string,
  now: Instant,
): Promise<void> {
  await endNews(tx, aboutId, kind, now)
}
