import { addDays } from '../kernel/time.ts'
import type { DeclineReason, OwnerAnswer } from '../outreach/outreach.ts'
import { answerForOwner, goOnInSilence } from '../outreach/server/answer-for-owner.ts'
import { answerOutreach } from '../outreach/server/answer-outreach.ts'
import { planOutreach } from '../outreach/server/plan-outreach.ts'
import { writeOutreach } from '../outreach/server/write-outreach.ts'
import { acceptedOr } from '../server/errors.ts'
import { readActors } from './colleague-actor.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { Filling, Step } from './step.ts'
import { workdayOf } from './workday.ts'

type Course = {
  /** Days ago: planned, passed by the owner, written, answered. */
  readonly planned: number
  readonly owner?: { readonly ago: number; readonly answer: OwnerAnswer | 'silence' }
  readonly written?: number
  readonly answer?:
    | { readonly ago: number; readonly is: 'yes'; readonly how: string }
    | { readonly ago: number; readonly is: 'later'; readonly inDays: number }
    | { readonly ago: number; readonly is: 'no'; readonly reason: DeclineReason }
}

// Who is put forward and not yet introduced, at every step of a first word; none moves anybody along the journey anew.
const ofPotential: readonly Course[] = [
  { planned: 0 },
  { planned: 1 },
  { planned: 8, owner: { ago: 2, answer: 'silence' } },
  { planned: 7, owner: { ago: 5, answer: 'introduces' } },
  { planned: 13, owner: { ago: 12, answer: 'named' }, written: 9 },
  { planned: 30, owner: { ago: 24, answer: 'silence' }, written: 22 },
  {
    planned: 21,
    owner: { ago: 20, answer: 'go-ahead' },
    written: 19,
    answer: { ago: 14, is: 'later', inDays: 20 },
  },
  { planned: 17, owner: { ago: 16, answer: 'object' } },
]

const ofIntroduced: readonly Course[] = [
  {
    planned: 27,
    owner: { ago: 26, answer: 'introduces' },
    answer: { ago: 20, is: 'yes', how: 'A mail to both, after their business review' },
  },
  {
    planned: 24,
    owner: { ago: 23, answer: 'go-ahead' },
    written: 22,
    answer: { ago: 15, is: 'yes', how: 'Answered the first word' },
  },
]

/** First words to customers in every state: with their owners, free, written, put off, objected to, introduced. */
export const takeInOutreach: Step = async (filling) => {
  const { tx, actor, example } = filling
  const ids = await readAdvocateIds(tx, actor.workspaceId)
  const at = (stage: string) => example.advocates.filter((advocate) => advocate.stage === stage)
  for (const [stage, courses] of [
    ['potential', ofPotential],
    ['introduced', ofIntroduced],
  ] as const) {
    const found = at(stage).filter(({ contact }) => contact.mail !== null && !contact.hasLeft)
    for (const [nth, course] of courses.entries()) {
      const contact = found[nth]?.contact
      const contactId = contact === undefined ? undefined : ids.get(contact.crmId)?.contactId
      if (contact !== undefined && contactId !== undefined)
        await goThrough(filling, contactId, contact.account.ownerMail, course, nth)
    }
  }
}

async function goThrough(
  filling: Filling,
  contactId: string,
  ownerMail: string,
  course: Course,
  nth: number,
): Promise<void> {
  const { tx, actor, example, host } = filling
  const actors = await readActors(filling)
  const manager = actors.manager(nth)
  const owner = actors.memberOf(ownerMail)
  const on = (ago: number, hour: string) => `${workdayOf(addDays(example.today, -ago))}T${hour}:00.000Z`
  const plan = { contactId, reason: reasons[nth % reasons.length] ?? '', from: 'nomination' as const }
  const planned = await planOutreach(tx, manager, plan, on(course.planned, '08:20'), host)
  if (!planned.ok) return
  const outreachId = planned.id
  if (course.owner?.answer === 'silence') {
    await goOnInSilence(tx, actor, outreachId, on(course.owner.ago, '00:15'), host)
  } else if (course.owner !== undefined) {
    const { answer, ago } = course.owner
    const until = addDays(example.today, 40)
    const no = answer === 'object' ? { objection: 'contract' as const, until } : {}
    acceptedOr(await answerForOwner(tx, owner, { outreachId, answer, ...no }, on(ago, '09:40'), host))
  }
  if (course.written !== undefined) {
    const letter = { outreachId, through: 'mail' as const, subject: 'A question, {name}', text: words }
    acceptedOr(await writeOutreach(tx, manager, letter, on(course.written, '10:05'), host))
  }
  if (course.answer !== undefined) await answer(filling, manager, outreachId, owner.personId, course.answer)
}

async function answer(
  { tx, example }: Filling,
  manager: Parameters<typeof answerOutreach>[1],
  outreachId: string,
  ownerId: string,
  said: NonNullable<Course['answer']>,
): Promise<void> {
  const now = `${workdayOf(addDays(example.today, -said.ago))}T13:30:00.000Z`
  const more =
    said.is === 'yes'
      ? { introducedBy: ownerId, how: said.how }
      : said.is === 'later'
        ? { until: workdayOf(addDays(example.today, said.inDays)) }
        : { reason: said.reason }
  acceptedOr(await answerOutreach(tx, manager, { outreachId, answer: said.is, ...more }, now))
}

const reasons = [
  'Told their peers at our user day how they closed the books a week earlier.',
  'A ten in the last survey, with three sentences on what changed since the spring.',
  'Live since the summer, and the first report went to their board last month.',
  'Praised our support twice, and asked whether others in their field do the same.',
]

const words = `Dear {name},

your colleagues here speak highly of what you have done at {company}.

Would you spare half an hour for a conversation? Nothing is published, nobody is called, and a no is a good answer too.

Kind regards
{sender}`
