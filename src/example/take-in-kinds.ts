import { readActivityType } from '../activities/server/activity-type.reads.ts'
import { updateActivityType } from '../activities/server/update-activity-type.ts'
import type { LinkActor, PersonActor } from '../kernel/actor.ts'
import { addDays, type Day, type Instant } from '../kernel/time.ts'
import { openNeed } from '../matching/need.ts'
import { answerAsk } from '../requests/asks/server/answer-ask.ts'
import { proposeAdvocate } from '../requests/asks/server/propose-advocate.ts'
import { withdrawProposal } from '../requests/asks/server/withdraw-proposal.ts'
import { createRequest } from '../requests/server/create-request.ts'
import { acceptedOr } from '../server/errors.ts'
import { readActors } from './colleague-actor.ts'
import { isAsked, readActivityIds, readWilling } from './example.reads.ts'
import type { Filling, Step } from './step.ts'

type Wish = {
  readonly code: string
  readonly team: string
  readonly title: string
  /** So many days from now it is needed. */
  readonly inDays: number
  readonly purpose: string
  readonly fields: Readonly<Record<string, string>>
  readonly place: string | null
}

/** What other teams than sales ask for: it waits for the program. */
const wishes: readonly Wish[] = [
  {
    code: 'analyst-interview',
    team: 'Analyst relations',
    title: 'A controller for the report on planning software',
    inDays: 44,
    purpose: 'The analyst has heard us; now she wants to hear who closes the books with it every month.',
    fields: { Firm: 'Northlight Research', Report: 'Planning software in mid-sized companies' },
    place: null,
  },
  {
    code: 'logo-permission',
    team: 'Investor relations',
    title: 'Logos for the annual report',
    inDays: 60,
    purpose: 'One page shows who works with us, in print and on the site.',
    fields: { 'Where it appears': 'Annual report, page 4' },
    place: null,
  },
]

/** Events invite their guests themselves; the relationship owner is told. */
const dinner: Wish = {
  code: 'booth-guest',
  team: 'Events',
  title: 'A guest for the finance dinner in Vienna',
  inDays: 52,
  purpose: 'Ten finance leads at one table; one of them should have lived through the first year.',
  fields: { Event: 'Finance dinner, Vienna' },
  place: 'Vienna',
}

/** Requests of teams that speak to the public, and one kind that a team has fulfilled its own way. */
export const takeInKinds: Step = async (filling) => {
  const { tx, actor, now } = filling
  const types = await readActivityIds(tx, actor.workspaceId)
  for (const wish of wishes) {
    await write(filling, wish, types, `${addDays(now.slice(0, 10), -1)}T08:50:00.000Z`)
  }
  await letEventsInvite(filling, types.get(dinner.code) ?? '')
  const { requestId, requester } = await write(
    filling,
    dinner,
    types,
    `${addDays(now.slice(0, 10), -4)}T09:20:00.000Z`,
  )
  await invite(filling, requester, requestId, types.get(dinner.code) ?? '')
}

async function letEventsInvite({ tx, actor }: Filling, id: string): Promise<void> {
  const type = await readActivityType(tx, id)
  if (type === undefined) return
  const { id: _, code: __, inUse: ___, version, ...definition } = type
  const own = [{ team: 'events', fulfilment: 'self-service-informed' }] as const
  await updateActivityType(tx, actor, id, { ...definition, teamFulfilments: own }, version)
}

async function write(
  filling: Filling,
  wish: Wish,
  types: ReadonlyMap<string, string>,
  at: Instant,
): Promise<{ readonly requestId: string; readonly requester: PersonActor }> {
  const { tx, host, now, example } = filling
  const activityTypeId = types.get(wish.code) ?? ''
  const { email } = example.colleagues.findLast(({ team }) => team === wish.team) ?? { email: '' }
  const requester = (await readActors(filling)).memberOf(email)
  const needBy: Day = addDays(now.slice(0, 10), wish.inDays)
  const brief = {
    ...{ activityTypeId, title: wish.title, purpose: wish.purpose, fields: wish.fields, needBy },
    ...{ place: wish.place, opportunityId: null, prospectId: null, wanted: 1, context: '' },
    ...{ audience: null, language: null, speaksWith: null, speaksWithEmail: null, times: [] },
    ...{ contactId: null, isDraft: false, minutes: 60, exceptionReason: null },
    need: { ...openNeed(activityTypeId), criteria: [] },
  }
  const { id } = await createRequest(tx, requester, brief, at, host)
  return { requestId: id, requester }
}

/** Whoever asks chooses among those who would come, and the first who may be asked says yes. */
async function invite(
  { tx, actor, host, now }: Filling,
  requester: PersonActor,
  requestId: string,
  activityTypeId: string,
): Promise<void> {
  const today = now.slice(0, 10)
  for (const contactId of await readWilling(tx, activityTypeId)) {
    const proposal = { requestId, contactId, whyYou: 'You told us how the first year went.' }
    const more = { wishedOn: addDays(today, dinner.inDays), rankPermille: null, acknowledged: true }
    const at: Instant = `${addDays(today, -4)}T10:05:00.000Z`
    const ask = await proposeAdvocate(tx, requester, { ...proposal, ...more }, at, host)
    if (!ask.ok) continue
    const { askId } = ask
    if (!(await isAsked(tx, askId))) {
      const back = { requestId, askId, reason: 'Their owner wants to be asked first.' }
      acceptedOr(await withdrawProposal(tx, requester, back, at, host))
      continue
    }
    const { workspaceId } = actor
    const customer: LinkActor = { kind: 'link', workspaceId, purpose: 'ask', subjectId: askId }
    const answered: Instant = `${addDays(today, -2)}T18:40:00.000Z`
    acceptedOr(await answerAsk(tx, customer, askId, { answer: 'yes' }, answered, host))
    return
  }
}
