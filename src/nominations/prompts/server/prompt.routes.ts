import type { LinkActor } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/result.ts'
import { acceptedOr, refused } from '../../../server/errors.ts'
import type { Link } from '../../../server/links.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import { answerPrompt, listPrompts, openPrompt } from '../prompt.contract.ts'
import { answerOwnerPrompt } from './answer-prompt.ts'
import { readPromptPage, readPrompts } from './prompt.reads.ts'
import { promptPurpose } from './prompt-owner.ts'

/** The question whom one would put forward: by the link that was mailed, and the list of those who were asked. */
export function promptRoutes({ serve, serveOpen }: Serving): void {
  serve(listPrompts, async ({ actor, query, db }) => readPrompts(db, actor, query))
  serveOpen(openPrompt, async ({ host, params, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [promptPurpose], now)
    return readPromptPage(host.door.in(link.workspaceId), link)
  })
  serveOpen(answerPrompt, async ({ host, params, body, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [promptPurpose], now)
    await countLinkAnswer(host, link, now)
    if (link.state !== 'open') throw refused(refuse('link-over', 'This page cannot be answered any more.'))
    return host.door.write(link.workspaceId, async (tx) => {
      acceptedOr(await answerOwnerPrompt(tx, actorOf(link), body, now))
      return readPromptPage(tx, link)
    })
  })
}

const actorOf = ({ workspaceId, purpose, subjectId }: Link): LinkActor => ({
  kind: 'link',
  workspaceId,
  purpose,
  subjectId,
})
