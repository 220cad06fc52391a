import type { LinkActor } from '../../../kernel/actor.ts'
import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { acceptedOr } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { Link } from '../../../server/links.ts'
import { countLinkAnswer, keepPrivate, openLink } from '../../../server/open-link.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { prospectName } from '../../talks/other-side.ts'
import { missAsk } from '../../talks/server/miss-meeting.ts'
import type { AskFacts, WhoMissed } from '../ask-facts.ts'
import { addresseeOf } from '../ask-letter.ts'
import { answerHappened, openHappenedPage } from '../happened.contract.ts'
import { sayDay } from '../tell-ask.ts'
import { happenedPurpose } from './ask.mails.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { requireOpen } from './ask-page.routes.ts'
import { finishAsk } from './complete-meeting.ts'

type Page = ResponseOf<typeof openHappenedPage>
type Answer = BodyOf<typeof answerHappened>

const missing: Readonly<Record<Exclude<Answer['happened'], 'took-place'>, WhoMissed>> = {
  'advocate-missing': 'advocate',
  'prospect-missing': 'prospect',
  'ours-missing': 'ours',
}

/** The question whether an agreed talk took place, answered by the requester without signing in. */
export function happenedRoutes({ serveOpen }: Pick<Serving, 'serveOpen'>): void {
  serveOpen(openHappenedPage, async ({ host, params, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [happenedPurpose], now)
    return readPage(host.door.in(link.workspaceId), link)
  })
  serveOpen(answerHappened, async ({ host, params, body, request, reply, now }) => {
    keepPrivate(reply)
    const link = await openLink(host, request, params.token, [happenedPurpose], now)
    await countLinkAnswer(host, link, now)
    requireOpen(link)
    await host.door.write(link.workspaceId, (tx) => note(tx, link, body, now, host))
    return readPage(host.door.in(link.workspaceId), link)
  })
}

async function note(tx: WorkspaceTx, link: Link, answer: Answer, now: Instant, host: Host): Promise<void> {
  const { workspaceId, purpose, subjectId } = link
  const actor: LinkActor = { kind: 'link', workspaceId, purpose, subjectId }
  const request = await holdRequestOfAsk(tx, subjectId)
  const ask = await readAskFacts(tx, subjectId)
  const comment = answer.comment?.trim() ?? ''
  if (answer.happened === 'took-place') {
    const said = `${ask.requester.name} said so on ${sayDay(dayOf(now, ask.workspace.timeZone))}`
    const evidence = comment === '' ? said : `${said}: ${comment}`
    const doneOn = ask.meeting === null ? dayOf(now) : dayOf(ask.meeting.startsAt, ask.meeting.timeZone)
    const done = { doneOn, evidence: evidence.slice(0, 300), minutes: ask.meeting?.minutes ?? null }
    acceptedOr(await finishAsk(tx, actor, request, ask, done, now, host))
    return
  }
  const who = missing[answer.happened]
  const reason = comment === '' ? `${whoIs(ask, who)} did not come` : comment
  acceptedOr(await missAsk(tx, actor, request, ask, { reason, missing: who, again: answer.again }, now, host))
}

function whoIs(ask: AskFacts, who: WhoMissed): string {
  if (who === 'ours') return 'Our side'
  return who === 'advocate' ? addresseeOf(ask) : prospectName(ask, 'en')
}

async function readPage(db: WorkspaceDb, link: Link): Promise<Page> {
  const ask = await readAskFacts(db, link.subjectId)
  const workspace = ask.workspace.name
  const { meeting } = ask
  if (link.state !== 'open' || meeting === null) {
    return { link: link.state === 'expired' ? 'expired' : 'withdrawn', workspace, talk: null }
  }
  const says = saysOf(ask)
  return {
    link: says === null ? 'open' : 'answered',
    workspace,
    talk: {
      customer: addresseeOf(ask),
      prospect: prospectName(ask, 'en'),
      startsAt: meeting.startsAt,
      timeZone: ask.requester.timeZone ?? ask.workspace.timeZone,
      says,
    },
  }
}

function saysOf(ask: AskFacts): string | null {
  if (ask.state === 'done' || ask.state === 'debriefed') {
    return ask.doneOn === null
      ? 'It took place.'
      : `It took place on ${sayDay(ask.doneOn)}. The customer is thanked.`
  }
  if (ask.state === 'missed') return 'It did not take place, and the ask has ended.'
  if (ask.state === 'accepted' && ask.meeting?.state === 'missed') {
    return 'It did not take place. Both sides were asked for another time.'
  }
  if (ask.state === 'scheduled' && ask.meeting?.state === 'planned') return null
  return 'Nothing is left to say here: the talk was moved or called off.'
}
