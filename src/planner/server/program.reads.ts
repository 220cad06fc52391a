import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { comparedDays } from '../../outcomes/change/change.ts'
import { readTeamLevels } from '../../outcomes/change/server/change.reads.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { ownerAsksAWeek } from '../../stewardship/owner-ask.ts'
import type { getProgram } from '../program.contract.ts'
import { readGround } from './ground.reads.ts'

type Program = ResponseOf<typeof getProgram>
type Team = { readonly id: string; readonly name: string; readonly openRequests: number }
type Facts = Pick<Program, 'workspace' | 'managers' | 'advocates'> & { readonly team: Team | null }

/** How the program works, and how one’s own team stands in it. Five statements. */
export async function readProgram(db: WorkspaceDb, actor: Actor, now: Instant): Promise<Program> {
  const at = await readGround(db, actor.workspaceId, now)
  const { team, ...facts } = await readFacts(db, actor)
  const { contactCap, windowDays } = at.protection.rules
  return {
    today: at.today,
    ...facts,
    firstAnswerDays: at.requests.firstAnswerDays,
    cap: contactCap / 4,
    windowDays,
    ownerAsks: await readSetting(db, actor, ownerAsksAWeek),
    team: team === null ? null : await tellTeam(db, team, at.today),
  }
}

async function tellTeam(db: WorkspaceDb, team: Team, today: Program['today']): Promise<Program['team']> {
  const { use, nominations, confirmed } = await readTeamLevels(db, team.id, today)
  return { ...team, from: comparedDays(today).now.from, use, nominations, confirmed }
}

async function readFacts(db: WorkspaceDb, actor: Actor): Promise<Facts> {
  const found = await sql<Facts>`
    select w.name as workspace, (select count(*)::int from advocates d
        where d.workspace_id = w.id and d.stage in ('discoverable', 'active')) as advocates,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name), '[]')
        from people p join person_roles r on r.workspace_id = p.workspace_id and r.person_id = p.id
          and r.role = 'program-manager'
        where p.workspace_id = w.id and p.left_at is null) as managers,
      (select jsonb_build_object('id', t.id, 'name', t.name, 'openRequests', (select count(*)::int from requests q
          join people m on m.workspace_id = q.workspace_id and m.id = q.requester_id and m.team_id = t.id
          where q.workspace_id = t.workspace_id and q.state in ('submitted', 'in-triage', 'matched')))
        from people p join teams t on t.workspace_id = p.workspace_id and t.id = p.team_id
        where p.workspace_id = w.id and p.id = ${personOf(actor)}::uuid) as team
    from workspaces w where w.id = ${actor.workspaceId}`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('the workspace is gone')
  return row
}
