import type { Actor } from '../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import { workingDayAfter } from '../../kernel/working-days.ts'
import { announce } from '../../server/announce.ts'
import type { Host } from '../../server/host.ts'
import { makeLink } from '../../server/links.ts'
import { publicAddress } from '../../server/public-address.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { roundOpened } from '../events.ts'
import { roundKind, weekOf } from '../owner-ask.ts'
import { chooseFacts, type RoundFact } from '../round.ts'
import { mayAskOwner } from './ask-owner.ts'
import type { StewardshipGround } from './ground.reads.ts'
import { holdPerson } from './owner-ask.store.ts'
import { mailAdvocate, mailOwner } from './round.mails.ts'
import { countRoundsOfWeek, insertRound } from './round.store.ts'
import { readStaleOfOwner } from './stale-fact.reads.ts'

/** What the link of a round is for. */
export const confirmPurpose = 'confirm'

const day = 86_400_000
/** A late answer is better than none: how long the page still takes one. */
const linkDays = 60

/**
 * Asks one relationship owner to confirm what is stale, on one page with one mail: unless their week is full, their
 * pages of the week are used up, or nothing is left to ask. Gives the round, null where none went out.
 */
export async function openRound(
  tx: WorkspaceTx,
  actor: Actor,
  ownerId: string,
  at: StewardshipGround,
  now: Instant,
  host: Host,
): Promise<string | null> {
  if (!(await holdPerson(tx, ownerId))) return null
  const { today, rules } = at
  if ((await countRoundsOfWeek(tx, ownerId, weekOf(today))) >= rules.roundsAWeek) return null
  const stale = await readStaleOfOwner(tx, ownerId, { today, askAgainAfter: rules.askAgainAfter })
  const facts = chooseFacts(stale, today, rules.factsOfRound)
  const [first] = facts
  if (first === undefined) return null
  const about =
    first.accountId === null
      ? { kind: 'contact', id: first.contactId }
      : { kind: 'account', id: first.accountId }
  const may = await mayAskOwner(tx, { personId: ownerId, task: 'confirm', about, now })
  if (!may.ok) return null
  const to = { personId: ownerId, contactId: null, ownerAskId: may.askId, releasedBy: null }
  const roundId = await writeRound(tx, actor, { ...to, facts }, at, now)
  await mailOwner(
    tx,
    at,
    { roundId, personId: ownerId, isReminder: false },
    await addressOf(tx, actor, roundId, now, host),
    host,
    now,
  )
  return roundId
}

/** Sends an advocate the facts they can say themselves, in the name of the program manager who released it. */
export async function openAdvocateRound(
  tx: WorkspaceTx,
  actor: Actor,
  to: { readonly contactId: string; readonly releasedBy: string; readonly facts: readonly RoundFact[] },
  at: StewardshipGround,
  now: Instant,
  host: Host,
): Promise<string> {
  const roundId = await writeRound(tx, actor, { ...to, personId: null, ownerAskId: null }, at, now)
  await mailAdvocate(tx, at, roundId, await addressOf(tx, actor, roundId, now, host), host)
  return roundId
}

type ToWrite = {
  readonly personId: string | null
  readonly contactId: string | null
  readonly ownerAskId: string | null
  readonly releasedBy: string | null
  readonly facts: readonly RoundFact[]
}

async function writeRound(
  tx: WorkspaceTx,
  actor: Actor,
  to: ToWrite,
  { today, holidays, rules }: StewardshipGround,
  now: Instant,
): Promise<string> {
  const remindOn = workingDayAfter(today, rules.remindAfter, holidays)
  const dueOn = workingDayAfter(today, Math.max(rules.answerWithin, rules.remindAfter), holidays)
  const roundId = await insertRound(tx, { ...to, openedOn: today, remindOn, dueOn }, now)
  await announce(tx, roundOpened(actor, roundId, to, to.facts.length))
  return roundId
}

/** Makes the address of a round's page; a reminder has one of its own, and the first goes on working. */
export async function addressOf(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  roundId: string,
  now: Instant,
  host: Host,
): Promise<string> {
  const about = { workspaceId, purpose: confirmPurpose, subjectId: roundId }
  const token = await makeLink(tx, { ...about, expiresAt: addMilliseconds(now, linkDays * day) }, now)
  return `${publicAddress(host.config)}/confirm/${token}`
}

/** The name under which what a round awaits is kept among notifications. */
export const awaitedRound = (roundId: string) => `${roundKind}:${roundId}`
