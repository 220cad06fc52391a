import { holidaysFrom } from '../../identity/holidays.ts'
import { type Day, dayOf, type Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { decideOwnerAsk, type OwnerTask, ownerAsksAWeek, weekOf } from '../owner-ask.ts'
import {
  countOwnerAsks,
  findOwnerAsk,
  holdPerson,
  insertOwnerAsk,
  noteHeld,
  readOwnerGround,
  saveOwnerAnswer,
} from './owner-ask.store.ts'

type NewOwnerAsk = {
  readonly personId: string
  readonly task: OwnerTask
  /** What it is about, to find it again and to show what is held back: the kind of a record and its id. */
  readonly about?: { readonly kind: string; readonly id: string }
  readonly now: Instant
}

/**
 * Whether a relationship owner may be asked for something now: counted under the lock of their row, so that of two
 * who ask at once the last place goes to one. Where the week is full it is noted as held back, and whoever asked
 * tries again from that day.
 */
export async function mayAskOwner(
  tx: WorkspaceTx,
  ask: NewOwnerAsk,
): Promise<{ readonly ok: true; readonly askId: string } | { readonly ok: false; readonly from: Day }> {
  if (!(await holdPerson(tx, ask.personId))) throw notFound('person')
  const { timeZone, set } = await readOwnerGround(tx)
  const today = dayOf(ask.now, timeZone)
  const week = weekOf(today)
  const asked = await countOwnerAsks(tx, ask.personId, week)
  const most = set.get(ownerAsksAWeek.name)
  const decided = decideOwnerAsk(
    asked,
    typeof most === 'number' ? most : ownerAsksAWeek.default,
    today,
    holidaysFrom(set),
  )
  if (decided.ok) return { ok: true, askId: await insertOwnerAsk(tx, { ...ask, week }) }
  await noteHeld(tx, { ...ask, week, from: decided.from })
  return decided
}

/** Counts what is asked whatever else the week holds: approvals of requests, which cannot wait. Gives its id. */
export async function countOwnerAsk(tx: WorkspaceTx, ask: NewOwnerAsk): Promise<string> {
  if (!(await holdPerson(tx, ask.personId))) throw notFound('person')
  const { timeZone } = await readOwnerGround(tx)
  return insertOwnerAsk(tx, { ...ask, week: weekOf(dayOf(ask.now, timeZone)) })
}

/** Notes that it was answered, and the seconds it took; the first answer stands. */
export async function answerOwnerAsk(
  tx: WorkspaceTx,
  askId: string,
  { seconds, now }: { readonly seconds: number | null; readonly now: Instant },
): Promise<void> {
  await saveOwnerAnswer(tx, askId, seconds, now)
}

/** The same for what is known by the record it is about; nothing where nobody was asked. */
export async function answerOwnerAskAbout(
  tx: WorkspaceTx,
  about: { readonly kind: string; readonly id: string },
  answer: { readonly seconds: number | null; readonly now: Instant },
): Promise<void> {
  const askId = await findOwnerAsk(tx, about)
  if (askId !== null) await answerOwnerAsk(tx, askId, answer)
}
