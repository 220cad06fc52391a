import type { FastifyReply, FastifyRequest } from 'fastify'
import { agesFrom, policyAges } from '../../advocates/freshness.ts'
import { ownPagePurpose } from '../../advocates/own-page.ts'
import { customerFactAges } from '../../customers/customer-fact.ts'
import type { LinkActor } from '../../kernel/actor.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import type { PageLanguage } from '../../requests/asks/page-language.ts'
import { announce } from '../../server/announce.ts'
import { AppError, notFound } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { Link } from '../../server/links.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../server/open-link.ts'
import type { Serving } from '../../server/serve.ts'
import { readSettings } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { ownFileTaken } from '../events.ts'
import * as endpoints from '../own-page.contract.ts'
import { ownErasurePurpose } from '../own-page.ts'
import { writeOwnHtml, writeOwnJson } from '../write-own-file.ts'
import * as change from './change-own.ts'
import { correctOwn } from './correct-own.ts'
import { readToldCorrections } from './correction.reads.ts'
import { askForErasure, confirmErasure } from './erase-own.ts'
import { readErasurePage, readOwnPage } from './own-page.reads.ts'
import { readOwnHouse, readOwnPlace } from './own-place.reads.ts'
import { readOwnRecord } from './own-record.reads.ts'
import { renewOwnLink, sendLostLink } from './renew-own-link.ts'

type Given = {
  readonly host: Host
  readonly params: { readonly token: string }
  readonly query: { readonly language?: PageLanguage }
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly now: Instant
}

/** The pages of advocates, who never sign in. Reading one changes nothing; every change needs its button. */
export function byLinkRoutes({ serveOpen }: Serving): void {
  serveOpen(endpoints.openOwnPage, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [ownPagePurpose], now)
    return readOwnPage(host.door.in(link.workspaceId), link, query.language ?? null, now)
  })
  serveOpen(endpoints.changeLimits, (given) =>
    changeOwn(given, (own) => change.changeLimits(own, given.body)),
  )
  serveOpen(endpoints.changeWillingness, (given) =>
    changeOwn(given, (own) => change.answerKind(own, given.body)),
  )
  serveOpen(endpoints.addNever, (given) => changeOwn(given, (own) => change.addNever(own, given.body.name)))
  serveOpen(endpoints.removeNever, (given) =>
    changeOwn(given, (own) => change.removeNever(own, given.params.neverWithId)),
  )
  serveOpen(endpoints.confirmOwn, (given) => changeOwn(given, (own) => change.confirmOwn(own, given.body)))
  serveOpen(endpoints.correctOwn, (given) => changeOwn(given, (own) => correctOwn(own, given.body)))
  serveOpen(endpoints.withdrawPermission, (given) =>
    changeOwn(given, (own, today) => change.withdrawPermission(own, given.body.use, today)),
  )
  serveOpen(endpoints.leaveAsOwn, (given) =>
    changeOwn(given, (own) => change.leaveAsOwn(own, given.body.reason?.trim() || null)),
  )
  serveOpen(endpoints.askForErasure, (given) => changeOwn(given, askForErasure))
}

/** The own page's list of what its advocate said is wrong; nothing behind a link that holds no more. */
export function toldRoutes({ serveOpen }: Serving): void {
  serveOpen(endpoints.listToldCorrections, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [ownPagePurpose], now)
    const db = host.door.in(link.workspaceId)
    const place = link.state === 'open' ? await readOwnPlace(db, link.subjectId) : null
    if (place === null) throw notFound('page')
    return readToldCorrections(db, place.contactId, query)
  })
}

