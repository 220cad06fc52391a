import type { LinkActor } from '../../../kernel/actor.ts'
import { type Instant, toInstant } from '../../../kernel/time.ts'
import { acceptedOr } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import { isTimeZone } from '../../asks/page-time.ts'
import { slotPurpose } from '../../asks/server/ask.mails.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { changeAsCustomer, requireOpen } from '../../asks/server/ask-page.routes.ts'
import {
  callOff as callOffEndpoint,
  endNeed as endEndpoint,
  keepProspectQuestions,
  makeSlotLink as linkEndpoint,
  nameProspectTimes,
  offerSlots,
  openSlotPage,
  takeCounterTime,
  takeSlot,
} from '../slot.contract.ts'
import { callOff } from './call-off.ts'
import { endNeed } from './end-need.ts'
import { keepQuestions } from './keep-questions.ts'
import { makeSlotLink } from './make-slot-link.ts'
import { nameTimes } from './name-times.ts'
import { saveProspect } from './prospect.store.ts'
import { readSlotPage } from './slot-page.reads.ts'
import { takeTime } from './take-time.ts'

const moments = (take: { readonly startsAt: string; readonly instead: string | null }) => ({
  startsAt: toInstant(take.startsAt),
  instead: take.instead === null ? null : toInstant(take.instead),
})

/** Finding a time between two sides who do not sign in. Reading a page changes nothing; every act needs its button. */
export function slotRoutes({ serve, serveOpen }: Serving): void {
  serveOpen(openSlotPage, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [slotPurpose], now)
    return readSlotPage(host.door.in(link.workspaceId), link, query.language ?? null, now)
  })
  serveOpen(takeSlot, (given) =>
    changeAsProspect(given, async (tx, actor) => {
      await keepBeside(tx, actor, given.body)
      const take = { ...moments(given.body), by: 'prospect' as const }
      acceptedOr(await takeTime(tx, actor, take, given.now, given.host))
    }),
  )
  serveOpen(nameProspectTimes, (given) =>
    changeAsProspect(given, async (tx, actor) => {
      await keepBeside(tx, actor, given.body)
      const times = given.body.times.map(toInstant)
      acceptedOr(await nameTimes(tx, actor, 'prospect', times, given.now, given.host))
    }),
  )
  serveOpen(keepProspectQuestions, (given) =>
    changeAsProspect(given, async (tx, actor) => {
      acceptedOr(await keepQuestions(tx, actor, given.body.questions))
    }),
  )
  serveOpen(endEndpoint, (given) =>
    changeAsProspect(given, async (tx, actor) => {
      acceptedOr(await endNeed(tx, actor, { reason: given.body.reason ?? null }, given.now, given.host))
    }),
  )
  advocateRoutes({ serveOpen })
  serve(linkEndpoint, ({ actor, params, write, now, host }) =>
    write((tx) => makeSlotLink(tx, actor, params, now, host)),
  )
}

function advocateRoutes({ serveOpen }: Pick<Serving, 'serveOpen'>): void {
  serveOpen(takeCounterTime, (given) =>
    changeAsCustomer(given, async (tx, actor) => {
      const take = { ...moments(given.body), by: 'advocate' as const }
      acceptedOr(await takeTime(tx, actor, take, given.now, given.host))
    }),
  )
  serveOpen(offerSlots, (given) =>
    changeAsCustomer(given, async (tx, actor) => {
      const times = given.body.times.map(toInstant)
      acceptedOr(await nameTimes(tx, actor, 'advocate', times, given.now, given.host))
    }),
  )
  serveOpen(callOffEndpoint, (given) =>
    changeAsCustomer(given, async (tx, actor) => {
      acceptedOr(await callOff(tx, actor, { reason: given.body.reason ?? null }, given.now, given.host))
    }),
  )
}

/** What comes with an act of the prospect: their zone, and what they would like to hear about. */
async function keepBeside(
  tx: WorkspaceTx,
  actor: LinkActor,
  beside: { readonly timeZone?: string | null; readonly questions?: string },
): Promise<void> {
  if (beside.questions !== undefined) acceptedOr(await keepQuestions(tx, actor, beside.questions))
  const zone = beside.timeZone ?? null
  if (zone !== null && isTimeZone(zone)) {
    await saveProspect(tx, await readAskFacts(tx, actor.subjectId), { time_zone: zone })
  }
}

type Given = {
  readonly host: Host
  readonly params: { readonly token: string }
  readonly query: { readonly language?: PageLanguage }
  readonly request: Parameters<typeof openLink>[1]
  readonly reply: Parameters<typeof keepPrivate>[0]
  readonly now: Instant
}

/** Does what the prospect asks for in one transaction, by a link that still holds, and gives their page after it. */
async function changeAsProspect(
  { host, params, query, request, reply, now }: Given,
  act: (tx: WorkspaceTx, actor: LinkActor) => Promise<void>,
) {
  keepPrivate(reply)
  const link = await openLink(host, request, params.token, [slotPurpose], now)
  await countLinkAnswer(host, link, now)
  requireOpen(link)
  const { workspaceId, purpose, subjectId } = link
  await host.door.write(workspaceId, (tx) => act(tx, { kind: 'link', workspaceId, purpose, subjectId }))
  return readSlotPage(host.door.in(workspaceId), link, query.language ?? null, now)
}
