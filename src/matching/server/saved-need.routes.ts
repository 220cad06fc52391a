import { requirePermission } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import { readsAllSavedNeeds } from '../policy.ts'
import {
  changeSavedNeed as changeEndpoint,
  dropSavedNeed,
  keepNeed as keepEndpoint,
  listSavedNeeds,
  seeSavedNeed,
} from '../saved-need.contract.ts'
import { changeSavedNeed, keepNeed } from './keep-need.ts'
import { readSavedNeeds } from './saved-need.reads.ts'
import { deleteSavedNeed, noteSeen, requireOwn } from './saved-need.store.ts'

/** Needs that people keep, each their own. */
export function savedNeedRoutes({ serve }: Serving): void {
  serve(listSavedNeeds, async ({ actor, query, db }) => {
    const everybody = query.everybody ?? false
    if (everybody) requirePermission(readsAllSavedNeeds(actor))
    return readSavedNeeds(db, actor, { cursor: query.cursor, size: query.size ?? 50, everybody })
  })
  serve(keepEndpoint, async ({ actor, body, write, now }) => {
    const { contactId = null, ...kept } = body
    return write((tx) => keepNeed(tx, actor, { ...kept, contactId }, now))
  })
  serve(changeEndpoint, async ({ actor, params, body, write, now }) => {
    await write((tx) => changeSavedNeed(tx, actor, { ...body, ...params }, now))
    return {}
  })
  serve(dropSavedNeed, async ({ actor, params, write }) => {
    await write(async (tx) => {
      await requireOwn(tx, actor, params.savedNeedId)
      await deleteSavedNeed(tx, actor, params.savedNeedId)
    })
    return {}
  })
  serve(seeSavedNeed, async ({ actor, params, write, now }) => {
    await write(async (tx) => {
      await requireOwn(tx, actor, params.savedNeedId)
      await noteSeen(tx, actor, params.savedNeedId, now)
    })
    return {}
  })
}
