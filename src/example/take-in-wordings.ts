import { sql } from 'kysely'
import type { LinkActor, PersonActor } from '../kernel/actor.ts'
import { addDays, type Instant } from '../kernel/time.ts'
import { openNeed } from '../matching/need.ts'
import { agreeOnWords } from '../requests/approvals/server/agree-on-words.ts'
import { decideApproval } from '../requests/approvals/server/decide-approval.ts'
import { nameApprover } from '../requests/approvals/server/name-approver.ts'
import { writeWords } from '../requests/approvals/server/write-words.ts'
import { answerAsk } from '../requests/asks/server/answer-ask.ts'
import { proposeAdvocate } from '../requests/asks/server/propose-advocate.ts'
import { createRequest } from '../requests/server/create-request.ts'
import { acceptedOr } from '../server/errors.ts'
import type { WorkspaceTx } from '../server/tenancy.ts'
import { readActors } from './colleague-actor.ts'
import { isAsked, readActivityIds, readOpenStep, readWilling } from './example.reads.ts'
import type { Filling, Step } from './step.ts'

const quotes = [
  {
    subject: 'Opening of the second plant hall',
    purpose: 'The release names one customer and lets them say in their words what changed.',
    words: 'We planned the second hall with figures we trusted. That had never happened before.',
    approver: { name: 'Henrike Vossberg', email: 'presse@house.example' },
    changed: null,
    comment: null,
  },
  {
    subject: 'The new release, as customers see it',
    purpose: 'Trade press asks for a voice from practice beside ours.',
    words: 'The close takes two days less, and nobody works on the weekend for it any more.',
    approver: { name: 'Tord Hellsing', email: 'kommunikation@house.example' },
    changed: 'The close is quicker, and nobody works on the weekend for it any more.',
    comment: 'No figures of ours, please.',
  },
] as const

type Quote = (typeof quotes)[number]

/** Two press quotes: one that everybody of the customer's house approved, one whose words came back marked up. */
export const takeInWordings: Step = async (filling) => {
  const { tx, actor } = filling
  const actors = await readActors(filling)
  const requester = actors.memberOf(await readSpokesperson(tx))
  const types = await readActivityIds(tx, actor.workspaceId)
  const activityTypeId = types.get('press-release-quote') ?? ''
  for (const [at, quote] of quotes.entries()) {
    await play(filling, { requester, manager: actors.manager(at), activityTypeId }, quote)
  }
}

type Cast = {
  readonly requester: PersonActor
  readonly manager: PersonActor
  readonly activityTypeId: string
}

async function play(filling: Filling, cast: Cast, quote: Quote): Promise<void> {
  const { tx, now, host } = filling
  const today = now.slice(0, 10)
  const at = (days: number, time: string): Instant => `${addDays(today, -days)}T${time}:00.000Z`
  const { activityTypeId, requester, manager } = cast
  const brief = {
    ...{ title: quote.subject, audience: null, language: null, place: null, speaksWithEmail: null },
    ...{ activityTypeId, opportunityId: null, prospectId: null, wanted: 1, context: '' },
    ...{ contactId: null, isDraft: false, minutes: 15, times: [], exceptionReason: null },
    need: { ...openNeed(activityTypeId), criteria: [] },
    fields: { 'Subject of the release': quote.subject },
    purpose: quote.purpose,
    speaksWith: null,
    needBy: addDays(today, 50),
  }
  const { id: requestId } = await createRequest(tx, requester, brief, at(13, '08:40'), host)
  for (const contactId of await readWilling(tx, activityTypeId)) {
    const proposal = { requestId, contactId, wishedOn: addDays(today, 45), whyYou: 'They tell it well.' }
    const more = { rankPermille: null, acknowledged: true }
    const ask = await proposeAdvocate(tx, manager, { ...proposal, ...more }, at(12, '10:10'), host)
    if (!ask.ok) continue
    await decide(filling, manager, ask.askId, at(11, '09:20'))
    if (!(await isAsked(tx, ask.askId))) continue
    return agree(filling, cast, quote, ask.askId, at)
  }
}

/** Whoever has the word says yes, as a program manager notes it. */
async function decide({ tx, host }: Filling, by: PersonActor, askId: string, now: Instant): Promise<void> {
  const step = await readOpenStep(tx, askId)
  if (step === undefined) return
  const yes = { approvalId: step.id, answer: 'yes', comment: null, until: null } as const
  acceptedOr(await decideApproval(tx, by, yes, now, host))
}

async function agree(
  { tx, actor, host }: Filling,
  { requester }: Cast,
  quote: Quote,
  askId: string,
  at: (days: number, time: string) => Instant,
): Promise<void> {
  const { workspaceId } = actor
  const customer: LinkActor = { kind: 'link', workspaceId, purpose: 'ask', subjectId: askId }
  acceptedOr(await answerAsk(tx, customer, askId, { answer: 'yes' }, at(8, '12:05'), host))
  const words = { version: 0, text: quote.words, comment: null }
  acceptedOr(await writeWords(tx, requester, askId, words, { side: 'requester' }, at(7, '09:15'), host))
  acceptedOr(await nameApprover(tx, customer, askId, quote.approver, at(6, '07:50'), host))
  const agreed = { version: 1, side: 'advocate' } as const
  acceptedOr(await agreeOnWords(tx, customer, askId, agreed, at(6, '07:55'), host))
  const step = await readOpenStep(tx, askId)
  if (step === undefined) return
  const house: LinkActor = { kind: 'link', workspaceId, purpose: 'approval', subjectId: step.id }
  const said =
    quote.changed === null
      ? ({ answer: 'yes', comment: null } as const)
      : ({ answer: 'changes', words: quote.changed, comment: quote.comment } as const)
  const answer = { approvalId: step.id, until: null, version: 1, ...said }
  acceptedOr(await decideApproval(tx, house, answer, at(1, '14:30'), host))
}

/** Somebody of PR, else of any other team that writes to the public. */
async function readSpokesperson(tx: WorkspaceTx): Promise<string> {
  const found = await sql<{ email: string }>`
    select p.email from people p join teams t on t.workspace_id = p.workspace_id and t.id = p.team_id
    where p.workspace_id = current_workspace() and p.email is not null and p.left_at is null
      and t.kind in ('public-relations', 'product-marketing', 'demand-generation', 'events')
    order by t.kind <> 'public-relations', p.name, p.id limit 1`.execute(tx)
  const [row] = found.rows
  if (row === undefined) throw new Error('nobody of the example speaks for the company')
  return row.email
}
