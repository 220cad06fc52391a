import { addDays } from '../kernel/time.ts'
import type { LetterWay } from '../protection/letter.ts'
import { giveValueTouch } from '../protection/server/give-value-touch.ts'
import { planTouch } from '../protection/server/plan-touch.ts'
import { readLibrary } from '../protection/server/value-touch.reads.ts'
import { readActors } from './colleague-actor.ts'
import { Dice } from './dice.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { ExampleAdvocate } from './make-advocates.ts'
import type { Step } from './step.ts'

const given: readonly { readonly kind: string; readonly subject: string; readonly through: LetterWay }[] = [
  { kind: 'news', subject: 'Forecasts by plant are here, as you wished', through: 'copied' },
  {
    kind: 'news',
    subject: 'The exchange with your warehouse system is twice as fast now',
    through: 'copied',
  },
  {
    kind: 'introduction',
    subject: 'Somebody in your trade who has the year-end behind them',
    through: 'copied',
  },
  { kind: 'introduction', subject: 'A peer in Utrecht you may like to know', through: 'said' },
  { kind: 'event-seat', subject: 'A seat for you at the autumn day, as our guest', through: 'copied' },
  { kind: 'roadmap-answer', subject: 'What became of your question about rights by site', through: 'copied' },
  { kind: 'roadmap-answer', subject: 'Your wish for weekly closes: it comes in spring', through: 'said' },
]

/** Whose next touch somebody planned: days from today, or an interval of their own. One of the days is over. */
const plans = [
  { inDays: 4, everyDays: null },
  { inDays: 11, everyDays: null },
  { inDays: -6, everyDays: null },
  { inDays: null, everyDays: 30 },
  { inDays: null, everyDays: 45 },
] as const

const planned = 25

/** What people did for advocates without asking for anything, and when they mean to do so next. */
export const takeInTouches: Step = async (filling) => {
  const { tx, actor, example, host } = filling
  const dice = new Dice('Merriden touches')
  const actors = await readActors(filling)
  const ids = await readAdvocateIds(tx, actor.workspaceId)
  const idOf = (advocate: ExampleAdvocate) => ids.get(advocate.contact.crmId)?.contactId ?? ''
  const library = new Map((await readLibrary(tx)).map(({ kind, id }) => [kind as string, id]))
  const found = example.advocates.filter(
    ({ stage, situation }) => situation === 'free' && (stage === 'active' || stage === 'discoverable'),
  )
  for (const [at, { kind, subject, through }] of given.entries()) {
    const advocate = found[at * 2]
    if (advocate === undefined) continue
    const owner = actors.memberOf(advocate.contact.account.ownerMail)
    const touch = { contactId: idOf(advocate), valueTouchId: library.get(kind) ?? '', subject, through }
    const on = addDays(example.today, -dice.between(6, 160))
    await giveValueTouch(tx, owner, { ...touch, on }, `${on}T10:00:00.000Z`, host)
  }
  const before = `${addDays(example.today, -planned)}T10:00:00.000Z`
  for (const [at, { inDays, everyDays }] of plans.entries()) {
    const advocate = found[at * 2 + 1]
    if (advocate === undefined) continue
    const nextOn = inDays === null ? null : addDays(example.today, inDays)
    await planTouch(tx, actors.manager(at), { contactId: idOf(advocate), everyDays, nextOn }, before)
  }
}
