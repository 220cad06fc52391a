import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LinkActor } from '../../../kernel/actor.ts'
import type { Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { AppError, acceptedOr } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import { loadOwnAsk } from '../../asks/server/load-own-ask.ts'
import * as contract from '../wording.contract.ts'
import { agreeOnWords } from './agree-on-words.ts'
import { readChain } from './chain.reads.ts'
import { nameApprover } from './name-approver.ts'
import { readOwnWords } from './own-words.reads.ts'
import { writeWords } from './write-words.ts'

/** Words that are printed, and who approves them: on the request's page, and on the customer's own. */
export function wordingRoutes(serving: Serving): void {
  staffRoutes(serving)
  ownRoutes(serving)
}

function staffRoutes({ serve }: Serving): void {
  serve(contract.getChain, ({ actor, db, params }) => readChain(db, actor, params))
  serve(contract.writeWords, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const { ask } = await loadOwnAsk(tx, actor, params)
      const words = { ...body, comment: body.comment ?? null }
      acceptedOr(await writeWords(tx, actor, ask.id, words, { side: 'requester' }, now, host))
      return readChain(tx, actor, params)
    }),
  )
  serve(contract.agreeOnWords, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const { ask } = await loadOwnAsk(tx, actor, params)
      acceptedOr(await agreeOnWords(tx, actor, ask.id, body, now, host))
      return readChain(tx, actor, params)
    }),
  )
  serve(contract.nameApprover, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const { ask } = await loadOwnAsk(tx, actor, params)
      acceptedOr(await nameApprover(tx, actor, ask.id, body, now, host))
      return readChain(tx, actor, params)
    }),
  )
}

function ownRoutes({ serveOpen }: Serving): void {
  serveOpen(contract.openOwnWords, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, ['ask'], now)
    return readOwnWords(host.door.in(link.workspaceId), link, query.language ?? null)
  })
  serveOpen(contract.writeOwnWords, (given) => {
    const { body, host, now } = given
    const words = { ...body, comment: body.comment ?? null }
    return change(given, (tx, actor) =>
      writeWords(tx, actor, actor.subjectId, words, { side: 'advocate' }, now, host),
    )
  })
  serveOpen(contract.agreeOnOwnWords, (given) => {
    const agreement = { ...given.body, side: 'advocate' } as const
    return change(given, (tx, actor) =>
      agreeOnWords(tx, actor, actor.subjectId, agreement, given.now, given.host),
    )
  })
  serveOpen(contract.nameOwnApprover, (given) =>
    change(given, (tx, actor) => nameApprover(tx, actor, actor.subjectId, given.body, given.now, given.host)),
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

/** Does what the customer asks for in one transaction, by a link that still holds, and gives the words after it. */
async function change(
  { host, params, query, request, reply, now }: Given,
  act: (tx: WorkspaceTx, actor: LinkActor) => Promise<Decision<object>>,
) {
  keepPrivate(reply)
  const link = await openLink(host, request, params.token, ['ask'], now)
  await countLinkAnswer(host, link, now)
  if (link.state !== 'open') {
    throw new AppError('refused', 'This page is not open any more.', { facts: { refusal: link.state } })
  }
  const { workspaceId, purpose, subjectId } = link
  const actor: LinkActor = { kind: 'link', workspaceId, purpose, subjectId }
  await host.door.write(workspaceId, async (tx) => acceptedOr(await act(tx, actor)))
  return readOwnWords(host.door.in(workspaceId), link, query.language ?? null)
}
