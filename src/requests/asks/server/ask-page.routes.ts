import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LinkActor } from '../../../kernel/actor.ts'
import { type Instant, toInstant } from '../../../kernel/time.ts'
import { AppError, acceptedOr } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { Link } from '../../../server/links.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import {
  answerAsk as answerEndpoint,
  answerFeedback,
  leaveProgram as leaveEndpoint,
  changeOwnLimits as limitsEndpoint,
  openAskPage,
  openFeedbackPage,
} from '../ask-page.contract.ts'
import type { PageLanguage } from '../page-language.ts'
import { answerAsk } from './answer-ask.ts'
import { feedbackPurposes } from './ask.mails.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { readAskPage, readFeedbackPage } from './ask-page.reads.ts'
import { changeOwnLimits } from './change-own-limits.ts'
import type { FeedbackSide } from './feedback.store.ts'
import { giveFeedback } from './give-feedback.ts'
import { leaveProgram } from './leave-program.ts'

const askPurposes = ['ask']
const feedbackSides: ReadonlyMap<string, FeedbackSide> = new Map([
  [feedbackPurposes.advocate, 'advocate'],
  [feedbackPurposes.requester, 'requester'],
  [feedbackPurposes.prospect, 'prospect'],
])

const sideOf = (link: Link): FeedbackSide => feedbackSides.get(link.purpose) ?? 'requester'

/** Purposes whose links were sent to the customer: only they act as the customer themself. */
const ofCustomer: ReadonlySet<string> = new Set([...askPurposes, feedbackPurposes.advocate])

/** Only a link that still holds opens anything but its own words. */
export function requireOpen(link: Link): void {
  if (link.state === 'open') return
  throw new AppError('refused', 'This page is not open any more.', { facts: { refusal: link.state } })
}

/** Whoever a link was sent to. */
async function actorOf(db: WorkspaceDb, link: Link): Promise<LinkActor> {
  const { workspaceId, purpose, subjectId } = link
  if (!ofCustomer.has(purpose)) return { kind: 'link', workspaceId, purpose, subjectId }
  const ask = await readAskFacts(db, subjectId)
  return { kind: 'link', workspaceId, purpose, subjectId, contactId: ask.contact?.id ?? null }
}

/** The pages of customers, who never sign in. Reading one changes nothing; every answer needs its button. */
export function askPageRoutes({ serveOpen }: Serving): void {
  serveOpen(openAskPage, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, askPurposes, now)
    return readAskPage(host.door.in(link.workspaceId), link, query.language ?? null, now)
  })
  serveOpen(answerEndpoint, async (given) => {
    const { body } = given
    const answer = {
      ...body,
      startsAt: body.startsAt == null ? null : toInstant(body.startsAt),
      times: (body.times ?? []).map(toInstant),
    }
    return changeAsCustomer(given, async (tx, actor) => {
      acceptedOr(await answerAsk(tx, actor, actor.subjectId, answer, given.now, given.host))
    })
  })
  serveOpen(limitsEndpoint, (given) =>
    changeAsCustomer(given, async (tx, actor) => {
      const { contactId } = actor
      if (contactId != null) await changeOwnLimits(tx, actor, contactId, given.body, given.now)
    }),
  )
  serveOpen(leaveEndpoint, (given) =>
    changeAsCustomer(given, async (tx, actor) => {
      const { contactId } = actor
      if (contactId != null) await leaveProgram(tx, actor, { contactId }, given.now, given.host)
    }),
  )
}

type Given = {
  readonly host: Host
  readonly params: { readonly token: string }
  readonly query: { readonly language?: PageLanguage }
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly now: Instant
}

/** Does what the customer asks for in one transaction, by a link that still holds, and gives their page after it. */
export async function changeAsCustomer(
  { host, params, query, request, reply, now }: Given,
  act: (tx: WorkspaceTx, actor: LinkActor) => Promise<void>,
) {
  keepPrivate(reply)
  const link = await openLink(host, request, params.token, askPurposes, now)
  await countLinkAnswer(host, link, now)
  requireOpen(link)
  const db = host.door.in(link.workspaceId)
  const actor = await actorOf(db, link)
  await host.door.write(link.workspaceId, (tx) => act(tx, actor))
  return readAskPage(db, link, query.language ?? null, now)
}

/** The one question after a talk, to either side. */
export function feedbackPageRoutes({ serveOpen }: Serving): void {
  serveOpen(openFeedbackPage, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [...feedbackSides.keys()], now)
    return readFeedbackPage(host.door.in(link.workspaceId), link, sideOf(link), query.language ?? null)
  })
  serveOpen(answerFeedback, async ({ host, params, query, body, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [...feedbackSides.keys()], now)
    await countLinkAnswer(host, link, now)
    requireOpen(link)
    const actor = await actorOf(host.door.in(link.workspaceId), link)
    const feedback = { ...body, side: sideOf(link) }
    await host.door.write(link.workspaceId, async (tx) =>
      acceptedOr(await giveFeedback(tx, actor, { requestId: null, askId: link.subjectId }, feedback, now)),
    )
    return readFeedbackPage(host.door.in(link.workspaceId), link, sideOf(link), query.language ?? null)
  })
}
