import type { LinkActor } from '../../../kernel/actor.ts'
import { acceptedOr } from '../../../server/errors.ts'
import { type Link, spendLink } from '../../../server/links.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import {
  answerExceptionLink,
  countExceptions,
  decideException as decideEndpoint,
  listExceptions,
  openExceptionLink,
} from '../exception.contract.ts'
import { listQuotas, putQuota } from '../quota.contract.ts'
import { answerException } from './decide-exception.ts'
import { exceptionPurpose } from './exception.mails.ts'
import {
  type ExceptionShown,
  readException,
  readExceptionCounts,
  readExceptions,
  showException,
} from './exception.reads.ts'
import { readQuotaPage } from './quota-page.reads.ts'
import { setQuota } from './set-quota.ts'

/** Exceptions and quotas: in the app, and exceptions by the link that was mailed. */
export function exceptionRoutes(serving: Serving): void {
  staffRoutes(serving)
  linkRoutes(serving)
}

function staffRoutes({ serve }: Serving): void {
  serve(listExceptions, async ({ actor, query, db }) => readExceptions(db, actor, query))
  serve(countExceptions, async ({ actor, query, db, now }) => readExceptionCounts(db, actor, query, now))
  serve(decideEndpoint, async ({ actor, params, body, db, write, now, host }) => {
    await readException(db, actor, params.exceptionId)
    return write(async (tx) => {
      acceptedOr(await answerException(tx, actor, { ...params, ...body }, now, host))
      return readException(tx, actor, params.exceptionId)
    })
  })
  serve(listQuotas, async ({ actor, query, db, now }) => readQuotaPage(db, actor, query, now))
  serve(putQuota, async ({ actor, body, write, now }) =>
    write(async (tx) => {
      await setQuota(tx, actor, body, now)
      return { rows: (await readQuotaPage(tx, actor, { teamId: body.teamId }, now)).rows }
    }),
  )
}

function linkRoutes({ serveOpen }: Serving): void {
  serveOpen(openExceptionLink, async ({ params, now, host, request, reply }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [exceptionPurpose], now)
    return tell(host.door.in(link.workspaceId), link)
  })
  serveOpen(answerExceptionLink, async ({ params, body, now, host, request, reply }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [exceptionPurpose], now)
    await countLinkAnswer(host, link, now)
    return host.door.write(link.workspaceId, async (tx) => {
      const before = await tell(tx, link)
      if (before.link !== 'open') return before
      const decided = await answerException(
        tx,
        actorOf(link),
        { exceptionId: link.subjectId, ...body },
        now,
        host,
      )
      // Somebody who was faster in the app has decided: whoever comes by the link reads what it was.
      if (!decided.ok && decided.refusal !== 'decided-already') acceptedOr(decided)
      await spendLink(tx, link, now)
      return { ...(await tell(tx, link)), link: 'answered' as const }
    })
  })
}

const actorOf = ({ workspaceId, purpose, subjectId }: Link): LinkActor => ({
  kind: 'link',
  workspaceId,
  purpose,
  subjectId,
})

async function tell(db: WorkspaceDb | WorkspaceTx, link: Link) {
  const shown = await showException(db, actorOf(link), link.subjectId)
  const workspace = await db
    .selectFrom('workspaces')
    .select('name')
    .where('id', '=', link.workspaceId)
    .executeTakeFirst()
  const state = stateOf(link, shown)
  const isShown = state === 'open' || state === 'answered'
  return { link: state, workspace: workspace?.name ?? '', exception: isShown ? (shown ?? null) : null }
}

/** What was decided outweighs how the link itself stands. */
function stateOf(
  link: Link,
  shown: ExceptionShown | undefined,
): 'open' | 'answered' | 'withdrawn' | 'expired' {
  if (shown === undefined || shown.state === 'dropped') return 'withdrawn'
  if (link.state === 'withdrawn' || link.state === 'expired') return link.state
  return shown.state === 'open' && link.state === 'open' ? 'open' : 'answered'
}
