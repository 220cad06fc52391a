import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { whyNoMailTo } from '../../protection/server/mail-letter.ts'
import { acceptedOr, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../server/open-link.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import {
  answerOutreach as answerEndpoint,
  answerForOwner as answerForOwnerEndpoint,
  answerOutreachLink,
  countOutreaches,
  getOutreach,
  getOutreachLetter,
  listOutreaches,
  openOutreachLink,
  planOutreach as planEndpoint,
  startOutreach,
  withdrawOutreach as withdrawEndpoint,
  writeOutreach as writeEndpoint,
} from '../contract.ts'
import { draftRoutes } from '../interviews/server/draft.routes.ts'
import { interviewPlanRoutes } from '../interviews/server/routes.ts'
import { decidePlan, respondBy } from '../outreach.ts'
import { canPlanOutreach } from '../policy.ts'
import { answerForOwner } from './answer-for-owner.ts'
import { answerOutreach } from './answer-outreach.ts'
import { readGround } from './ground.reads.ts'
import { countByState, readOutreach, readOutreaches } from './outreach.reads.ts'
import { readContactFacts } from './outreach.store.ts'
import { readOwnerPage } from './outreach-page.reads.ts'
import { planOutreach, usualPlan, whomToAsk } from './plan-outreach.ts'
import { outreachPurpose, sendsMail } from './reach.reads.ts'
import { readReason } from './reason.reads.ts'
import { readTemplates, suggestTemplate } from './template.reads.ts'
import { outreachTemplateRoutes } from './template.routes.ts'
import { withdrawOutreach } from './withdraw-outreach.ts'
import { loadAddressee, writeOutreach, writeOutreachLetter } from './write-outreach.ts'

/** First words to customers: planned, passed by the owner, written by a person, answered. */
export function outreachRoutes(serving: Serving): void {
  readRoutes(serving)
  actRoutes(serving)
  linkRoutes(serving)
  outreachTemplateRoutes(serving)
  interviewPlanRoutes(serving)
  draftRoutes(serving)
}

function readRoutes({ serve }: Serving): void {
  serve(startOutreach, ({ actor, db, query, now, host }) => readStart(db, actor, query, now, host))
  serve(listOutreaches, ({ actor, db, query, now, host }) => readOutreaches(db, actor, query, now, host))
  serve(countOutreaches, ({ actor, db, now }) => countByState(db, actor, now))
  serve(getOutreach, ({ actor, db, params, now, host }) =>
    readOutreach(db, actor, params.outreachId, now, host),
  )
  serve(getOutreachLetter, async ({ actor, db, params, query, now, host }) => {
    const outreach = await readOutreach(db, actor, params.outreachId, now, host)
    const to = await loadAddressee(db, outreach.contact.id)
    const chosen = { from: outreach.from, templateId: query.template ?? outreach.templateId }
    const template = suggestTemplate(await readTemplates(db), chosen)
    const letter =
      template === undefined
        ? { subject: '', text: '', language: 'en' as const }
        : await writeOutreachLetter(db, template, to, actor)
    return {
      templateId: template?.id ?? null,
      ...letter,
      noMail: whyNoMailTo(to, host),
      from: { name: actor.name, replyTo: actor.email },
      to: to.mail,
    }
  })
}

function actRoutes({ serve }: Serving): void {
  serve(planEndpoint, ({ actor, body, write, now, host }) =>
    write(async (tx) => {
      const { id } = acceptedOr(await planOutreach(tx, actor, body, now, host))
      return readOutreach(tx, actor, id, now, host)
    }),
  )
  serve(answerForOwnerEndpoint, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      acceptedOr(await answerForOwner(tx, actor, { ...params, ...body }, now, host))
      return readOutreach(tx, actor, params.outreachId, now, host)
    }),
  )
  serve(writeEndpoint, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      acceptedOr(await writeOutreach(tx, actor, { ...params, ...body }, now, host))
      return readOutreach(tx, actor, params.outreachId, now, host)
    }),
  )
  serve(answerEndpoint, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      acceptedOr(await answerOutreach(tx, actor, { ...params, ...body }, now))
      return readOutreach(tx, actor, params.outreachId, now, host)
    }),
  )
  serve(withdrawEndpoint, ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      acceptedOr(await withdrawOutreach(tx, actor, { ...params, ...body }, now, host))
      return readOutreach(tx, actor, params.outreachId, now, host)
    }),
  )
}

/** The relationship owner's page. Reading it changes nothing; the button does. */
function linkRoutes({ serveOpen }: Serving): void {
  serveOpen(openOutreachLink, async ({ host, params, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [outreachPurpose], now)
    return readOwnerPage(host.door.in(link.workspaceId), link)
  })
  serveOpen(answerOutreachLink, async ({ host, params, body, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [outreachPurpose], now)
    await countLinkAnswer(host, link, now)
    const { workspaceId, purpose, subjectId } = link
    return host.door.write(workspaceId, async (tx) => {
      const page = await readOwnerPage(tx, link)
      if (page.link !== 'open') return page
      const { seconds: _, ...said } = body
      const actor = { kind: 'link', workspaceId, purpose, subjectId } as const
      acceptedOr(await answerForOwner(tx, actor, { outreachId: subjectId, ...said }, now, host))
      return readOwnerPage(tx, link)
    })
  })
}

async function readStart(
  db: WorkspaceDb,
  actor: PersonActor,
  asked: { readonly contact: string; readonly nomination?: string },
  now: Instant,
  host: Host,
) {
  const contact = await readContactFacts(db, asked.contact, now)
  requirePermission(canPlanOutreach(actor, contact))
  const at = await readGround(db, now)
  const decision = decidePlan(contact, at.today, at.againAfter)
  const owner = await whomToAsk(db, contact, actor.personId, { ...at, sendsMail: sendsMail(at, host) })
  const outOfReach = owner?.outOfReach ?? null
  const isAsked = owner !== null && outOfReach === null
  const { name, title, account, live } = contact
  return {
    contact: { id: contact.contactId, name, title },
    account,
    owner: owner === null ? null : { id: owner.id, name: owner.name },
    respondBy: isAsked ? respondBy(at.today, at.ownerDays, at.holidays) : null,
    outOfReach,
    ownerDays: at.ownerDays,
    reason: await readReason(db, contact, asked.nomination ?? null),
    plan: usualPlan,
    whyNot: decision.ok ? null : decision.why,
    outreachId: live?.id ?? null,
    may: { plan: canPlanOutreach(actor, contact) },
  }
}
