import { canInterview } from '../../../advocates/policy.ts'
import type { Actor, LinkActor } from '../../../kernel/actor.ts'
import { type Instant, toInstant } from '../../../kernel/time.ts'
import { whyNoMailTo } from '../../../protection/server/mail-letter.ts'
import { acceptedOr, invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { readGround } from '../../server/ground.reads.ts'
import { loadAddressee } from '../../server/write-outreach.ts'
import {
  answerInterviewTask,
  askForBrief,
  callOffInterview,
  cancelInterview,
  getInterviewCalendar,
  getInterviewPlan,
  listInterviews,
  nameInterviewTimes,
  offerInterview as offerEndpoint,
  openInterviewLink,
  openInterviewTask,
  prepareInterview,
  takeInterviewTime,
  takeNamedTime,
} from '../invitation.contract.ts'
import { interviewPurpose } from '../invitation.ts'
import { isOverdue } from '../task.ts'
import { answerTask } from './answer-task.ts'
import { readInterviews } from './interview-list.reads.ts'
import { readInvitation, readOwnPreparation, type StoredInvitation } from './invitation.store.ts'
import { offerInterview } from './offer-interview.ts'
import { readInterviewPage, readTaskPage } from './outside-page.reads.ts'
import { planTask, taskPurpose } from './plan-task.ts'
import { callOff, nameTimes, prepare, takeTime } from './settle-interview-time.ts'
import { readTasks } from './task.store.ts'
import { writeInterviewEntry } from './write-interview-entry.ts'

/** The time of an interview, what is written ahead, and what the account team owes around it. */
export function interviewPlanRoutes(serving: Serving): void {
  planRoutes(serving)
  timeRoutes(serving)
  customerRoutes(serving)
  calendarRoute(serving)
  taskRoutes(serving)
}

function planRoutes({ serve }: Serving): void {
  serve(listInterviews, ({ actor, db, query, now }) => readInterviews(db, actor, query, now))
  serve(getInterviewPlan, async ({ actor, db, params, now, host }) => {
    const to = await loadAddressee(db, params.contactId)
    const may = canInterview(actor, to)
    requirePermission(may)
    const invitation = await readInvitation(db, params)
    return {
      invitation:
        invitation === undefined || invitation.interviewState !== 'open' ? null : await show(db, invitation),
      tasks: await showTasks(db, params.contactId, now),
      noMail: whyNoMailTo(to, host),
      may: { offer: may },
    }
  })
  serve(askForBrief, ({ actor, params, write, now }) =>
    write(async (tx) => {
      requirePermission(canInterview(actor, await loadAddressee(tx, params.contactId)))
      const interview = await tx
        .selectFrom('interviews')
        .select('id')
        .where('contact_id', '=', params.contactId)
        .where('state', '=', 'open')
        .executeTakeFirst()
      if (interview === undefined) throw notFound('open interview')
      const brief = { interviewId: interview.id, contactId: params.contactId, kind: 'brief' as const }
      await planTask(tx, actor, brief, now)
      const task = (await readTasks(tx, params)).find(({ kind }) => kind === 'brief')
      if (task === undefined) throw invalid('contactId', 'Nobody else holds the relationship.')
      return { state: task.state, dueFrom: task.dueFrom }
    }),
  )
}

async function showTasks(db: WorkspaceDb, contactId: string, now: Instant) {
  const { today } = await readGround(db, now)
  const tasks = await readTasks(db, { contactId })
  return tasks.map(({ id, kind, state, owner, dueFrom, answerBy, answeredAt, isRight, words }) => {
    const told = { id, kind, state, owner, dueFrom, answerBy, answeredAt, isRight, words }
    return { ...told, isOverdue: isOverdue({ state, answerBy }, today) }
  })
}

/** Times offered, taken and given up, on our side. */
function timeRoutes({ serve }: Serving): void {
  serve(offerEndpoint, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const offer = { ...params, ...body, times: body.times.map(toInstant) }
      acceptedOr(await offerInterview(tx, actor, offer, now, host))
      return show(tx, await loadOf(tx, actor, params.contactId))
    }),
  )
  serve(takeNamedTime, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const { id } = await loadOf(tx, actor, params.contactId)
      const take = { ...moments(body), invitationId: id, of: 'named' as const }
      acceptedOr(await takeTime(tx, actor, take, now, host))
      return show(tx, await loadOf(tx, actor, params.contactId))
    }),
  )
  serve(cancelInterview, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const { id } = await loadOf(tx, actor, params.contactId)
      acceptedOr(await callOff(tx, actor, { invitationId: id, reason: body.reason ?? null }, now, host))
      return show(tx, await loadOf(tx, actor, params.contactId))
    }),
  )
}

const moments = (take: { readonly startsAt: string; readonly instead: string | null }) => ({
  startsAt: toInstant(take.startsAt),
  instead: take.instead === null ? null : toInstant(take.instead),
})

