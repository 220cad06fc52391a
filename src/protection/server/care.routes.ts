import { readLedgerContact } from '../../activities/server/ledger.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { acceptedOr, notFound, requirePermission } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import {
  countCare,
  getCare,
  getTouchLetter,
  giveValueTouch as giveEndpoint,
  listCare,
  planTouch as planEndpoint,
} from '../care.contract.ts'
import { canCare, canReadCare, caresForWhom } from '../care.policy.ts'
import { careOf } from '../care.ts'
import { suggestTouch } from '../value-touch.ts'
import { countForgotten, readCareList, readDueTouches, readGiveToAsk } from './care.reads.ts'
import { type CareGround, type CareRow, readCareFacts, readCareGround } from './care-facts.reads.ts'
import { giveValueTouch, writeTouchLetter } from './give-value-touch.ts'
import { whyNoMailTo } from './mail-letter.ts'
import { planTouch } from './plan-touch.ts'
import {
  loadValueTouch,
  readAddressee,
  readEarlierGives,
  readGivenTouches,
  readLibrary,
  readMotives,
} from './value-touch.reads.ts'

const shownGiven = 5

/** How advocates are cared for: lists, one advocate, the plan, and the value touch a person sends. */
export function careRoutes(serving: Serving): void {
  listRoutes(serving)
  advocateRoutes(serving)
}

function listRoutes({ serve }: Serving): void {
  serve(listCare, async ({ actor, db, query, now }) => {
    const at = await readCareGround(db, now)
    const { list = 'touch-due', cursor, size = 50 } = query
    const page = await readCareList(db, list, at, { cursor, size, ownerId: caresForWhom(actor) })
    const ids = page.rows.map(({ contactId }) => contactId)
    const facts = await readCareFacts(db, ids, at)
    const suggestion = await readSuggestions(db, ids)
    return {
      rows: page.rows.flatMap(({ contactId, by }) => {
        const row = facts.get(contactId)
        if (row === undefined) return []
        const daysWithoutAsk = list === 'forgotten' ? Number(by) : null
        return [{ ...tellRow(row, at), daysWithoutAsk, suggestion: suggestion(contactId) }]
      }),
      next: page.next,
    }
  })
  serve(countCare, async ({ actor, db, now }) => {
    const at = await readCareGround(db, now)
    const ownerId = caresForWhom(actor)
    const { below, onlyAsked } = await readGiveToAsk(db, ownerId)
    return {
      touchDue: (await readDueTouches(db, at, ownerId))?.count ?? 0,
      asksOnly: onlyAsked,
      below,
      forgotten: await countForgotten(db, at, ownerId),
      rules: { ...at.rules, forgottenAfter: at.forgottenAfter },
      isMine: ownerId !== null,
    }
  })
}

function advocateRoutes({ serve }: Serving): void {
  serve(getCare, ({ actor, db, params, now }) => readCare(db, actor, params.contactId, now))
  serve(planEndpoint, ({ actor, params, body, write, now }) =>
    write(async (tx) => readCare(tx, actor, await planTouch(tx, actor, { ...params, ...body }, now), now)),
  )
  serve(getTouchLetter, async ({ actor, db, params, host }) => {
    const to = await readAddressee(db, params.contactId)
    if (to === undefined) throw notFound('contact')
    requirePermission(canCare(actor, to))
    const touch = await loadValueTouch(db, params.valueTouchId)
    const earlier = (await readEarlierGives(db, [to.contactId])).get(to.contactId) ?? []
    return {
      ...writeTouchLetter(touch, to, actor),
      fits: touch.fits,
      lastGivenOn: earlier.find(({ valueTouchId }) => valueTouchId === touch.id)?.on ?? null,
      noMail: whyNoMailTo(to, host),
      from: { name: actor.name, replyTo: actor.email },
    }
  })
  serve(giveEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const given = acceptedOr(await giveValueTouch(tx, actor, { ...params, ...body }, now, host))
      return { entryId: given.entryId, at: now }
    }),
  )
}

function tellRow(row: CareRow, at: CareGround) {
  const { contactId, name, title, account, owner, gives, asks, shares, touches, lastTouchOn } = row
  const told = { contactId, name, title, account, owner, gives, asks, shares, touches, lastTouchOn }
  return { ...told, ...careOf(row, at.rules, at.today) }
}

/** What to suggest to each of these people, and why. Three statements, however many. */
async function readSuggestions(db: WorkspaceDb | WorkspaceTx, contactIds: readonly string[]) {
  const library = await readLibrary(db)
  const earlier = await readEarlierGives(db, contactIds)
  const motives = await readMotives(db, contactIds)
  return (contactId: string) => {
    const wish = motives.get(contactId) ?? null
    const found = suggestTouch(library, earlier.get(contactId) ?? [], wish)
    if (found === null) return null
    const { touch, because } = found
    return { ...touch, because, wish: because === 'wished' ? wish : null }
  }
}

async function readCare(
  db: WorkspaceDb | WorkspaceTx,
  actor: PersonActor,
  contactId: string,
  now: string,
): Promise<ResponseOf<typeof getCare>> {
  const contact = await readLedgerContact(db, contactId)
  if (contact === undefined) throw notFound('contact')
  requirePermission(canReadCare(actor, contact))
  const at = await readCareGround(db, now)
  const row = (await readCareFacts(db, [contact.contactId], at)).get(contact.contactId)
  if (row === undefined) throw notFound('advocate')
  const { contactId: id, name: _, title: __, account: ___, owner: ____, ...told } = tellRow(row, at)
  const given = await readGivenTouches(db, id, shownGiven)
  return {
    ...told,
    everyDays: row.everyDays,
    setOn: row.nextOn,
    setBy: row.everyDays === null && row.nextOn === null ? null : row.setBy,
    rules: at.rules,
    given: given.map(({ valueTouchId: _touch, ...each }) => each),
    suggestion: (await readSuggestions(db, [id]))(id),
    may: { care: canCare(actor, contact) },
  }
}
