import type { LinkActor, PersonActor } from '../kernel/actor.ts'
import { addDays, type Day, type Instant } from '../kernel/time.ts'
import { type Need, needOfOpportunity, openNeed } from '../matching/need.ts'
import { readOpportunityFacts } from '../matching/server/need.reads.ts'
import { decideApproval } from '../requests/approvals/server/decide-approval.ts'
import { answerAsk } from '../requests/asks/server/answer-ask.ts'
import { completeMeeting } from '../requests/asks/server/complete-meeting.ts'
import { giveFeedback } from '../requests/asks/server/give-feedback.ts'
import { proposeAdvocate } from '../requests/asks/server/propose-advocate.ts'
import { askRequester } from '../requests/server/ask-requester.ts'
import { closeRequest } from '../requests/server/close-request.ts'
import { createRequest } from '../requests/server/create-request.ts'
import { takeRequest } from '../requests/server/take-request.ts'
import { withdrawRequest } from '../requests/server/withdraw-request.ts'
import { keepQuestions } from '../requests/talks/server/keep-questions.ts'
import { acceptedOr } from '../server/errors.ts'
import type { WorkspaceTx } from '../server/tenancy.ts'
import { readActors } from './colleague-actor.ts'
import {
  isAsked,
  readActivityIds,
  readAdvocateIds,
  readColleagueIds,
  readDeals,
  readOpenStep,
} from './example.reads.ts'
import type { ExampleRequest, RequestFate } from './make-requests.ts'
import { questionsAhead } from './request-words.ts'
import type { Filling, Step } from './step.ts'

const batch = 16

/** Requests as colleagues made them, each step through the use case that takes it, on its day. */
const requestSome =
  (from: number, until: number): Step =>
  async (filling) => {
    const stage = await setStage(filling)
    for (const [at, request] of filling.example.requests.slice(from, until).entries()) {
      await play(filling, stage, request, from + at)
    }
  }

export const takeInRequests: readonly Step[] = Array.from({ length: 4 }, (_, at) =>
  requestSome(at * batch, (at + 1) * batch),
)

type Stage = Awaited<ReturnType<typeof setStage>>

async function setStage(filling: Filling) {
  const { tx, actor } = filling
  const people = await readColleagueIds(tx, actor.workspaceId)
  return {
    actors: await readActors(filling),
    mailOf: new Map([...people].map(([email, id]) => [id, email])),
    contacts: await readAdvocateIds(tx, actor.workspaceId),
    deals: await readDeals(tx, actor.workspaceId),
    types: await readActivityIds(tx, actor.workspaceId),
  }
}

/** The fates that need nobody to be found for them. */
const alone: readonly RequestFate[] = ['draft', 'submitted', 'in-triage', 'question', 'unfilled', 'withdrawn']

async function play(filling: Filling, stage: Stage, request: ExampleRequest, number: number): Promise<void> {
  const { tx, host } = filling
  const requester = stage.actors.memberOf(request.requesterMail)
  const manager = stage.actors.manager(number)
  const at = (days: number, time: string): Instant => `${addDays(request.on, days)}T${time}:00.000Z`
  const { id: requestId } = await createRequest(
    tx,
    requester,
    await briefOf(tx, request, stage),
    at(0, '08:30'),
    host,
  )
  if (request.fate === 'draft' || request.fate === 'submitted') return
  if (request.fate === 'withdrawn') {
    const reason = 'They decided without a reference.'
    return withdrawRequest(tx, requester, { requestId, reason }, at(2, '15:20'), host)
  }
  const taken = at(request.answerAfter, '10:05')
  if (request.fate === 'question') {
    const asked = { requestId, text: request.question }
    acceptedOr(await askRequester(tx, manager, asked, at(1, '10:05'), host))
    return
  }
  await takeRequest(tx, manager, { requestId }, request.fate === 'in-triage' ? at(1, '10:05') : taken, host)
  if (request.fate === 'unfilled') {
    const end = { requestId, cause: request.cause, note: null }
    return closeRequest(tx, manager, end, at(9, '14:45'), host)
  }
  if (alone.includes(request.fate)) return
  await askSomebody(filling, stage, request, { requestId, requester, manager }, at)
}

type Cast = { readonly requestId: string; readonly requester: PersonActor; readonly manager: PersonActor }
type At = (days: number, time: string) => Instant

/** Tries the candidates in turn: whom protection lets be asked is asked. */
async function askSomebody(
  filling: Filling,
  stage: Stage,
  request: ExampleRequest,
  cast: Cast,
  at: At,
): Promise<void> {
  const { tx, host } = filling
  const proposedAfter = Math.max(1, request.answerAfter)
  const proposed = at(proposedAfter, '13:20')
  for (const crmId of request.candidates) {
    const contactId = stage.contacts.get(crmId)?.contactId
    if (contactId === undefined) continue
    const proposal = { requestId: cast.requestId, contactId, whyYou: request.whyYou }
    const more = { wishedOn: request.meetsOn, rankPermille: null, acknowledged: true }
    const ask = await proposeAdvocate(tx, cast.manager, { ...proposal, ...more }, proposed, host)
    if (!ask.ok) continue
    if (request.fate === 'in-approval') return
    await approve(filling, stage, ask.askId, cast.manager, at(Math.max(3, proposedAfter + 1), '09:40'))
    // Approved too late for the notice they want: taken back by itself, and the next one is asked.
    if (!(await isAsked(tx, ask.askId))) continue
    return letAnswer(filling, request, cast, ask.askId, at)
  }
  if (request.fate !== 'fulfilled') return
  const end = { requestId: cast.requestId, cause: 'nobody-free', note: null } as const
  await closeRequest(tx, cast.manager, end, at(9, '14:45'), host)
}