async function loadOf(tx: WorkspaceTx, actor: Actor, contactId: string): Promise<StoredInvitation> {
  const invitation = await readInvitation(tx, { contactId })
  if (invitation === undefined || invitation.interviewState !== 'open') throw notFound('invitation')
  requirePermission(canInterview(actor, invitation))
  return invitation
}

async function show(db: WorkspaceDb | WorkspaceTx, invitation: StoredInvitation) {
  const { state, interviewer, minutes, place, startsAt, offered, named, theirNote, interviewId } = invitation
  const prepared = (await readOwnPreparation(db, interviewId)).size
  const by = { id: interviewer.id, name: interviewer.name }
  return {
    state,
    interviewer: by,
    minutes,
    place,
    startsAt,
    offered: [...offered],
    named: [...named],
    theirNote,
    prepared,
  }
}

type Given = {
  readonly host: Host
  readonly params: { readonly token: string }
  readonly query: { readonly language?: 'en' | 'de' }
  readonly request: Parameters<typeof openLink>[1]
  readonly reply: Parameters<typeof keepPrivate>[0]
  readonly now: Instant
}

/** The customer's page. Reading it changes nothing; every act needs its button. */
function customerRoutes({ serveOpen }: Serving): void {
  serveOpen(openInterviewLink, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [interviewPurpose], now)
    return readInterviewPage(host.door.in(link.workspaceId), link, query.language ?? null, now)
  })
  serveOpen(takeInterviewTime, (given) =>
    change(given, async (tx, actor, invitationId) => {
      const { timeZone = null } = given.body
      const take = { ...moments(given.body), invitationId, of: 'offered' as const, timeZone }
      acceptedOr(await takeTime(tx, actor, take, given.now, given.host))
    }),
  )
  serveOpen(nameInterviewTimes, (given) =>
    change(given, async (tx, actor, invitationId) => {
      const { timeZone = null, times } = given.body
      const named = { invitationId, times: times.map(toInstant), timeZone }
      acceptedOr(await nameTimes(tx, actor, named, given.now, given.host))
    }),
  )
  serveOpen(callOffInterview, (given) =>
    change(given, async (tx, actor, invitationId) => {
      const off = { invitationId, reason: given.body.reason ?? null }
      acceptedOr(await callOff(tx, actor, off, given.now, given.host))
    }),
  )
  serveOpen(prepareInterview, (given) =>
    change(given, async (tx, actor, invitationId) => {
      acceptedOr(await prepare(tx, actor, { invitationId, answers: given.body.answers }, given.now))
    }),
  )
}

/** The agreed time as a file, while it is agreed. */
function calendarRoute({ serveOpen }: Serving): void {
  serveOpen(getInterviewCalendar, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [interviewPurpose], now)
    const invitation = await readInvitation(host.door.in(link.workspaceId), { id: link.subjectId })
    const startsAt = link.state === 'open' && invitation?.state === 'agreed' ? invitation.startsAt : null
    if (invitation === undefined || startsAt === null) throw notFound('entry')
    reply.type('text/calendar; charset=utf-8')
    reply.header('content-disposition', 'attachment; filename="interview.ics"')
    const published = { method: 'PUBLISH', startsAt } as const
    return writeInterviewEntry(invitation, published, host, now, query.language) as never
  })
}

async function change(
  { host, params, query, request, reply, now }: Given,
  act: (tx: WorkspaceTx, actor: LinkActor, invitationId: string) => Promise<void>,
) {
  keepPrivate(reply)
  const link = await openLink(host, request, params.token, [interviewPurpose], now)
  await countLinkAnswer(host, link, now)
  const { workspaceId, purpose, subjectId } = link
  if (link.state === 'open') {
    const actor = { kind: 'link', workspaceId, purpose, subjectId } as const
    await host.door.write(workspaceId, (tx) => act(tx, actor, subjectId))
  }
  return readInterviewPage(host.door.in(workspaceId), link, query.language ?? null, now)
}

/** The account team's page, before and after an interview. */
function taskRoutes({ serveOpen }: Serving): void {
  serveOpen(openInterviewTask, async ({ host, params, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [taskPurpose], now)
    return readTaskPage(host.door.in(link.workspaceId), link)
  })
  serveOpen(answerInterviewTask, async ({ host, params, body, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [taskPurpose], now)
    await countLinkAnswer(host, link, now)
    const { workspaceId, purpose, subjectId } = link
    return host.door.write(workspaceId, async (tx) => {
      const page = await readTaskPage(tx, link)
      if (page.link !== 'open') return page
      const actor = { kind: 'link', workspaceId, purpose, subjectId } as const
      acceptedOr(await answerTask(tx, actor, { taskId: subjectId, ...body }, now, host))
      return readTaskPage(tx, link)
    })
  })
}
