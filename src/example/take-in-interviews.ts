import { interviewSections } from '../advocates/interview.ts'
import { finishInterview } from '../advocates/server/finish-interview.ts'
import { openInterview } from '../advocates/server/open-interview.ts'
import { writeInterview } from '../advocates/server/write-interview.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Instant } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import { interviewPurpose } from '../outreach/interviews/invitation.ts'
import { makeDraftsOf, sendDraft } from '../outreach/interviews/server/move-draft.ts'
import { offerInterview } from '../outreach/interviews/server/offer-interview.ts'
import { askForTask, planTask } from '../outreach/interviews/server/plan-task.ts'
import { prepare, takeTime } from '../outreach/interviews/server/settle-interview-time.ts'
import { acceptedOr } from '../server/errors.ts'
import { readActors } from './colleague-actor.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { Filling, Step } from './step.ts'
import { workdayOf } from './workday.ts'

/** Interviews with times offered, agreed on with answers ahead, and held with words that wait for their speaker. */
export const takeInInterviews: Step = async (filling) => {
  const { tx, actor, example } = filling
  const actors = await readActors(filling)
  const ids = await readAdvocateIds(tx, actor.workspaceId)
  const at = (stage: string, from: number) =>
    example.advocates
      .filter((each) => each.stage === stage)
      .slice(from)
      .filter(({ contact, situation }) => contact.mail !== null && !contact.hasLeft && situation === 'free')
      .map(({ contact }) => ids.get(contact.crmId)?.contactId ?? '')
  const [offered, agreed] = at('introduced', 6)
  const manager = actors.manager(0)
  if (offered !== undefined) await offer(filling, manager, offered)
  if (agreed !== undefined) await agree(filling, manager, agreed)
  for (const [nth, contactId] of at('discoverable', 4).slice(0, 2).entries())
    await hold(filling, actors.manager(nth), contactId, 14 - nth * 11)
}

/** Gives the moments that were offered. */
async function offer({ tx, example, host }: Filling, manager: PersonActor, contactId: string) {
  const on = (days: number, hour: string) => `${workdayOf(addDays(example.today, days))}T${hour}:00.000Z`
  const times = [on(3, '09:00'), on(3, '13:30'), on(6, '08:30'), on(7, '10:00')]
  const given = { contactId, times, place: 'https://meet.example/first-talk', askForBrief: true }
  acceptedOr(await offerInterview(tx, manager, given, on(-1, '09:10'), host))
  return times
}

async function agree(filling: Filling, manager: PersonActor, contactId: string): Promise<void> {
  const { tx, example, host } = filling
  const [startsAt = ''] = await offer(filling, manager, contactId)
  const { id } = await tx
    .selectFrom('interview_invitations')
    .select('id')
    .where('workspace_id', '=', manager.workspaceId)
    .where('contact_id', '=', contactId)
    .executeTakeFirstOrThrow()
  const { workspaceId } = manager
  const customer = { kind: 'link', workspaceId, purpose: interviewPurpose, subjectId: id } as const
  const now = `${workdayOf(addDays(example.today, -1))}T15:20:00.000Z`
  const take = { invitationId: id, startsAt, instead: null, of: 'offered' } as const
  acceptedOr(await takeTime(tx, customer, take, now, host))
  const answers = [
    { section: 'before', text: 'Month-end took nine days, three of them spent looking for paper.' },
    { section: 'results', text: 'Five days now. I bring the figures of all sites.' },
  ] as const
  acceptedOr(await prepare(tx, customer, { invitationId: id, answers }, now))
}

async function hold(filling: Filling, manager: PersonActor, contactId: string, ago: number): Promise<void> {
  const { tx, actor, example, host } = filling
  const now: Instant = `${workdayOf(addDays(example.today, -ago))}T14:00:00.000Z`
  await openInterview(tx, manager, { contactId, bookedFor: null }, now)
  let version = 1
  for (const section of interviewSections) {
    // The profile has what was said already; here it is gone through.
    const said = { contactId, section, version, mark: 'done' as const, profile: {}, closing: {} }
    const notes = { recording: 'notes', mayQuote: 'after-reading', help: null, firstActivity: null } as const
    version = (await writeInterview(tx, manager, { ...said, notes }, now)).version
  }
  acceptedOr(await finishInterview(tx, manager, { contactId, version }, now))
  const interview = await tx
    .selectFrom('interviews')
    .select('id')
    .where('workspace_id', '=', manager.workspaceId)
    .where('contact_id', '=', contactId)
    .where('state', '=', 'finished')
    .orderBy('finished_at', 'desc')
    .executeTakeFirstOrThrow()
  await planTask(tx, manager, { interviewId: interview.id, contactId, kind: 'confirmation' }, now)
  const task = await tx
    .selectFrom('interview_tasks')
    .select('id')
    .where('workspace_id', '=', manager.workspaceId)
    .where('interview_id', '=', interview.id)
    .executeTakeFirst()
  if (task !== undefined) await askForTask(tx, actor, task.id, now, host)
  await makeDraftsOf(tx, manager, contactId, now)
  const story = await tx
    .selectFrom('interview_drafts')
    .select(['id', 'version'])
    .where('workspace_id', '=', manager.workspaceId)
    .where('contact_id', '=', contactId)
    .where('state', '=', 'draft')
    .orderBy('id')
    .executeTakeFirst()
  if (story !== undefined) acceptedOr(await sendDraft(tx, manager, story.id, story.version, now, host))
}
