import { sql } from 'kysely'
import { dayOf } from '../../kernel/time.ts'
import { type Attended, attending } from '../../server/attend.ts'
import { askAccountTeamsJob } from '../interviews/server/jobs.ts'
import { goOnInSilence } from './answer-for-owner.ts'
import { takeUpAgain } from './take-up-again.ts'

/** As many as one run looks after in a workspace; the next goes on from there. */
const most = 500

/** Every quarter of an hour: plans whose owner said nothing in time go on, and what a customer put off comes up again. */
export const attendOutreachesJob = attending('attend-outreaches', '*/15 * * * *', async (at) => {
  const { each, actor, now, host } = at
  await each(await readSilent(at), (tx, id) => goOnInSilence(tx, actor, id, now, host))
  await each(await readDueAgain(at), (tx, id) => takeUpAgain(tx, actor, id, now, host))
})

async function readSilent({ db, workspaceId, now, timeZone }: Attended): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from outreaches where workspace_id = ${workspaceId} and state = 'with-owner'
      and respond_by < ${dayOf(now, timeZone)}::date order by respond_by, id limit ${most}`.execute(db)
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
