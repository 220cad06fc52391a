import type { Serving } from '../../server/serve.ts'
import { weekOf } from '../owner-ask.ts'
import { ownerPageRoutes } from '../owner-page/server/owner-page.routes.ts'
import { canDecideEdits, keepsForWhom } from '../policy.ts'
import {
  decideEdit as decideEndpoint,
  getOwnerWeek,
  getQuality,
  listEdits,
  listFacts,
  listRounds,
  releaseRound as releaseEndpoint,
} from '../quality.contract.ts'
import { listWideEdits, makeWideEdit, previewWideEdit, undoWideEdit } from '../wide-edit.contract.ts'
import { decideEdit } from './decide-edit.ts'
import { editMany, previewEdit } from './edit-many.ts'
import { readFactList } from './fact-list.reads.ts'
import { readStewardshipGround } from './ground.reads.ts'
import { countWaiting, readQuality } from './quality.reads.ts'
import { releaseRound } from './release-round.ts'
import { readEdits, readOwnerWeek, readRounds } from './round-list.reads.ts'
import { undoMany } from './undo-many.ts'
import { readWideEdits } from './wide-edit.reads.ts'

/** Changes of many records at once, with a look before and a way back. */
export function wideEditRoutes({ serve }: Serving): void {
  serve(previewWideEdit, async ({ actor, db, body, now }) => ({
    rows: (await previewEdit(db, actor, body, now)).rows,
  }))
  serve(listWideEdits, ({ actor, db, query }) => readWideEdits(db, actor, query))
  serve(makeWideEdit, ({ actor, body, write, now }) => write((tx) => editMany(tx, actor, body, now)))
  serve(undoWideEdit, ({ actor, params, write, now }) =>
    write((tx) => undoMany(tx, actor, params.wideEditId, now)),
  )
}

/** How true the data still is, what was asked of whom, and what people said has changed. */
export function stewardshipRoutes(serving: Serving): void {
  const { serve } = serving
  ownerPageRoutes(serving)
  serve(getQuality, async ({ actor, db, query, now }) => {
    const { today } = await readStewardshipGround(db, now)
    const ownerId = keepsForWhom(actor)
    const by = query.by ?? 'owner'
    const { all, rows } = await readQuality(db, by, { ownerId, today })
    const waiting = await countWaiting(db, weekOf(today), ownerId)
    return { all: { ...all, ...waiting }, by, rows, isMine: ownerId !== null }
  })
  serve(listFacts, async ({ actor, db, query, now }) => {
    const { today } = await readStewardshipGround(db, now)
    const { list = 'stale', by = 'owner', key, cursor, size = 50 } = query
    return readFactList(db, { list, by, key, cursor, size, today, ownerId: keepsForWhom(actor) })
  })
  serve(listRounds, ({ actor, db, query }) => {
    const { state, cursor, size = 50 } = query
    return readRounds(db, { state, cursor, size, ownerId: keepsForWhom(actor) })
  })
  serve(getOwnerWeek, async ({ actor, db, now }) => {
    const { today } = await readStewardshipGround(db, now)
    return readOwnerWeek(db, weekOf(today), keepsForWhom(actor))
  })
  serve(releaseEndpoint, ({ actor, body, write, now, host }) =>
    write((tx) => releaseRound(tx, actor, body.contactId, now, host)),
  )
  serve(listEdits, ({ db, query }) => readEdits(db, { cursor: query.cursor, size: query.size ?? 50 }))
  serve(decideEndpoint, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await decideEdit(tx, actor, { ...params, ...body }, now)
      return { may: { decide: canDecideEdits(actor) } }
    }),
  )
}