/** Everybody who is asked says yes; the last yes brings it to the customer. */
async function approve(
  { tx, host }: Filling,
  stage: Stage,
  askId: string,
  manager: PersonActor,
  now: Instant,
): Promise<void> {
  for (let step = await readOpenStep(tx, askId); step !== undefined; step = await readOpenStep(tx, askId)) {
    const email = stage.mailOf.get(step.personId ?? '')
    const by = email === undefined ? manager : stage.actors.memberOf(email)
    const yes = { approvalId: step.id, answer: 'yes', comment: null, until: null } as const
    acceptedOr(await decideApproval(tx, by, yes, now, host))
  }
}

async function letAnswer(
  filling: Filling,
  request: ExampleRequest,
  cast: Cast,
  askId: string,
  at: At,
): Promise<void> {
  const { tx, actor, host } = filling
  if (request.fate === 'asked') return
  const customer: LinkActor = {
    kind: 'link',
    workspaceId: actor.workspaceId,
    purpose: 'ask',
    subjectId: askId,
  }
  const [first] = timesOf(request)
  const answered = at(5, '08:15')
  if (request.fate === 'other-times') {
    const times = [
      `${addDays(request.meetsOn, 1)}T15:00:00.000Z`,
      `${addDays(request.meetsOn, 4)}T09:30:00.000Z`,
    ]
    acceptedOr(await answerAsk(tx, customer, askId, { answer: 'other-times', times }, answered, host))
    return
  }
  const yes = {
    answer: 'yes',
    ...(request.code === 'written-qa' ? {} : { startsAt: first ?? null }),
  } as const
  const taken = await answerAsk(tx, customer, askId, yes, answered, host)
  if (!taken.ok) return
  if (request.fate !== 'scheduled') return report(filling, request, cast, askId)
  // What they would like to hear about comes in on the page of whoever is to be convinced.
  const questions = questionsAhead[Number(request.meetsOn.slice(-2)) % questionsAhead.length] ?? ''
  acceptedOr(await keepQuestions(tx, { ...customer, purpose: 'slot' }, questions))
}

/** It took place; the requester says how it went, unless that is still owed. */
async function report(
  { tx, host }: Filling,
  request: ExampleRequest,
  { requestId, requester }: Cast,
  askId: string,
): Promise<void> {
  const { meetsOn } = request
  const isWritten = request.code === 'written-qa'
  const done = {
    doneOn: meetsOn,
    evidence: isWritten ? '' : 'The call took place as agreed.',
    result: isWritten ? { 'What was answered': 'All their questions, in two pages.' } : {},
    minutes: 35,
  }
  acceptedOr(
    await completeMeeting(tx, requester, { requestId, askId }, done, `${meetsOn}T16:40:00.000Z`, host),
  )
  if (request.fate === 'feedback-owed') return
  const said = { side: 'requester', score: request.score, comment: request.remark, mayQuote: true } as const
  const given = `${addDays(meetsOn, 1)}T09:10:00.000Z`
  acceptedOr(await giveFeedback(tx, requester, { requestId, askId }, said, given))
}

/** The times the requester can offer; none for what is answered in writing. */
function timesOf({ code, meetsOn }: ExampleRequest): Instant[] {
  if (code === 'written-qa') return []
  return [`${meetsOn}T09:00:00.000Z`, `${meetsOn}T13:30:00.000Z`]
}

/** The brief as its deal fills it in. */
async function briefOf(tx: WorkspaceTx, request: ExampleRequest, stage: Stage) {
  const deal = stage.deals.get(request.dealCrmId)
  const activityTypeId = stage.types.get(request.code) ?? ''
  const opportunityId = deal?.id ?? null
  const prospectId = deal?.accountId ?? null
  const need = await needFor(tx, { activityTypeId, opportunityId, prospectId })
  return {
    ...{
      title: null,
      audience: null,
      language: null,
      place: null,
      speaksWithEmail: null,
      exceptionReason: null,
    },
    ...{
      activityTypeId,
      opportunityId,
      prospectId,
      need,
      wanted: 1,
      context: '',
      fields: {},
      contactId: null,
    },
    isDraft: request.fate === 'draft',
    purpose: request.purpose,
    speaksWith: request.speaksWith,
    needBy: needByOf(request),
    minutes: request.code === 'written-qa' ? 45 : 30,
    times: timesOf(request),
  }
}

type For = Pick<Need, 'activityTypeId' | 'opportunityId' | 'prospectId'>

async function needFor(tx: WorkspaceTx, target: For) {
  const { activityTypeId, opportunityId } = target
  const facts = opportunityId === null ? undefined : await readOpportunityFacts(tx, opportunityId)
  const need: Need =
    facts === undefined
      ? { ...openNeed(activityTypeId), ...target }
      : needOfOpportunity(facts, activityTypeId)
  return { ...need, criteria: [...need.criteria] }
}

const needByOf = ({ meetsOn }: ExampleRequest): Day => addDays(meetsOn, 5)
