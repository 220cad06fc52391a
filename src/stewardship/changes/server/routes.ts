import { readLedgerContact } from '../../../activities/server/ledger.reads.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addMilliseconds, type Day, daysBetween } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { acceptedOr, invalid, notFound, requirePermission } from '../../../server/errors.ts'
import { findLink, makeLink, withdrawLinks } from '../../../server/links.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { clearBouncedAddress, listBouncedAddresses, replaceBouncedAddress } from '../bounced.contract.ts'
import { reviewDecisions } from '../change.ts'
import * as contract from '../contract.ts'
import { bounceAddressMade } from '../events.ts'
import { canDecide, canReadReview, canTellBounces, canTellChange, reviewsForWhom } from '../policy.ts'
import { readBounces } from '../read-bounce.ts'
import { readBouncedAddresses } from './bounced-address.reads.ts'
import { decideOnReview } from './decide-on-review.ts'
import { type ChangeGround, readChangeGround } from './found.reads.ts'
import { readCarriedOver, readChances, readColleagues, readOpenAsks, readSegmentGap } from './gap.reads.ts'
import { clearBounce, replaceAddress } from './mend-address.ts'
import { tellChange } from './report-changes.ts'
import {
  countReviews,
  type ReviewRow,
  readChanges,
  readOpenReview,
  readReview,
  readReviews,
} from './review.reads.ts'
import { takeBounces } from './take-bounces.ts'

type Db = WorkspaceDb | WorkspaceTx
const quarter = 90 * 86_400_000
const purpose = 'bounces'
// A provider is told once; a secret that nobody renews in ten years is nobody's any more.
const addressDays = 3_650

/** What changed with customers who speak for us, and what becomes of them. */
export function changeRoutes(serving: Serving): void {
  reviewRoutes(serving)
  tellingRoutes(serving)
  bounceRoutes(serving)
  bouncedAddressRoutes(serving)
}

function reviewRoutes({ serve }: Serving): void {
  serve(contract.listReviews, async ({ actor, db, query, now }) => {
    const ground = await readChangeGround(db, now)
    const { list = 'open', cursor, size = 50 } = query
    const page = await readReviews(db, list, { cursor, size, personId: reviewsForWhom(actor) })
    return { rows: page.rows.map((row) => tellRow(row, ground.today)), next: page.next }
  })
  serve(contract.countReviews, async ({ actor, db, now }) => {
    const { today, reviewDays } = await readChangeGround(db, now)
    const personId = reviewsForWhom(actor)
    const counts = await countReviews(db, { today, since: addMilliseconds(now, -quarter), personId })
    return { ...counts, days: reviewDays, isMine: personId !== null }
  })
  serve(contract.getReview, async ({ actor, db, params, now }) =>
    tellReview(db, actor, params.changeReviewId, await readChangeGround(db, now)),
  )
  serve(contract.decideReview, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      acceptedOr(await decideOnReview(tx, actor, { reviewId: params.changeReviewId, ...body }, now))
      return tellReview(tx, actor, params.changeReviewId, await readChangeGround(tx, now))
    }),
  )
}

function tellingRoutes({ serve }: Serving): void {
  serve(contract.tellChange, ({ actor, params, body, write, now }) =>
    write(async (tx) => ({ reviewId: await tellChange(tx, actor, { ...params, ...body }, now) })),
  )
  serve(contract.getOpenReview, async ({ actor, db, params }) => {
    const contact = await readLedgerContact(db, params.contactId)
    if (contact === undefined) throw notFound('contact')
    const mayRead = canReadReview(actor, contact) === null
    const review = mayRead ? await readOpenReview(db, contact.contactId) : undefined
    return { review: review ?? null, may: { tell: canTellChange(actor) } }
  })
}

function bounceRoutes({ serve, serveOpen }: Serving): void {
  serve(contract.tellBounces, async ({ actor, body, write, now }) => {
    requirePermission(canTellBounces(actor))
    const rows = (body.rows ?? []).map(({ email, on = null, isPermanent = true }) => {
      return { email: email.toLowerCase(), on, at: null, isPermanent }
    })
    const reported = body.report === undefined ? [] : readBounces(body.report)
    if (body.report !== undefined && reported.length === 0)
      throw invalid('report', 'tells of no bounce that we understand')
    if (rows.length + reported.length === 0) throw invalid('rows', 'is missing')
    return write((tx) => takeBounces(tx, actor, [...rows, ...reported], now))
  })
  serve(contract.makeBounceAddress, ({ actor, write, now, host }) =>
    write(async (tx) => {
      requirePermission(canTellBounces(actor))
      const about = { workspaceId: actor.workspaceId, purpose, subjectId: actor.workspaceId }
      await withdrawLinks(tx, about, now)
      const expiresAt = addMilliseconds(now, addressDays * 86_400_000)
      const token = await makeLink(tx, { ...about, expiresAt }, now)
      await announce(tx, bounceAddressMade(actor))
      return { address: `${publicAddress(host.config)}/api/v1/bounces/${token}` }
    }),
  )
  serveOpen(contract.hearBounces, async ({ params, body, host, now }) => {
    const link = await findLink(host.door.global, params.token, purpose, now)
    if (link === null || link.state !== 'open') throw notFound('address')
    const actor = { kind: 'link', workspaceId: link.workspaceId, purpose, subjectId: link.subjectId } as const
    return host.door.write(link.workspaceId, (tx) => takeBounces(tx, actor, readBounces(body), now))
  })
}

function bouncedAddressRoutes({ serve }: Serving): void {
  serve(listBouncedAddresses, ({ actor, db, query }) => readBouncedAddresses(db, actor, query))
  serve(replaceBouncedAddress, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await replaceAddress(tx, actor, params.contactId, body, now)
      return {}
    }),
  )
  serve(clearBouncedAddress, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await clearBounce(tx, actor, params.contactId, body.email, now)
      return {}
    }),
  )
}

function tellRow({ ownerId: _, relationshipOwnerId: __, ...row }: ReviewRow, today: Day) {
  const late = row.decidedAt === null ? daysBetween(row.dueOn, today) : 0
  return { ...row, lateDays: late > 0 ? late : null }
}

async function tellReview(
  db: Db,
  actor: PersonActor,
  reviewId: string,
  { today }: ChangeGround,
): Promise<ResponseOf<typeof contract.getReview>> {
  const row = await readReview(db, reviewId)
  if (row === undefined) throw notFound('review')
  requirePermission(canReadReview(actor, row))
  const { contactId, account, accountNow, toAccount } = row
  const changes = await readChanges(db, reviewId)
  const lastMove = changes.findLast(({ to, employer }) => to !== null || employer !== null)
  const moved = accountNow !== null && accountNow.id !== account?.id ? accountNow.id : null
  const newAccountId = toAccount?.id ?? lastMove?.to?.id ?? moved
  const wanted = { accountId: newAccountId, employer: lastMove?.employer ?? null, contactId }
  return {
    ...tellRow(row, today),
    changes,
    gap: {
      segment: account === null ? null : await readSegmentGap(db, account.id, contactId),
      colleagues: account === null ? [] : await readColleagues(db, account.id, contactId),
      asks: await readOpenAsks(db, contactId),
    },
    chances: await readChances(db, wanted),
    carried: await readCarriedOver(db, contactId),
    may: Object.fromEntries(reviewDecisions.map((decision) => [decision, canDecide(actor, row, decision)])),
  }
}
