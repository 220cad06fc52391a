import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { canWriteSource } from '../policy.ts'
import type { listSources } from '../source.contract.ts'
import { readOwnTeam } from './own-team.reads.ts'

type Told = ResponseOf<typeof listSources>['rows'][number]
type Row = Omit<Told, 'host' | 'may'> & {
  readonly sealedAddress: string
  readonly teamId: string | null
  readonly ownerId: string
}

/** The calendars that are followed, by name; of their addresses no more than the host. Two statements. */
export async function readSources(
  db: WorkspaceDb,
  actor: PersonActor,
  host: Host,
): Promise<ResponseOf<typeof listSources>> {
  const own = (await readOwnTeam(db, actor))?.id ?? null
  const found = await sql<Row>`
    select s.id, s.name, s.sealed_address as "sealedAddress", s.entry_kind as kind, s.team_id as "teamId",
      s.owner_id as "ownerId", case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as team,
      jsonb_build_object('id', p.id, 'name', p.name) as owner, s.read_at as "readAt", s.fault,
      (select count(*) from calendar_entries e where e.workspace_id = s.workspace_id and e.source_id = s.id) as entries
    from calendar_sources s
    left join teams t on t.workspace_id = s.workspace_id and t.id = s.team_id
    join people p on p.workspace_id = s.workspace_id and p.id = s.owner_id
    where s.workspace_id = current_workspace() order by lower(s.name), s.id`.execute(db)
  return {
    rows: found.rows.map(({ sealedAddress, teamId, ownerId, ...row }) => {
      const write = canWriteSource(actor, { teamId, ownerId }, own)
      return { ...row, host: hostOf(host, sealedAddress), may: { read: write, leave: write } }
    }),
  }
}

/** The host of an address; whoever restored without the key reads that it is not known. */
function hostOf(host: Host, sealed: string): string {
  try {
    return URL.parse(host.secrets.unseal(sealed).replace(/^webcals?:/i, 'https:'))?.host ?? 'not known'
  } catch {
    return 'not known'
  }
}
