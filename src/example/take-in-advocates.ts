import { historyImported } from '../activities/events.ts'
import { recordHistory } from '../activities/server/record-history.ts'
import { advocatesImported } from '../advocates/events.ts'
import { editProfile } from '../advocates/server/edit-profile.ts'
import { rateAdvocate } from '../advocates/server/rate-advocate.ts'
import { stepAlongJourney } from '../advocates/server/step-along-journey.ts'
import { upsertAdvocates } from '../advocates/server/upsert-advocates.ts'
import { countRows, type RowResult } from '../customers/row-result.ts'
import { addDays, type Day, daysBetween, later } from '../kernel/time.ts'
import { announce } from '../server/announce.ts'
import { acceptedOr } from '../server/errors.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { ExampleAdvocate } from './make-advocates.ts'
import { type Filling, requireTaken, type Step } from './step.ts'

const noonOf = (day: Day) => `${day}T12:00:00.000Z`

const reachedOn = ({ interviewedOn, joinedOn }: ExampleAdvocate) => interviewedOn ?? joinedOn

/** Those who reached their stage at about the same time: within three days lately, within two months before. */
function cohortsOf(today: Day, advocates: readonly ExampleAdvocate[]): readonly ExampleAdvocate[][] {
  const ordered = advocates.toSorted((a, b) => reachedOn(a).localeCompare(reachedOn(b)))
  const cohorts = Map.groupBy(ordered, (advocate) => {
    const age = daysBetween(reachedOn(advocate), today)
    return age < 45 ? `lately ${Math.floor(age / 3)}` : `before ${Math.floor(age / 60)}`
  })
  return [...cohorts.values()]
}

/**
 * The advocates with their stories, permissions and limits, as a program that moves here would bring them; each
 * cohort as of the day it reached its stage, so that the pipeline has ages.
 */
export const takeInAdvocates: Step = async ({ tx, actor, example }) => {
  const results: RowResult[] = []
  for (const cohort of cohortsOf(example.today, example.advocates)) {
    const rows = cohort.map((advocate) => advocate.row)
    const [first] = cohort
    const day = first === undefined ? example.today : reachedOn(first)
    results.push(...requireTaken('advocates', await upsertAdvocates(tx, actor, rows, noonOf(day))))
  }
  await announce(tx, advocatesImported(actor, actor.workspaceId, countRows(results)))
}

/** What only the interview form has, as of the day of the interview; then who may be found is found. */
const writeProfilesOf =
  (from: number, until: number): Step =>
  async (filling) => {
    const { tx, actor, example } = filling
    const ids = await readAdvocateIds(tx, actor.workspaceId)
    // In the order of ids, as everybody locks them who works on the same people at the same time.
    const idOf = ({ contact }: ExampleAdvocate) => ids.get(contact.crmId)?.contactId ?? ''
    const interviewed = example.advocates
      .filter((advocate) => advocate.profile !== null)
      .toSorted((a, b) => idOf(a).localeCompare(idOf(b)))
    for (const advocate of interviewed.slice(from, until)) {
      const known = ids.get(advocate.contact.crmId)
      if (known !== undefined) await writeProfileOf(filling, advocate, known)
    }
  }

/** One person after the other, as the form does it; in parts, so that it can be seen how far it is. */
export const writeProfiles: readonly Step[] = [0, 15, 30, 45, 60, 75, 90].map((from) =>
  writeProfilesOf(from, from + 15),
)

type Known = { readonly contactId: string; readonly version: number }

async function writeProfileOf(
  { tx, actor, example }: Filling,
  advocate: ExampleAdvocate,
  known: Known,
): Promise<void> {
  const { contactId, version } = known
  const at = noonOf(advocate.interviewedOn ?? example.today)
  await editProfile(tx, actor, { contactId, version, profile: advocate.profile?.more ?? {} }, at)
  if (advocate.ratings !== null) {
    const [articulacy, enthusiasm, seniorityFit, risk] = advocate.ratings
    await rateAdvocate(tx, actor, { contactId, ratings: { articulacy, enthusiasm, seniorityFit, risk } }, at)
  }
  if (advocate.isTakenOver || (advocate.stage !== 'discoverable' && advocate.stage !== 'active')) return
  const published = noonOf(later(addDays(advocate.interviewedOn ?? example.today, 5), advocate.joinedOn))
  acceptedOr(await stepAlongJourney(tx, actor, { contactId, action: 'publish' }, published))
}

/** A year of the ledger. Whoever did something becomes active by it, on the day of their first use. */
export const takeInHistory: Step = async ({ tx, actor, example, now }) => {
  const results = requireTaken('history', await recordHistory(tx, actor, example.history, now))
  await announce(tx, historyImported(actor, actor.workspaceId, countRows(results)))
  const ids = await readAdvocateIds(tx, actor.workspaceId)
  const uses = example.history.filter((row) => row.kind === 'use')
  for (const { contact, stage, isTakenOver, interviewedOn } of example.advocates) {
    const first = uses.find((row) => row.crmId === contact.crmId)
    const contactId = ids.get(contact.crmId)?.contactId
    if (stage !== 'active' || isTakenOver || first === undefined || contactId === undefined) continue
    const on = noonOf(later(addDays(interviewedOn ?? example.today, 6), first.on ?? example.today))
    acceptedOr(await stepAlongJourney(tx, actor, { contactId, action: 'use', reason: 'First use' }, on))
  }
}
