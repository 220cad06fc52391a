import { addDays } from '../kernel/time.ts'
import type { ChangeKind, DepartureCause, ReviewDecision } from '../stewardship/changes/change.ts'
import { decideOnReview } from '../stewardship/changes/server/decide-on-review.ts'
import { tellChange } from '../stewardship/changes/server/report-changes.ts'
import { readActors } from './colleague-actor.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { Step } from './step.ts'
import { workdayOf } from './workday.ts'

type Story = {
  readonly kind: ChangeKind
  readonly note: string
  readonly daysAgo: number
  readonly employer?: string
  readonly decided?: {
    readonly decision: ReviewDecision
    readonly cause: DepartureCause | null
    readonly note: string | null
  }
}

const stories: readonly Story[] = [
  {
    kind: 'priority-shift',
    note: 'All about cost now; no time for anything that is not theirs.',
    daysAgo: 96,
    decided: { decision: 'stays', cause: null, note: 'Fewer hours, but they still speak for us.' },
  },
  {
    kind: 'other',
    note: 'Somebody heard that they are leaving.',
    daysAgo: 60,
    decided: { decision: 'stays', cause: null, note: 'A rumour; spoke with them.' },
  },
  {
    kind: 'cooled',
    note: 'Short on the phone since the outage in September.',
    daysAgo: 33,
    decided: { decision: 'stays', cause: null, note: 'We made good for it; they are with us again.' },
  },
  {
    kind: 'other-account',
    note: 'Wrote from a private address: starts there next month.',
    employer: 'Kolding Maskinfabrik',
    daysAgo: 12,
  },
  { kind: 'priority-shift', note: 'New chief, new priorities.', daysAgo: 4 },
]

/** What happened to some who speak for the example: decided, late, and fresh. */
export const takeInChanges: Step = async (filling) => {
  const { tx, example } = filling
  const actors = await readActors(filling)
  const ids = await readAdvocateIds(tx, filling.actor.workspaceId)
  const found = example.advocates.filter(
    ({ stage, situation }) => situation === 'free' && stage === 'discoverable',
  )
  for (const [at, { kind, note, daysAgo, employer = null, decided }] of stories.entries()) {
    const advocate = found[found.length - 1 - at]
    const contactId = advocate && ids.get(advocate.contact.crmId)?.contactId
    if (advocate === undefined || contactId === undefined) continue
    const owner = actors.memberOf(advocate.contact.account.ownerMail)
    const on = (days: number) => workdayOf(addDays(example.today, -days))
    const told = { contactId, kind, note, employer, on: on(daysAgo) }
    const reviewId = await tellChange(tx, owner, told, `${on(daysAgo)}T10:00:00.000Z`)
    if (decided === undefined) continue
    const input = { reviewId, ...decided, version: 1 }
    await decideOnReview(tx, actors.manager(at), input, `${on(daysAgo - 3)}T10:00:00.000Z`)
  }
}
