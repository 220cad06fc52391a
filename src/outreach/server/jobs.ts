import { sql } from 'kysely'
import { dayOf } from '../../kernel/time.ts'
import { type Attended, attending } from '../../server/attend.ts'
import { askAccountTeamsJob } from '../interviews/server/jobs.ts'
import { attendOwner } from './attend-owner.ts'
import { readGround } from './ground.reads.ts'
import { sendsMail, wasAsked, waysOf } from './reach.reads.ts'
import { takeUpAgain } from './take-up-again.ts'

/** As many as one run looks after in a workspace; the next goes on from there. */
const most = 500

/**
 * Every quarter of an hour: plans whose owner said nothing in time go on, owners who can be reached by now are asked, and
 * what a customer put off comes up again.
 */
export const attendOutreachesJob = attending('attend-outreaches', '*/15 * * * *', async (at) => {
  const { each, actor, now, host } = at
  await each(await readWithOwner(at), (tx, id) => attendOwner(tx, actor, id, now, host))
  await each(await readDueAgain(at), (tx, id) => takeUpAgain(tx, actor, id, now, host))
})

/** Those whose owner said nothing in time, and those whose owner was not asked or cannot be reached any more. */
async function readWithOwner({ db, workspaceId, now, timeZone, host }: Attended): Promise<string[]> {
  const at = await readGround(db, now)
  const found = await sql<{ id: string }>`
    select id from (
      select o.id, o.respond_by, ${wasAsked} as asked, ${waysOf} as ways from outreaches o
      join people w on w.workspace_id = o.workspace_id and w.id = o.owner_id
      where o.workspace_id = ${workspaceId} and o.state = 'with-owner'
    ) o
    where not asked or respond_by < ${dayOf(now, timeZone)}::date or (ways ->> 'hasLeft')::boolean
      or not ((ways ->> 'canSignIn')::boolean or ((ways ->> 'hasAddress')::boolean and ${sendsMail(at, host)}))
    order by asked desc, respond_by, id limit ${most}`.execute(db)
  return found.rows.map(({ id }) => id)
}

async function readDueAgain({ db, workspaceId, now, timeZone }: Attended): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from outreaches where workspace_id = ${workspaceId} and state = 'later'
      and later_until <= ${dayOf(now, timeZone)}::date order by later_until, id limit ${most}`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** The jobs of outreach. */
export const jobsOfOutreach = [attendOutreachesJob, askAccountTeamsJob] as const
