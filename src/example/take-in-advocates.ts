import { historyImported } from '../activities/events.ts'
import { recordHistory } from '../activities/server/record-history.ts'
import { advocatesImported } from '../advocates/events.ts'
import { editProfile } from '../advocates/server/edit-profile.ts'
import { rateAdvocate } from '../advocates/server/rate-advocate.ts'
import { stepAlongJourney } from '../advocates/server/step-along-journey.ts'
import { upsertAdvocates } from '../advocates/server/upsert-advocates.ts'
import { countRows, type RowResult } from '../customers/row-result.ts'
import { addDays, type Day, later } from '../kernel/time.ts'
import { announce } from '../server/announce.ts'
import { acceptedOr } from '../server/errors.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { ExampleAdvocate } from './make-advocates.ts'
import { type Filling, requireTaken, type Step } from './step.ts'

const noonOf = (day: Day) => `${day}T12:00:00.000Z`

/** How many advocates are taken in at once: those who reached their stage at about the same time. */
const cohort = 12

/**
 * The advocates with their stories, permissions and limits, as a program that moves here would bring them; each
 * cohort as of the day it reached its stage, so that the pipeline has ages.
 */
export const takeInAdvocates: Step = async ({ tx, actor, example }) => {
  const reached = ({ interviewedOn, joinedOn }: ExampleAdvocate) => interviewedOn ?? joinedOn
  const ordered = example.advocates.toSorted((a, b) => reached(a).localeCompare(reached(b)))
  const results: RowResult[] = []
  for (let at = 0; at < ordered.length; at += cohort) {
    const together = ordered.slice(at, at + cohort)
    const rows = together.map((advocate) => advocate.row)
    const latest = together.at(-1)
    const day = latest === undefined ? example.today : reached(latest)
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

/** A year of the ledger. Whoever did something becomes active by it. */
export const takeInHistory: Step = async ({ tx, actor, example, now }) => {
  const results = requireTaken('history', await recordHistory(tx, actor, example.history, now))
  await announce(tx, historyImported(actor, actor.workspaceId, countRows(results)))
}
