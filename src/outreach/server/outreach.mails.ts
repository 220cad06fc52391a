import { notifyPerson } from '../../identity/server/notify-person.ts'
import type { Actor } from '../../kernel/actor.ts'
import { addMilliseconds, type Day, type Instant } from '../../kernel/time.ts'
import { objections } from '../../requests/approvals/approval.texts.ts'
import { sayDay } from '../../requests/asks/tell-ask.ts'
import type { Host } from '../../server/host.ts'
import { makeLink } from '../../server/links.ts'
import { publicAddress } from '../../server/public-address.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { OwnerAnswer } from '../outreach.ts'
import { outreachPurpose } from './reach.reads.ts'

/** How long after their last day an owner may still open the page, in milliseconds: 30 days. */
const pageLives = 30 * 86_400_000

/** What an owner's page waits for, so that it ends wherever they answer. */
export const awaitedOf = (outreachId: string) => `outreach:${outreachId}`

type Planned = {
  readonly id: string
  readonly ownerId: string
  readonly respondBy: Day
  readonly contact: string
  readonly account: string | null
  readonly sender: { readonly id: string; readonly name: string; readonly email: string | null }
  readonly reason: string
  readonly plan: string
}

/** The relationship owner sees plan and reason, in the app and by a mail with the page that needs no signing in. */
export async function tellOwner(
  tx: WorkspaceTx,
  actor: Actor,
  planned: Planned,
  host: Host,
  now: Instant,
): Promise<void> {
  const { id, contact, account, sender } = planned
  const expiresAt = addMilliseconds(`${planned.respondBy}T23:59:59.000Z`, pageLives)
  const link = { workspaceId: actor.workspaceId, purpose: outreachPurpose, subjectId: id, expiresAt }
  const token = await makeLink(tx, link, now)
  const of = account === null ? contact : `${contact} of ${account}`
  await notifyPerson(
    tx,
    {
      personId: planned.ownerId,
      kind: 'outreach',
      key: `outreach:${id}:${planned.ownerId}:${planned.respondBy}`,
      title: `${sender.name} would like to write to ${contact}`,
      paragraphs: [
        `${sender.name} would like to invite ${of} into the customer program.`,
        `Why: ${planned.reason}`,
        `The plan: ${planned.plan}`,
        `You may object or join in until ${sayDay(planned.respondBy)}. If you say nothing, ${sender.name} writes after that.`,
      ],
      about: { kind: 'outreach', id },
      path: `/recruiting/outreach/${id}`,
      open: 'Open the plan',
      link: { label: 'Say what you think', address: `${publicAddress(host.config)}/outreach/${token}` },
      below: ['One click and no signing in. Opening this link changes nothing.'],
      awaits: awaitedOf(id),
      by: { id: sender.id },
      from: sender,
    },
    host,
    now,
  )
}

type News = {
  readonly id: string
  readonly senderId: string
  readonly contact: string
  readonly owner: string
  readonly answer: OwnerAnswer | 'silence'
  /** False where the relationship owner could not be reached, and somebody else decided. */
  readonly wasAsked: boolean
  readonly objection: string | null
  readonly until: Day | null
  readonly note: string | null
}

/** Whoever is to write hears what the relationship owner said, or that they said nothing in time. */
export async function tellSender(
  tx: WorkspaceTx,
  news: News,
  by: string | null,
  host: Host,
  now: Instant,
): Promise<void> {
  const { id, answer } = news
  await notifyPerson(
    tx,
    {
      personId: news.senderId,
      kind: answer === 'object' ? 'outreach-objected' : 'outreach-free',
      key: `outreach:${id}:${answer}`,
      title: titleOf(news),
      paragraphs: [...saidOf(news), ...(news.note === null ? [] : [`“${news.note}”`])],
      about: { kind: 'outreach', id },
      path: `/recruiting/outreach/${id}`,
      open: answer === 'object' ? 'Open it' : 'Write to them',
      by: by === null ? null : { id: by },
    },
    host,
    now,
  )
}

function titleOf({ answer, contact, owner }: News): string {
  if (answer === 'object') return `${owner} would rather you did not write to ${contact}`
  if (answer === 'introduces') return `${owner} introduces you to ${contact}`
  return `You may write to ${contact}`
}

function saidOf({ answer, wasAsked, contact, owner, objection, until }: News): string[] {
  if (!wasAsked && answer === 'go-ahead')
    return [`The relationship owner could not be reached; ${owner} lets it go on without them.`]
  switch (answer) {
    case 'go-ahead':
      return [`${owner} has seen the plan and lets it go on.`]
    case 'named':
      return [`${owner} lets it go on, and would like to be named in the mail.`]
    case 'introduces':
      return [`${owner} writes to ${contact} and introduces you. Note it here once that is done.`]
    case 'silence':
      return [`${owner} saw the plan and said nothing against it in time.`]
    case 'object': {
      const why = objections.find(({ code }) => code === objection)?.says ?? 'No reason was given'
      const when = until === null ? 'until that is lifted' : `before ${sayDay(until)}`
      return [`${why}. Nobody writes to ${contact} ${when}.`]
    }
  }
}

/** The owner who was asked hears that nobody writes after all. */
export async function tellTakenBack(
  tx: WorkspaceTx,
  told: {
    readonly id: string
    readonly ownerId: string
    readonly contact: string
    readonly note: string | null
  },
  by: { readonly id: string; readonly name: string },
  host: Host,
  now: Instant,
): Promise<void> {
  await notifyPerson(
    tx,
    {
      personId: told.ownerId,
      kind: 'outreach-withdrawn',
      key: `outreach:${told.id}:withdrawn`,
      title: `Nobody writes to ${told.contact} after all`,
      paragraphs: [`${by.name} took the plan back.`, ...(told.note === null ? [] : [`“${told.note}”`])],
      about: { kind: 'outreach', id: told.id },
      path: `/recruiting/outreach/${told.id}`,
      open: 'Open it',
      by,
    },
    host,
    now,
  )
}

/** The day came that the customer had named. */
export async function tellDueAgain(
  tx: WorkspaceTx,
  due: { readonly id: string; readonly senderId: string; readonly contact: string },
  host: Host,
  now: Instant,
): Promise<void> {
  await notifyPerson(
    tx,
    {
      personId: due.senderId,
      kind: 'outreach-free',
      key: `outreach:${due.id}:due:${now.slice(0, 10)}`,
      title: `${due.contact} asked to be written to about now`,
      paragraphs: [`The day they named has come. A short word from you is enough.`],
      about: { kind: 'outreach', id: due.id },
      path: `/recruiting/outreach/${due.id}`,
      open: 'Write to them',
    },
    host,
    now,
  )
}
