import type { LinkActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { countAttempt } from '../../../server/attempts.ts'
import { acceptedOr, notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { findLink, type Link, spendLink } from '../../../server/links.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { languageOf } from '../../asks/ask-letter.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { readLinkContact } from '../../asks/server/link-contact.reads.ts'
import { holdAndRead } from '../../server/request.store.ts'
import {
  answerApprovalLink,
  type approvalLinkStates,
  decideApproval as decideEndpoint,
  getApproval,
  listApprovals,
  openApprovalLink,
} from '../approval.contract.ts'
import { showOutside } from '../outside-approval.ts'
import { type ApprovalShown, readApproval, readApprovals, showApproval } from './approval.reads.ts'
import { approvalPurpose } from './approval.store.ts'
import { decideApproval } from './decide-approval.ts'

type LinkState = (typeof approvalLinkStates)[number]

/** Tries with one link, so that nobody works at guessing or hammering. */
const perLink = { most: 60, minutes: 10 }

/** Approvals: in the app, and by the link that was mailed. */
export function approvalRoutes({ serve, serveOpen }: Serving): void {
  serve(listApprovals, async ({ actor, query, db, now }) => readApprovals(db, actor, query, now))
  serve(getApproval, async ({ actor, params, db, now }) => readApproval(db, actor, params.approvalId, now))
  serve(decideEndpoint, async ({ actor, params, body, db, write, now, host }) => {
    await readApproval(db, actor, params.approvalId, now)
    return write(async (tx) => {
      acceptedOr(await decideApproval(tx, actor, { ...params, ...body }, now, host))
      return readApproval(tx, actor, params.approvalId, now)
    })
  })
  serveOpen(openApprovalLink, async ({ params, query, now, host, reply }) => {
    void reply.header('cache-control', 'no-store')
    const link = await requireLink(host, params.token, now)
    const db = host.door.in(link.workspaceId)
    const about = await readLinkContact(db, link.subjectId)
    return { ...about, ...(await showByLink(db, link, query.language ?? null, now)) }
  })
  serveOpen(answerApprovalLink, async ({ params, query, body, now, host, reply }) => {
    void reply.header('cache-control', 'no-store')
    const link = await requireLink(host, params.token, now)
    return host.door.write(link.workspaceId, async (tx) => {
      // The request first, as everybody holds it, then the link: of two who meet nobody waits in a ring.
      const known = await showApproval(tx, link.subjectId, now)
      if (known !== undefined) await holdAndRead(tx, known.requestId)
      const before = stateOf(link, await showApproval(tx, link.subjectId, now))
      if (before === 'open' && (await spendLink(tx, link, now))) {
        const { workspaceId, purpose, subjectId } = link
        const actor: LinkActor = { kind: 'link', workspaceId, purpose, subjectId }
        acceptedOr(await decideOnce(tx, actor, { approvalId: subjectId, ...body }, now, host))
        return showByLink(tx, link, query.language ?? null, now, 'answered')
      }
      return showByLink(tx, link, query.language ?? null, now, before === 'open' ? 'answered' : before)
    })
  })
}

/** What a link shows: to one of ours the approval, to somebody in the customer's house what concerns them. */
async function showByLink(
  db: WorkspaceDb | WorkspaceTx,
  link: Link,
  wanted: PageLanguage | null,
  now: Instant,
  known?: LinkState,
) {
  const shown = await showApproval(db, link.subjectId, now)
  const state = known ?? stateOf(link, shown)
  const nothing = { link: state, language: wanted ?? 'en', approval: null, outside: null } as const
  if (shown === undefined || !isShown(state)) return nothing
  if (shown.approver !== 'company') return { ...nothing, approval: shown }
  const ask = await readAskFacts(db, shown.askId)
  const language = wanted ?? languageOf(ask)
  return { ...nothing, language, outside: showOutside(ask, shown, language) }
}

/** Somebody who was faster in the app has answered: whoever comes by the link reads what was decided. */
async function decideOnce(...given: Parameters<typeof decideApproval>): ReturnType<typeof decideApproval> {
  const decided = await decideApproval(...given)
  return !decided.ok && decided.refusal === 'decided-already' ? { ok: true } : decided
}

async function requireLink(host: Host, token: string, now: Instant): Promise<Link> {
  await countAttempt(host.door.global, 'approval-links', token, perLink, now)
  const link = await findLink(host.door.global, token, approvalPurpose, now)
  if (link === null) throw notFound('link')
  return link
}

/** What was decided outweighs how the link itself stands. */
function stateOf(link: Link, shown: ApprovalShown | undefined): LinkState {
  if (shown === undefined || shown.state === 'dropped') return 'withdrawn'
  // Marked up and sent back: the step waits for its turn again, and a new link will come.
  if (shown.state === 'waiting') return link.state === 'used' ? 'answered' : 'replaced'
  if (shown.state === 'open') {
    return link.state === 'used' || link.state === 'withdrawn' ? 'replaced' : link.state
  }
  return link.state === 'withdrawn' || link.state === 'expired' ? link.state : 'answered'
}

const isShown = (state: LinkState) => state === 'open' || state === 'answered'
