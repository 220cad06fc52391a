import { recordArrival } from '../../customers/chart/server/record-people-change.ts'
import type { LinkActor } from '../../kernel/actor.ts'
import { toId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { countAttempt } from '../../server/attempts.ts'
import { AppError, invalid, notFound } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { findLink, type Link } from '../../server/links.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { makeOwnerPageAddress } from '../owner-page/server/send-owner-page.ts'
import { readNewcomer } from '../read-newcomer.ts'
import { answerConfirmation, nameNewcomer, openAccountPage, openConfirmation } from '../round.contract.ts'
import { answerFact } from './answer-fact.ts'
import { confirmPurpose } from './open-round.ts'
import { findRound, type StoredRound } from './round.store.ts'
import { findOwnedAccount, readRoundPage } from './round-page.reads.ts'

/** Tries with one link, so that nobody works at guessing or hammering. */
const perLink = { most: 120, minutes: 10 }

/** The page of a round, by the link that was mailed: opening changes nothing, one tap answers one fact. */
export function confirmationRoutes({ serveOpen }: Serving): void {
  newcomerRoutes({ serveOpen })
  serveOpen(openConfirmation, async ({ params, query, now, host, reply }) => {
    void reply.header('cache-control', 'no-store')
    const link = await requireLink(host, params.token, now)
    const at = { language: query.language ?? null, link: stateOf(link), now }
    const page = await readRoundPage(host.door.in(link.workspaceId), link.workspaceId, link.subjectId, at)
    if (page === undefined) throw notFound('link')
    return page
  })
  serveOpen(answerConfirmation, async ({ params, query, body, now, host, reply }) => {
    void reply.header('cache-control', 'no-store')
    const link = await requireLink(host, params.token, now)
    return host.door.write(link.workspaceId, async (tx) => {
      const round = await findRound(tx, link.subjectId)
      if (round === undefined) throw notFound('link')
      if (stateOf(link) === 'open') {
        await answerFact(tx, actorOf(link, round), { roundId: round.id, ...body }, now)
      }
      const at = { language: query.language ?? null, link: stateOf(link), now }
      const page = await readRoundPage(tx, link.workspaceId, round.id, at)
      if (page === undefined) throw notFound('link')
      return page
    })
  })
  serveOpen(openAccountPage, async ({ params, now, host, reply }) => {
    void reply.header('cache-control', 'no-store')
    const link = await requireLink(host, params.token, now)
    if (stateOf(link) !== 'open' && stateOf(link) !== 'answered') throw notFound('link')
    return host.door.write(link.workspaceId, (tx) => openOwnAccount(tx, link, now, host))
  })
}

/** Whom else the relationship owner names on the page of a round. */
function newcomerRoutes({ serveOpen }: Pick<Serving, 'serveOpen'>): void {
  serveOpen(nameNewcomer, async ({ params, query, body, now, host, reply }) => {
    void reply.header('cache-control', 'no-store')
    const link = await requireLink(host, params.token, now)
    if (stateOf(link) !== 'open' && stateOf(link) !== 'answered') throw notFound('link')
    return host.door.write(link.workspaceId, async (tx) => {
      const round = await findRound(tx, link.subjectId)
      const owned = await findOwnedAccount(tx, link.subjectId)
      if (round === undefined || owned === undefined) throw notFound('account')
      const newcomer = readNewcomer(body.line)
      if (newcomer === null) throw invalid('line', 'begins with a name')
      await recordArrival(tx, actorOf(link, round), owned.accountId, newcomer, now).catch(aboutTheLine)
      const at = { language: query.language ?? null, link: stateOf(link), now }
      const page = await readRoundPage(tx, link.workspaceId, round.id, at)
      if (page === undefined) throw notFound('link')
      return page
    })
  })
}

/** Name, post and address stand in one field here: what is wrong with one of them is said of the line. */
function aboutTheLine(thrown: unknown): never {
  if (thrown instanceof AppError && thrown.code === 'invalid') throw invalid('line', thrown.message)
  throw thrown
}

/** Of the one account the page is about, and only while its reader owns it. Throws `not-found`. */
async function openOwnAccount(tx: WorkspaceTx, link: Link, now: Instant, host: Host) {
  const owned = await findOwnedAccount(tx, link.subjectId)
  if (owned === undefined) throw notFound('account')
  return { address: await makeOwnerPageAddress(tx, link, owned, now, host) }
}

function actorOf({ workspaceId, purpose, subjectId }: Link, round: StoredRound): LinkActor {
  const personId = round.personId === null ? null : toId<'person'>(round.personId)
  return { kind: 'link', workspaceId, purpose, subjectId, contactId: round.contactId, personId }
}

async function requireLink(host: Host, token: string, now: Instant): Promise<Link> {
  await countAttempt(host.door.global, 'confirm-links', token, perLink, now)
  const link = await findLink(host.door.global, token, confirmPurpose, now)
  if (link === null) throw notFound('link')
  return link
}

function stateOf({ state }: Link): 'open' | 'answered' | 'withdrawn' | 'expired' {
  return state === 'used' ? 'answered' : state
}
