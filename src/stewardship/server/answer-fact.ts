import { canEditContact } from '../../customers/policy.ts'
import { holdContact } from '../../customers/server/hold-record.ts'
import { endAwaitedNotices } from '../../identity/server/end-notices.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid, notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { tellChange } from '../changes/server/report-changes.ts'
import { factAnswered } from '../events.ts'
import { valueOfFact } from '../fact.texts.ts'
import { type FactAnswer, type FactOutcome, outcomeOf, writableValue } from '../round.ts'
import { answerOwnerAsk } from './ask-owner.ts'
import { insertEdit } from './edit.store.ts'
import { readFactValues } from './fact-value.reads.ts'
import { readStewardshipGround } from './ground.reads.ts'
import { awaitedRound } from './open-round.ts'
import { endRound, holdRound, type StoredRound, saveFactAnswer, saveSeconds } from './round.store.ts'
import { readRoundFacts, type StoredRoundFact } from './round-fact.reads.ts'
import { confirmRoundFact, writeRoundFact } from './write-fact.ts'

type AnswerInput = {
  readonly roundId: string
  readonly position: number
  readonly answer: FactAnswer
  readonly said: string | null
  /** Of a post: they no longer work there. */
  readonly hasLeft?: boolean | undefined
  /** Since the page was opened. */
  readonly seconds: number | null
}

/**
 * Takes one answer to one fact: still true vouches for it; changed is written, or waits for review; who does not know
 * hands it to the next source. The last answer ends the round and notes the minutes. A fact answered already stays as
 * it was. Throws `not-found`, and `invalid` on a change that says nothing.
 */
export async function answerFact(
  tx: WorkspaceTx,
  actor: Actor,
  input: AnswerInput,
  now: Instant,
): Promise<void> {
  const round = await holdRound(tx, input.roundId)
  if (round === undefined) throw notFound('round')
  const facts = await readRoundFacts(tx, round.id)
  const fact = facts.find(({ position }) => position === input.position)
  if (fact === undefined) throw notFound('fact')
  if (fact.answer !== null || round.state === 'withdrawn') return
  const said = clean(input.said)
  if (input.answer === 'changed' && said === null) throw invalid('said', 'Say what is true now.')
  const outcome =
    input.hasLeft === true && input.answer === 'changed' && isPostOfAnother(round, fact)
      ? await tellLeaving(tx, actor, fact, now)
      : await settle(tx, actor, round, fact, { answer: input.answer, said }, now)
  await saveFactAnswer(
    tx,
    { roundId: round.id, position: fact.position },
    { answer: input.answer, said, outcome },
    now,
  )
  if (input.seconds !== null) await saveSeconds(tx, round.id, input.seconds)
  await announce(tx, factAnswered(actor, round.id, fact, { answer: input.answer, outcome, said }))
  if (facts.every((each) => each.answer !== null || each.position === fact.position))
    await finish(tx, round, input.seconds, now)
}

const isPostOfAnother = ({ contactId }: StoredRound, { kind }: StoredRoundFact) =>
  contactId === null && kind === 'employment'

/** Who works there no longer is not an edit: a review says where they went, and what becomes of them here. */
async function tellLeaving(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId }: StoredRoundFact,
  now: Instant,
): Promise<FactOutcome> {
  await tellChange(tx, actor, { contactId, kind: 'left' }, now)
  return 'proposed'
}

async function settle(
  tx: WorkspaceTx,
  actor: Actor,
  round: StoredRound,
  fact: StoredRoundFact,
  { answer, said }: { readonly answer: FactAnswer; readonly said: string | null },
  now: Instant,
): Promise<FactOutcome> {
  const { rules } = await readStewardshipGround(tx, now)
  const value = said === null ? null : writableValue(fact.kind, said)
  const mayWrite = canEditContact(actor, await holdContact(tx, actor, fact.contactId)) === null
  const outcome = outcomeOf(answer, { canWrite: value !== null && mayWrite, review: rules.reviewEdits })
  if (outcome === 'confirmed') await confirmRoundFact(tx, actor, fact, now)
  if (outcome === 'applied' && value !== null && (await isWritten(tx, actor, fact, value, now)))
    return 'applied'
  if (outcome !== 'applied' && outcome !== 'proposed') return outcome
  await propose(tx, actor, round, fact, said ?? '', now)
  return 'proposed'
}

/** False where it cannot be written as it was said after all, an address that belongs to somebody else, say. */
async function isWritten(
  tx: WorkspaceTx,
  actor: Actor,
  fact: StoredRoundFact,
  value: string,
  now: Instant,
): Promise<boolean> {
  try {
    await writeRoundFact(tx, actor, fact, value, now)
    return true
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'invalid') return false
    throw thrown
  }
}

async function propose(
  tx: WorkspaceTx,
  actor: Actor,
  round: StoredRound,
  fact: StoredRoundFact,
  said: string,
  now: Instant,
): Promise<void> {
  const values = (await readFactValues(tx, [fact.contactId])).get(fact.contactId)
  const before = values === undefined ? null : valueOfFact(fact, values)
  const by = { proposedBy: personOf(actor), byContact: round.contactId !== null }
  await insertEdit(tx, { ...fact, ...by, before, said }, now)
}

async function finish(
  tx: WorkspaceTx,
  round: StoredRound,
  seconds: number | null,
  now: Instant,
): Promise<void> {
  await endRound(tx, round.id, 'answered', now)
  if (round.ownerAskId !== null) {
    const measured = seconds === null ? round.seconds : Math.max(seconds, round.seconds ?? 0)
    await answerOwnerAsk(tx, round.ownerAskId, { seconds: measured, now })
  }
  await endAwaitedNotices(tx, [awaitedRound(round.id)], now)
}
