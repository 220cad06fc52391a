import { readLedgerContact } from '../../../activities/server/ledger.reads.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { acceptedOr, notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { Serving } from '../../../server/serve.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { caresForWhom } from '../../care.policy.ts'
import { readCareGround } from '../../server/care-facts.reads.ts'
import { whyNoMailTo } from '../../server/mail-letter.ts'
import { readAddressee } from '../../server/value-touch.reads.ts'
import * as contract from '../contract.ts'
import { helpDays } from '../help.ts'
import { canHelp, canReadHelp } from '../policy.ts'
import { handHelpOn, moveHelp } from './move-help.ts'
import { openHelp } from './open-help.ts'
import { countHelps, readHelp, readHelps, readHelpsOf, tellHelpRow } from './reads.ts'
import { tellHelp, writeHelpLetter } from './tell-help.ts'

const quarter = 90 * 86_400_000

/** The help log: what advocates asked us for, who sees to it, and that they were told. */
export function helpRoutes(serving: Serving): void {
  listRoutes(serving)
  moveRoutes(serving)
  letterRoutes(serving)
}

function listRoutes({ serve }: Serving): void {
  serve(contract.listHelps, async ({ actor, db, query, now }) => {
    const { today } = await readCareGround(db, now)
    const { list = 'open', cursor, size = 50 } = query
    const page = await readHelps(db, list, { cursor, size, personId: caresForWhom(actor) })
    return { rows: page.rows.map((row) => tellHelpRow(row, actor, today)), next: page.next }
  })
  serve(contract.countHelps, async ({ actor, db, now }) => {
    const { today } = await readCareGround(db, now)
    const personId = caresForWhom(actor)
    const counts = await countHelps(db, { today, since: addMilliseconds(now, -quarter), personId })
    return { ...counts, days: await readSetting(db, actor, helpDays), isMine: personId !== null }
  })
  serve(contract.readHelpsOf, async ({ actor, db, params, now }) => {
    const contact = await readLedgerContact(db, params.contactId)
    if (contact === undefined) throw notFound('contact')
    requirePermission(canReadHelp(actor, contact))
    const { today } = await readCareGround(db, now)
    const rows = await readHelpsOf(db, contact.contactId)
    return {
      rows: rows.map(({ steps, ...row }) => ({ ...tellHelpRow(row, actor, today), steps })),
      may: { open: canHelp(actor, contact) },
    }
  })
}

function moveRoutes({ serve }: Serving): void {
  serve(contract.openHelp, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      const helpId = await openHelp(tx, actor, { ...params, ...body }, now)
      return tellOne(tx, actor, helpId ?? '', now)
    }),
  )
  serve(contract.moveHelp, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      acceptedOr(await moveHelp(tx, actor, { ...params, ...body }, now))
      return tellOne(tx, actor, params.helpId, now)
    }),
  )
  serve(contract.handHelpOn, async ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await handHelpOn(tx, actor, { ...params, ...body }, now)
      return tellOne(tx, actor, params.helpId, now)
    }),
  )
}

function letterRoutes({ serve }: Serving): void {
  serve(contract.getHelpLetter, ({ actor, db, params, host }) => readLetter(db, actor, params.helpId, host))
  serve(contract.tellHelp, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      acceptedOr(await tellHelp(tx, actor, { ...params, ...body }, now, host))
      return tellOne(tx, actor, params.helpId, now)
    }),
  )
}

async function readLetter(db: WorkspaceDb, actor: PersonActor, helpId: string, host: Host) {
  const help = await readHelp(db, helpId)
  const to = help === undefined ? undefined : await readAddressee(db, help.contactId)
  if (help === undefined || to === undefined) throw notFound('help')
  requirePermission(canHelp(actor, to, { ownerId: help.owner?.id ?? null }))
  return {
    ...writeHelpLetter(help, to, actor),
    noMail: whyNoMailTo(to, host),
    from: { name: actor.name, replyTo: actor.email },
  }
}

async function tellOne(db: WorkspaceDb | WorkspaceTx, actor: PersonActor, helpId: string, now: Instant) {
  const row = await readHelp(db, helpId)
  if (row === undefined) throw notFound('help')
  return tellHelpRow(row, actor, (await readCareGround(db, now)).today)
}
