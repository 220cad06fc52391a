import type { LinkActor } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/result.ts'
import { acceptedOr, notFound, refused } from '../../../server/errors.ts'
import { type Link, withdrawLinks } from '../../../server/links.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import { getPublicPage, putPublicLogo, putPublicPage, removePublicLogo } from '../public-page.contract.ts'
import {
  answerSelfLink,
  countSelfNominations,
  decideSelfNomination,
  getPublicLogo,
  listSelfNominations,
  openPublicPage,
  openSelfLink,
  putSelfForward,
  recogniseSelfNomination,
} from '../self.contract.ts'
import { selfPurpose } from './ask-owner-of-entry.ts'
import { decideOnEntry } from './decide-on-entry.ts'
import { editPublicPage } from './edit-public-page.ts'
import { receiveLogo, saveLogo } from './public-logo.ts'
import { findPublicPage, languageOf } from './public-page.reads.ts'
import { readPublicPageSettings, tellPublicPage } from './public-page-settings.reads.ts'
import { receiveEntry } from './receive-entry.ts'
import { recogniseEntry } from './recognise-entry.ts'
import { countEntries, readEntries, readEntryPage } from './self.reads.ts'
import { signOpening } from './sign-opening.ts'

/** Customers who put themselves forward: their page, what came by it, and how the page looks. */
export function selfRoutes(serving: Serving): void {
  publicRoutes(serving)
  linkRoutes(serving)
  staffRoutes(serving)
  pageRoutes(serving)
}

function publicRoutes({ serveOpen }: Pick<Serving, 'serveOpen'>): void {
  serveOpen(openPublicPage, async ({ host, params, query, reply, now }) => {
    reply.header('cache-control', 'no-store')
    const found = await findPublicPage(host, params.publicName)
    if (found === null) throw notFound('page')
    const { workspaceId, page } = found
    const opening = signOpening(host.secrets, workspaceId, now)
    return { ...tellPublicPage(page, languageOf(query.language)), opening }
  })
  serveOpen(getPublicLogo, async ({ host, params, reply }) => {
    const found = await findPublicPage(host, params.publicName)
    if (found === null || found.page.logoKey === null) throw notFound('logo')
    reply
      .type(found.page.logoType ?? 'image/png')
      .headers({ 'cache-control': 'public, max-age=3600', 'content-security-policy': "default-src 'none'" })
    return reply.send(await host.files.read(found.page.logoKey)) as never
  })
  serveOpen(putSelfForward, async ({ host, params, body, request, reply, now }) => {
    reply.header('cache-control', 'no-store')
    const found = await findPublicPage(host, params.publicName)
    if (found === null) throw notFound('page')
    await receiveEntry(host, found.workspaceId, body, request.ip, now)
    return {}
  })
}

const actorOf = ({ workspaceId, purpose, subjectId }: Link): LinkActor => ({
  kind: 'link',
  workspaceId,
  purpose,
  subjectId,
})

function linkRoutes({ serveOpen }: Pick<Serving, 'serveOpen'>): void {
  serveOpen(openSelfLink, async ({ host, params, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [selfPurpose], now)
    return readEntryPage(host.door.in(link.workspaceId), link)
  })
  serveOpen(answerSelfLink, async ({ host, params, body, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [selfPurpose], now)
    await countLinkAnswer(host, link, now)
    if (link.state !== 'open') throw refused(refuse('link-over', 'This page cannot be answered any more.'))
    return host.door.write(link.workspaceId, async (tx) => {
      const decided = await decideOnEntry(
        tx,
        actorOf(link),
        { ...body, id: link.subjectId, version: null },
        now,
      )
      // Whoever was faster in the app has decided: whoever comes by the link reads what it was.
      if (!decided.ok && decided.refusal !== 'already-decided') acceptedOr(decided)
      return readEntryPage(tx, link)
    })
  })
}

function staffRoutes({ serve }: Pick<Serving, 'serve'>): void {
  serve(countSelfNominations, async ({ actor, db }) => countEntries(db, actor))
  serve(listSelfNominations, async ({ actor, query, db }) => readEntries(db, actor, query))
  serve(decideSelfNomination, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      const id = params.selfNominationId
      const { state, nominationId } = acceptedOr(await decideOnEntry(tx, actor, { ...body, id }, now))
      if (state !== 'open')
        await withdrawLinks(tx, { workspaceId: actor.workspaceId, purpose: selfPurpose, subjectId: id }, now)
      return { state, nominationId }
    }),
  )
  serve(recogniseSelfNomination, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      const { version, owner } = acceptedOr(
        await recogniseEntry(tx, actor, { ...body, id: params.selfNominationId }, now),
      )
      return { version, owner }
    }),
  )
}

function pageRoutes({ serve }: Pick<Serving, 'serve'>): void {
  serve(getPublicPage, async ({ actor, db, host }) => readPublicPageSettings(db, actor, host))
  serve(putPublicPage, async ({ actor, body, write, now }) => {
    await write((tx) => editPublicPage(tx, actor, body, now))
    return {}
  })
  serve(putPublicLogo, async ({ actor, request, write, host }) => {
    const logo = await receiveLogo(host, actor, request)
    const before = await write((tx) => saveLogo(tx, actor, logo))
    if (before !== null) await host.files.remove(before).catch(() => {})
    return {}
  })
  serve(removePublicLogo, async ({ actor, write, host }) => {
    const before = await write((tx) => saveLogo(tx, actor, null))
    if (before !== null) await host.files.remove(before).catch(() => {})
    return {}
  })
}
