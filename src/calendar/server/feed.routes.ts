import type { FastifyReply } from 'fastify'
import type { PersonActor } from '../../kernel/actor.ts'
import { addMilliseconds, dayOf, type Instant } from '../../kernel/time.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { invalid, notFound } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { makeLink, withdrawLinks } from '../../server/links.ts'
import { openLink } from '../../server/open-link.ts'
import { publicAddress } from '../../server/public-address.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import {
  downloadCalendar,
  endFeed as endEndpoint,
  listFeeds,
  makeFeed as makeEndpoint,
  openFeed,
} from '../source.contract.ts'
import { type FeedScope, purposeOf, readFeeds, readFollower, readWrittenEntries } from './feed.reads.ts'
import { readOwnTeam } from './own-team.reads.ts'
import { writeCalendar } from './write-calendar.ts'

/** An address in a calendar program is not thought of again for years. */
const yearsOfFeed = 5
const purposes = (['team', 'all'] as const).map(purposeOf)

/** The calendar as others read it: as a file, and by an address of one's own that can be ended. */
export function calendarFeedRoutes({ serve, serveOpen }: Serving): void {
  serve(listFeeds, ({ actor, db, host, now }) => readFeeds(host.door.global, db, actor, now))
  serve(makeEndpoint, ({ actor, body, write, host, now }) =>
    write(async (tx) => ({ address: await makeFeed(tx, actor, body.scope, host, now) })),
  )
  serve(endEndpoint, ({ actor, params, write, now }) =>
    write(async (tx) => ({ ended: (await withdrawLinks(tx, feedOf(actor, params.scope), now)) > 0 })),
  )
  serve(downloadCalendar, async ({ query, db, host, reply, now }) => {
    const { timeZone } = await readRequestRules(db, now)
    const entries = await readWrittenEntries(db, query, dayOf(now, timeZone))
    return send(reply, writeCalendar('Calendar', entries, publicAddress(host.config), now))
  })
  serveOpen(openFeed, async ({ host, params, request, reply, now }) => {
    const link = await openLink(host, request, params.token.replace(/\.ics$/, ''), purposes, now)
    const db = host.door.in(link.workspaceId)
    const follower = link.state === 'open' ? await readFollower(db, link.subjectId) : undefined
    if (follower === undefined) throw notFound('calendar')
    const isOfTeam = link.purpose === purposeOf('team')
    if (isOfTeam && follower.teamId === null) throw notFound('calendar')
    const entries = await readWrittenEntries(
      db,
      isOfTeam ? { team: follower.teamId } : {},
      dayOf(now, follower.timeZone),
    )
    const name =
      isOfTeam && follower.team !== null ? `${follower.workspace}: ${follower.team}` : follower.workspace
    reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex, nofollow')
    return send(reply, writeCalendar(name, entries, publicAddress(host.config), now))
  })
}

function send(reply: FastifyReply, text: string): Promise<string> {
  reply.header('content-type', 'text/calendar; charset=utf-8')
  reply.header('content-disposition', 'attachment; filename="calendar.ics"')
  // What a raw endpoint declares documents the download; what it hands over is the text.
  return reply.send(text) as unknown as Promise<string>
}

const feedOf = ({ workspaceId, personId }: PersonActor, scope: FeedScope) => ({
  workspaceId,
  purpose: purposeOf(scope),
  subjectId: personId,
})

async function makeFeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  scope: FeedScope,
  host: Host,
  now: Instant,
): Promise<string> {
  if (scope === 'team' && (await readOwnTeam(tx, actor)) === null) {
    throw invalid('scope', 'You are in no team; follow all of it.')
  }
  const feed = feedOf(actor, scope)
  await withdrawLinks(tx, feed, now)
  const expiresAt = addMilliseconds(now, yearsOfFeed * 366 * 86_400_000)
  const token = await makeLink(tx, { ...feed, expiresAt }, now)
  return `${publicAddress(host.config)}/api/v1/links/calendar/${token}.ics`
}
