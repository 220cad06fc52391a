import type { FastifyReply } from 'fastify'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import { keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { languageOf } from '../../asks/ask-letter.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import { slotPurpose } from '../../asks/server/ask.mails.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { requireOpen } from '../../asks/server/ask-page.routes.ts'
import { seesRequest } from '../../policy.ts'
import { findRequest } from '../../server/request.store.ts'
import { prospectLanguage } from '../other-side.ts'
import {
  type BriefSide,
  getSideBrief,
  printAdvocateBrief,
  printProspectBrief,
  printSideBrief,
} from '../side-brief.contract.ts'
import { canReadBrief } from '../side-brief.policy.ts'
import type { SideBrief } from '../side-brief.ts'
import { slotLinkState } from '../slot-page.ts'
import { readSideBrief } from './side-brief.reads.ts'

type Of = { readonly requestId: string; readonly askId: string }
type Wanted = { readonly side: BriefSide; readonly language?: PageLanguage }

/** The page that prepares each side of a talk, to read and to print. */
export function sideBriefRoutes({ serve, serveOpen }: Serving): void {
  serve(getSideBrief, async ({ actor, db, params, query, now }) => {
    const ask = await loadForBrief(db, actor, params)
    return readSideBrief(db, ask, wantedOf(query), now)
  })
  serve(printSideBrief, async ({ actor, db, params, query, now, reply }) => {
    const ask = await loadForBrief(db, actor, params)
    return hand(reply, ask, await readSideBrief(db, ask, wantedOf(query), now), now)
  })
  serveOpen(printAdvocateBrief, async ({ host, params, query, request, reply, now }) => {
    const link = await openLink(host, request, params.token, ['ask'], now)
    requireOpen(link)
    const db = host.door.in(link.workspaceId)
    const ask = await readAskFacts(db, link.subjectId)
    if (ask.state !== 'accepted' && ask.state !== 'scheduled') throw notFound('page')
    const of = { side: 'advocate', language: query.language ?? languageOf(ask) } as const
    return hand(reply, ask, await readSideBrief(db, ask, of, now), now)
  })
  serveOpen(printProspectBrief, async ({ host, params, query, request, reply, now }) => {
    const link = await openLink(host, request, params.token, [slotPurpose], now)
    requireOpen(link)
    const db = host.door.in(link.workspaceId)
    const ask = await readAskFacts(db, link.subjectId)
    if (slotLinkState(ask) === 'withdrawn') throw notFound('page')
    const of = { side: 'prospect', language: query.language ?? prospectLanguage(ask) } as const
    return hand(reply, ask, await readSideBrief(db, ask, of, now), now)
  })
}

const wantedOf = ({ side, language }: Wanted) => ({ side, language: language ?? null })

async function loadForBrief(db: WorkspaceDb, actor: PersonActor, of: Of): Promise<AskFacts> {
  const request = await findRequest(db, of.requestId)
  if (request === undefined || !seesRequest(actor, request)) throw notFound('request')
  const ask = await readAskFacts(db, of.askId)
  if (ask.request.id !== request.id) throw notFound('ask')
  const { state, isCleared } = ask
  const record = { state, isCleared, proposedById: ask.proposer.id, ownerId: ask.owner?.id ?? null }
  requirePermission(canReadBrief(actor, request, record))
  return ask
}

async function hand(reply: FastifyReply, ask: AskFacts, brief: SideBrief, now: Instant): Promise<never> {
  keepPrivate(reply)
  reply.type('application/pdf')
  reply.header('content-disposition', `attachment; filename="R-${ask.request.number}-${brief.side}.pdf"`)
  // What writes papers is large and seldom wanted: it is loaded with the first of them.
  const { printBrief } = await import('./print-brief.ts')
  // What a raw endpoint declares documents the download; what it hands over are the bytes.
  return (await printBrief(brief, ask.workspace.name, now)) as never
}
