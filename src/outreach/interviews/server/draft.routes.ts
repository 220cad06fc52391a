import type { PersonActor } from '../../../kernel/actor.ts'
import { whyNoMailTo } from '../../../protection/server/mail-letter.ts'
import { acceptedOr, requirePermission } from '../../../server/errors.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import { loadAddressee } from '../../server/write-outreach.ts'
import {
  answerDraftLink,
  dropDraft as dropEndpoint,
  editDraft as editEndpoint,
  listDrafts,
  makeDrafts as makeEndpoint,
  openDraftLink,
  sendDraft as sendEndpoint,
} from '../draft.contract.ts'
import { whyNotDraft } from '../drafts.ts'
import { canEditDrafts, canReadDrafts } from '../policy.ts'
import { answerDraft } from './answer-draft.ts'
import { holdDraft, readDrafts, type StoredDraft } from './draft.store.ts'
import { draftPurpose, dropDraft, editDraft, makeDraftsOf, sendDraft } from './move-draft.ts'
import { readDraftPage } from './outside-page.reads.ts'

/** Words made out of interviews: edited by the program, approved by whoever said them. */
export function draftRoutes(serving: Serving): void {
  programRoutes(serving)
  speakerRoutes(serving)
}

function programRoutes({ serve }: Serving): void {
  serve(listDrafts, async ({ actor, db, params, host }) => {
    const to = await loadAddressee(db, params.contactId)
    requirePermission(canReadDrafts(actor, to))
    const rows = (await readDrafts(db, params)).map((draft) => show(actor, draft))
    return { rows, noMail: whyNoMailTo(to, host), may: { make: canEditDrafts(actor) } }
  })
  serve(makeEndpoint, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await loadAddressee(tx, params.contactId)
      requirePermission(canEditDrafts(actor))
      return { made: await makeDraftsOf(tx, actor, params.contactId, now) }
    }),
  )
  serve(editEndpoint, ({ actor, params: { interviewDraftId: id }, body, write, now }) =>
    write(async (tx) => {
      acceptedOr(await editDraft(tx, actor, id, body, now))
      return show(actor, await holdDraft(tx, id))
    }),
  )
  serve(sendEndpoint, ({ actor, params: { interviewDraftId: id }, body, write, now, host }) =>
    write(async (tx) => {
      acceptedOr(await sendDraft(tx, actor, id, body.version, now, host))
      return show(actor, await holdDraft(tx, id))
    }),
  )
  serve(dropEndpoint, ({ actor, params: { interviewDraftId: id }, write, now }) =>
    write(async (tx) => {
      acceptedOr(await dropDraft(tx, actor, id, now))
      return show(actor, await holdDraft(tx, id))
    }),
  )
}

/** The speaker's page. Reading it changes nothing. */
function speakerRoutes({ serveOpen }: Serving): void {
  serveOpen(openDraftLink, async ({ host, params, query, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [draftPurpose], now)
    return readDraftPage(host.door.in(link.workspaceId), link, query.language ?? null)
  })
  serveOpen(answerDraftLink, async ({ host, params, query, body, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [draftPurpose], now)
    await countLinkAnswer(host, link, now)
    const { workspaceId, purpose, subjectId } = link
    return host.door.write(workspaceId, async (tx) => {
      const page = await readDraftPage(tx, link, query.language ?? null)
      if (page.link !== 'open') return page
      const { contactId } = await holdDraft(tx, subjectId)
      const actor = { kind: 'link', workspaceId, purpose, subjectId, contactId } as const
      acceptedOr(await answerDraft(tx, actor, { draftId: subjectId, ...body }, now, host))
      return readDraftPage(tx, link, query.language ?? null)
    })
  })
}

function show(actor: PersonActor, draft: StoredDraft) {
  const { id, kind, title, body, state, sentAt, sentBy, answeredAt, theirWords, theirNote, version } = draft
  const may = canEditDrafts(actor)
  return {
    ...{ id, kind, title, body, state, sentAt, sentBy, answeredAt, theirWords, theirNote, version },
    sources: [...draft.sources],
    may: {
      edit: may ?? whyNotDraft(state, 'edit'),
      send: may ?? whyNotDraft(state, 'send'),
      drop: may ?? whyNotDraft(state, 'drop'),
    },
  }
}
