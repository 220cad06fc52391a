import type { Serving } from '../../server/serve.ts'
import {
  addBlackout as addBlackoutEndpoint,
  addNeverWith as addNeverWithEndpoint,
  confirmFact,
  editProfile as editEndpoint,
  getRatings,
  putRatings,
  removeBlackout as removeBlackoutEndpoint,
  removeNeverWith as removeNeverWithEndpoint,
} from '../profile.contract.ts'
import { addBlackout } from './add-blackout.ts'
import { addNeverWith } from './add-never-with.ts'
import { confirmFacts } from './confirm-facts.ts'
import { editProfile } from './edit-profile.ts'
import { rateAdvocate } from './rate-advocate.ts'
import { readRatings } from './rating.reads.ts'
import { removeBlackout } from './remove-blackout.ts'
import { removeNeverWith } from './remove-never-with.ts'

/** What is known about an advocate, part by part. */
export function profileRoutes({ serve }: Serving): void {
  serve(editEndpoint, async ({ actor, params, body, write, now }) => {
    const { version, ...parts } = body
    const profile = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
    return write((tx) => editProfile(tx, actor, { contactId: params.contactId, version, profile }, now))
  })
  serve(confirmFact, async ({ actor, params, body, write, now }) => {
    const input = { contactId: params.contactId, kind: body.kind, section: body.section ?? null }
    return write((tx) => confirmFacts(tx, actor, input, now))
  })
  serve(addBlackoutEndpoint, async ({ actor, params, body, write, now }) => {
    const input = { ...params, from: body.from, until: body.until, reason: body.reason ?? null }
    return write((tx) => addBlackout(tx, actor, input, now))
  })
  serve(removeBlackoutEndpoint, async ({ actor, params, write, now }) => {
    await write((tx) => removeBlackout(tx, actor, params, now))
    return {}
  })
  serve(addNeverWithEndpoint, async ({ actor, params, body, write, now }) => {
    const { kind, name, accountId = null, termId = null } = body
    return write((tx) => addNeverWith(tx, actor, { ...params, kind, name, accountId, termId }, now))
  })
  serve(removeNeverWithEndpoint, async ({ actor, params, write, now }) => {
    await write((tx) => removeNeverWith(tx, actor, params, now))
    return {}
  })
  serve(getRatings, async ({ actor, params, db }) => readRatings(db, actor, params.contactId))
  serve(putRatings, async ({ actor, params, body, write, now }) => {
    await write((tx) => rateAdvocate(tx, actor, { contactId: params.contactId, ratings: body }, now))
    return {}
  })
}
