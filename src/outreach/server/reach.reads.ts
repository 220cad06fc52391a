import { sql } from 'kysely'
import type { Host } from '../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Ways } from '../owner-reach.ts'
import type { OutreachGround } from './ground.reads.ts'

/** What the link of an owner's page is for. */
export const outreachPurpose = 'outreach'

/** True where mails leave this workspace, or are kept as if they did. */
export const sendsMail = (at: Pick<OutreachGround, 'isExample'>, host: Host): boolean =>
  at.isExample || host.config.smtpUrl !== null

/** The ways to the person `w` of ours. */
export const waysOf = sql<Ways>`jsonb_build_object('hasLeft', w.left_at is not null, 'hasAddress', w.email is not null,
  'canSignIn', exists (select from memberships m where m.workspace_id = w.workspace_id and m.person_id = w.id))`

/** True where the owner of the outreach `o` was asked: their page can be opened, or could until it was taken back. */
export const wasAsked = sql<boolean>`exists (select from link_hashes l where l.workspace_id = o.workspace_id
  and l.purpose = ${outreachPurpose} and l.subject_id = o.id and (l.revoked_at is null or o.state = 'withdrawn'))`

export type Holder = Ways & { readonly id: string; readonly name: string }

/** These people of ours, with the ways to them. One statement. */
export async function readHolders(
  db: WorkspaceDb | WorkspaceTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Holder>> {
  const found = await sql<{ id: string; name: string; ways: Ways }>`
    select w.id, w.name, ${waysOf} as ways from people w
    where w.workspace_id = current_workspace() and w.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(found.rows.map(({ id, name, ways }) => [id, { id, name, ...ways }]))
}