/** What an advocate takes along, how they come by a new link, and the second link of an erasure. */
export function ownLinkRoutes({ serveOpen }: Serving): void {
  serveOpen(endpoints.renewOwnLink, (given) =>
    changeOwn(given, ({ tx, actor, contactId, now, host }) => renewOwnLink(tx, actor, contactId, now, host)),
  )
  serveOpen(endpoints.sendLostLink, async ({ host, body, request, reply }) => {
    keepPrivate(reply)
    await sendLostLink(host, request, body.email)
    return {}
  })
  serveOpen(endpoints.readOwnFile, (given) => sendFile(given, given.query.form) as never)
  serveOpen(endpoints.openOwnErasure, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [ownErasurePurpose], now)
    return readErasurePage(host.door.in(link.workspaceId), link, query.language ?? null)
  })
  serveOpen(endpoints.confirmErasure, async (given) => {
    const { host, query, now } = given
    const { link, actor } = await whoActs(given, ownErasurePurpose)
    const { contactId } = actor
    await host.door.write(link.workspaceId, (tx) => confirmErasure({ tx, actor, contactId, now, host }, link))
    const again = await openLink(host, given.request, given.params.token, [ownErasurePurpose], now)
    return readErasurePage(host.door.in(link.workspaceId), again, query.language ?? null)
  })
}

type OwnActor = LinkActor & { readonly contactId: string }

/** Whoever a link was sent to, whoever they were merged into; throws where it holds no more. */
async function whoActs(
  { host, params, request, reply, now }: Given,
  purpose: string,
): Promise<{ readonly link: Link; readonly actor: OwnActor }> {
  keepPrivate(reply)
  const link = await openLink(host, request, params.token, [purpose], now)
  await countLinkAnswer(host, link, now)
  if (link.state !== 'open')
    throw new AppError('refused', 'This page is not open any more.', { facts: { refusal: link.state } })
  const place = await readOwnPlace(host.door.in(link.workspaceId), link.subjectId)
  if (place === null) throw notFound('page')
  const { workspaceId } = link
  const { contactId } = place
  return { link, actor: { kind: 'link', workspaceId, purpose, subjectId: contactId, contactId } }
}

/** Does what the advocate asks for in one transaction, by a link that still holds, and gives their page after it. */
async function changeOwn(given: Given, act: (own: change.Own, today: string) => Promise<unknown>) {
  const { host, query, params, request, now } = given
  const { link, actor } = await whoActs(given, ownPagePurpose)
  const db = host.door.in(link.workspaceId)
  const today = dayOf(now, (await readOwnHouse(db, null)).timeZone)
  await host.door.write(link.workspaceId, (tx) =>
    act({ tx, actor, contactId: actor.contactId, now, host }, today),
  )
  // What was done may have ended the link itself.
  const after = await openLink(host, request, params.token, [ownPagePurpose], now)
  return readOwnPage(db, after, query.language ?? null, now)
}

async function sendFile(given: Given, form: 'json' | 'html') {
  const { host, query, reply, now } = given
  const { link, actor } = await whoActs(given, ownPagePurpose)
  const db = host.door.in(link.workspaceId)
  const text = await writeFile(db, actor, form, query.language ?? null, now)
  const place = await readOwnPlace(db, actor.contactId)
  if (place !== null)
    await host.door.write(link.workspaceId, (tx) => announce(tx, ownFileTaken(actor, place, form)))
  reply
    .type(form === 'json' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8')
    .header('content-disposition', `attachment; filename="about-me-${now.slice(0, 10)}.${form}"`)
  return reply.send(text)
}

async function writeFile(
  db: WorkspaceDb,
  { workspaceId, contactId }: OwnActor,
  form: 'json' | 'html',
  wanted: PageLanguage | null,
  now: Instant,
): Promise<string> {
  const house = await readOwnHouse(db, contactId)
  const today = dayOf(now, house.timeZone)
  const record = await readOwnRecord(db, contactId, today)
  const place = await readOwnPlace(db, contactId)
  if (record === null || place === null) throw notFound('page')
  if (form === 'json') return writeOwnJson(record, house.workspace, now)
  const ages = agesFrom(...(await readSettings(db, { workspaceId }, [policyAges, customerFactAges])))
  const program = [house.program?.name, house.program?.email].filter((each) => each != null).join(', ')
  const head = { workspace: house.workspace, program: program || house.workspace, today, ages }
  return writeOwnHtml(record, head, wanted ?? place.language)
}
