import { announce } from '../../server/announce.ts'
import { authHeaders } from '../../server/auth.ts'
import type { Call, Serving } from '../../server/serve.ts'
import { personUpdated } from '../events.ts'
import * as contract from '../me.contract.ts'
import { changePassword } from './change-password.ts'
import { endSessions, type WhichSessions } from './end-sessions.ts'
import { readMe, readSessions, requireLogin } from './me.reads.ts'
import { loadPerson, savePerson } from './people.store.ts'
import * as factor from './set-second-factor.ts'
import { requireKnownPlaces } from './set-up-workspace.ts'

/** One's own account: how one signs in, and where one is signed in. */
export function meRoutes(serving: Serving): void {
  ownDetailRoutes(serving)
  ownSessionRoutes(serving)
  secondFactorRoutes(serving)
}

function ownDetailRoutes({ serve }: Serving): void {
  serve(contract.getMe, ({ host, actor }) => readMe(host, actor))
  serve(contract.updateMe, async ({ actor, body, write, host }) => {
    requireKnownPlaces({ timeZone: body.timeZone ?? undefined })
    const saved = await write(async (tx) => {
      await savePerson(tx, actor, await loadPerson(tx, actor, actor.personId), body)
      await announce(tx, personUpdated(actor, actor.personId, Object.keys(body)))
      return { saved: true }
    })
    host.sessions.forget(`person:${actor.personId}`)
    return saved
  })
  serve(contract.changePassword, async ({ actor, body, ...asked }) => {
    await changePassword(asked, actor, body)
    return { changed: true }
  })
}

function ownSessionRoutes({ serve }: Serving): void {
  serve(contract.listMySessions, async (call) => {
    const { loginId } = await requireLogin(call.host, call.actor)
    return { rows: await readSessions(call.host, loginId, await thisSession(call)) }
  })
  serve(contract.endMySession, (call) => end(call, { which: 'one', sessionId: call.params.sessionId }))
  serve(contract.endMySessions, async (call) => {
    const kept = call.query.keepThis === true ? await thisSession(call) : null
    return end(call, { which: 'all-but', sessionId: kept })
  })
}

type AnyCall = Pick<Call<typeof contract.listMySessions>, 'host' | 'actor' | 'request' | 'write'>

async function thisSession({ host, request }: AnyCall): Promise<string | null> {
  const auth = await host.auth.for(request)
  return (await auth.api.getSession({ headers: authHeaders(request) }))?.session.id ?? null
}

async function end({ host, actor, write }: AnyCall, which: WhichSessions): Promise<{ ended: number }> {
  const { loginId } = await requireLogin(host, actor)
  const ended = await write((tx) => endSessions(tx, actor, loginId, which))
  host.sessions.forget(`login:${loginId}`)
  return { ended }
}

function secondFactorRoutes({ serve }: Serving): void {
  serve(contract.beginSecondFactor, ({ actor, body, ...asked }) =>
    factor.beginSecondFactor(asked, actor, body.password),
  )
  serve(contract.turnOnSecondFactor, async ({ actor, body, ...asked }) => {
    await factor.turnOnSecondFactor(asked, actor, body.code)
    return { enabled: true }
  })
  serve(contract.turnOffSecondFactor, async ({ actor, body, ...asked }) => {
    await factor.turnOffSecondFactor(asked, actor, body.password)
    return { enabled: false }
  })
  serve(contract.renewRecoveryCodes, async ({ actor, body, ...asked }) => {
    return { recoveryCodes: await factor.renewRecoveryCodes(asked, actor, body.password) }
  })
}
