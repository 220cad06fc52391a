import type { LinkActor } from '../../../kernel/actor.ts'
import { toId } from '../../../kernel/ids.ts'
import { countAttempt } from '../../../server/attempts.ts'
import { acceptedOr } from '../../../server/errors.ts'
import { keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import { answerOwnerAskAbout } from '../../server/ask-owner.ts'
import * as contract from '../owner-page.contract.ts'
import { actOnPage } from './act-on-page.ts'
import { readOwnerPage, readPageGround } from './owner-page.reads.ts'
import { ownerPagePurpose, sendOwnerPage } from './send-owner-page.ts'

/** A tap for each person and fact of a large account; fewer than a machine would try. */
const taps = { most: 200, minutes: 10 }

/** The page of an account that its owner opens from a mail, without signing in. */
export function ownerPageRoutes({ serve, serveOpen }: Serving): void {
  serve(contract.sendOwnerPage, ({ actor, params, write, now, host }) =>
    write(async (tx) => {
      const { sentTo, heldUntil } = acceptedOr(await sendOwnerPage(tx, actor, params.accountId, now, host))
      return { sentTo, heldUntil }
    }),
  )
  serveOpen(contract.openOwnerPage, async ({ host, params, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [ownerPagePurpose], now)
    return readOwnerPage(host.door.in(link.workspaceId), link, now)
  })
  serveOpen(contract.actOnOwnerPage, async ({ host, params, body, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [ownerPagePurpose], now)
    await countAttempt(host.door.global, 'owner-page-taps', link.hash, taps, now)
    const { workspaceId, purpose, subjectId } = link
    return host.door.write(workspaceId, async (tx) => {
      const ground = await readPageGround(tx, subjectId)
      const page = await readOwnerPage(tx, link, now)
      if (ground === undefined || page.link !== 'open') return page
      const actor: LinkActor = {
        kind: 'link',
        workspaceId,
        purpose,
        subjectId,
        personId: toId<'person'>(ground.personId),
      }
      await actOnPage(tx, actor, ground, body, now)
      await answerOwnerAskAbout(tx, { kind: 'account', id: ground.accountId }, { seconds: null, now })
      return readOwnerPage(tx, link, now)
    })
  })
}
