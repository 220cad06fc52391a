import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import {
  addEntry as addEndpoint,
  changeEntry as changeEndpoint,
  getEntry,
  getEntryOfRequest,
  listEntries,
  moveRequests as moveEndpoint,
} from '../contract.ts'
import {
  addNeed as addNeedEndpoint,
  changeNeed as changeNeedEndpoint,
  removeNeed as removeNeedEndpoint,
  requestNeed as requestNeedEndpoint,
} from '../need.contract.ts'
import { listMyPlans, listPlans } from '../plans.contract.ts'
import {
  followCalendar as followEndpoint,
  leaveCalendar as leaveEndpoint,
  listSources,
  readCalendarText,
  readSourceNow,
} from '../source.contract.ts'
import { readCalendarGround, readEntries, readEntry, readEntryOfRequest } from './entry.reads.ts'
import {
  fetchCalendar,
  followCalendar,
  leaveCalendar,
  requireOwnSource,
  takeInFile,
  takeInSource,
} from './follow-calendar.ts'
import { moveRequests } from './move-requests.ts'
import { readNeedsOf } from './need.reads.ts'
import { addNeed, changeNeed, removeNeed } from './plan-need.ts'
import { readMyPlans, readPlansOf } from './plans.reads.ts'
import { requestNeed } from './request-need.ts'
import { readSources } from './source.reads.ts'
import { changeEntry, planEntry } from './write-entry.ts'

/** The shared calendar: what is planned, what it needs, and the calendars elsewhere it is read from. */
export function calendarRoutes(serving: Serving): void {
  entryRoutes(serving)
  needRoutes(serving)
  sourceRoutes(serving)
}

function entryRoutes({ serve }: Serving): void {
  serve(listEntries, ({ actor, query, db, now }) => readEntries(db, actor, query, now))
  serve(getEntry, ({ actor, params, db, now }) => readEntry(db, actor, params.calendarEntryId, now))
  serve(getEntryOfRequest, ({ actor, params, db }) => readEntryOfRequest(db, actor, params.requestId))
  serve(listPlans, ({ actor, params, db, now }) => readPlansOf(db, actor, params.accountId, now))
  serve(listMyPlans, ({ actor, db, now }) => readMyPlans(db, actor, now))
  serve(addEndpoint, ({ actor, body, write, now }) =>
    write(async (tx) => readEntry(tx, actor, await planEntry(tx, actor, body), now)),
  )
  serve(changeEndpoint, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      await changeEntry(tx, actor, params.calendarEntryId, body, now, host)
      return readEntry(tx, actor, params.calendarEntryId, now)
    }),
  )
  serve(moveEndpoint, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const moved = await moveRequests(tx, actor, params.calendarEntryId, body.requestIds, now, host)
      return { ...moved, entry: await readEntry(tx, actor, params.calendarEntryId, now) }
    }),
  )
}

function needRoutes({ serve }: Serving): void {
  serve(addNeedEndpoint, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      const needId = await addNeed(tx, actor, params.calendarEntryId, body, now)
      return { need: await readNeed(tx, actor, params.calendarEntryId, needId, now) }
    }),
  )
  serve(changeNeedEndpoint, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      const which = whichOf(params)
      await changeNeed(tx, actor, which, body, now)
      return { need: await readNeed(tx, actor, which.entryId, which.needId, now) }
    }),
  )
  serve(removeNeedEndpoint, ({ actor, params, write }) =>
    write(async (tx) => {
      await removeNeed(tx, actor, whichOf(params))
      return { removed: true }
    }),
  )
  serve(requestNeedEndpoint, ({ actor, params, write, now, host }) =>
    write((tx) => requestNeed(tx, actor, whichOf(params), now, host)),
  )
}

function sourceRoutes({ serve }: Serving): void {
  serve(listSources, ({ actor, db, host }) => readSources(db, actor, host))
  serve(readCalendarText, ({ actor, body, write, now, host }) =>
    write(async (tx) => ({ reading: await takeInFile(tx, actor, body, now, host) })),
  )
  serve(followEndpoint, async ({ actor, body, db, write, now, host }) => {
    const found = await fetchCalendar(db, host, body.address.trim(), now)
    return write(async (tx) => ({ reading: await followCalendar(tx, actor, body, found, now, host) }))
  })
  serve(readSourceNow, async ({ actor, params, db, write, now, host }) => {
    const source = await requireOwnSource(db, actor, params.calendarSourceId)
    const found = await fetchCalendar(db, host, host.secrets.unseal(source.sealedAddress), now)
    return write(async (tx) => ({ reading: await takeInSource(tx, actor, source, found, now, host) }))
  })
  serve(leaveEndpoint, ({ actor, params, write }) =>
    write(async (tx) => {
      await leaveCalendar(tx, actor, params.calendarSourceId)
      return { left: true }
    }),
  )
}

type OfNeed = { readonly calendarEntryId: string; readonly calendarNeedId: string }

const whichOf = ({ calendarEntryId, calendarNeedId }: OfNeed) => ({
  entryId: calendarEntryId,
  needId: calendarNeedId,
})

async function readNeed(tx: WorkspaceTx, actor: PersonActor, entryId: string, needId: string, now: Instant) {
  const needs = await readNeedsOf(tx, actor, [entryId], await readCalendarGround(tx, actor, now))
  const need = needs.get(entryId)?.find(({ id }) => id === needId)
  if (need === undefined) throw notFound('calendar need')
  return need
}
