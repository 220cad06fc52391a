import { readActivityTypes } from '../activities/server/activity-type.reads.ts'
import { openInterview } from '../advocates/server/open-interview.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { raiseObjection } from '../protection/server/raise-objection.ts'
import { reserveAsk } from '../protection/server/reserve-ask.ts'
import { restAdvocate } from '../protection/server/rest-advocate.ts'
import { settleAsk } from '../protection/server/settle-ask.ts'
import { readActors } from './colleague-actor.ts'
import { Dice } from './dice.ts'
import { readAdvocateIds, readCustomerIds } from './example.reads.ts'
import type { ExampleAdvocate } from './make-advocates.ts'
import type { Filling, Step } from './step.ts'
import { workdayOf } from './workday.ts'

type Fate = 'proposed' | 'asked' | 'accepted' | 'scheduled' | 'deferred' | 'withdrawn'

const fates: readonly Fate[] = [
  ...(['proposed', 'proposed', 'proposed', 'asked', 'asked', 'asked', 'asked'] as const),
  ...([
    'accepted',
    'accepted',
    'accepted',
    'scheduled',
    'scheduled',
    'scheduled',
    'deferred',
    'withdrawn',
  ] as const),
]
const kinds = [
  'sales-reference-call',
  'sales-reference-call',
  'written-qa',
  'quote-approval',
  'expansion-peer-call',
] as const

const canBeFound = ({ stage }: ExampleAdvocate) => stage === 'active' || stage === 'discoverable'

/** Asks that are on their way now, through the one gate that writes them; where it refuses, the next one is asked. */
export const takeInAsks: Step = async (filling) => {
  const { tx, actor, example } = filling
  const dice = new Dice('Merriden asks')
  const actors = await readActors(filling)
  const ids = await readAdvocateIds(tx, actor.workspaceId)
  const types = new Map((await readActivityTypes(tx, { all: true })).map((type) => [type.code, type.id]))
  const free = example.advocates.filter((each) => each.situation === 'free' && canBeFound(each))
  let next = 0
  for (const [at, fate] of fates.entries()) {
    const ago = dice.between(2, 12)
    const wishedOn = addDays(example.today, dice.between(20, 45))
    const activityTypeId = types.get(dice.pick(kinds)) ?? ''
    for (let isWritten = false; !isWritten && next < free.length; next += 1) {
      const contactId = ids.get(free[next]?.contact.crmId ?? '')?.contactId ?? ''
      const ask = { contactId, activityTypeId, wishedOn }
      isWritten = await askOne(filling, actors.manager(at), ask, fate, addDays(example.today, -ago))
    }
  }
}

type Ask = Pick<Parameters<typeof reserveAsk>[2], 'contactId' | 'activityTypeId' | 'wishedOn'>
type Manager = Parameters<typeof reserveAsk>[1]

async function askOne(
  { tx, example }: Filling,
  manager: Manager,
  ask: Ask,
  fate: Fate,
  on: Day,
): Promise<boolean> {
  const at = (days: number) => `${addDays(on, days)}T09:15:00.000Z`
  const reserved = await reserveAsk(tx, manager, ask, at(0))
  if (!reserved.ok) return false
  if (fate === 'proposed') return true
  const settle = (action: Parameters<typeof settleAsk>[3], days: number) =>
    settleAsk(tx, manager, reserved.askId, action, at(days))
  await settle({ action: 'ask' }, 0)
  if (fate === 'accepted') await settle({ action: 'accept' }, 1)
  if (fate === 'scheduled') await settle({ action: 'schedule', agreedOn: ask.wishedOn }, 2)
  if (fate === 'withdrawn') await settle({ action: 'withdraw', reason: 'The deal was lost.' }, 1)
  if (fate === 'deferred') {
    const deferredUntil = addDays(example.today, 40)
    await settle({ action: 'defer', deferredUntil, reason: 'After the quarter.' }, 1)
  }
  return true
}

/** What people said themselves: rest me until, not this account, and interviews that are agreed on. */
export const takeInWishes: Step = async (filling) => {
  const { tx, actor, example, now } = filling
  const actors = await readActors(filling)
  const ids = await readAdvocateIds(tx, actor.workspaceId)
  const { accounts } = await readCustomerIds(tx, actor.workspaceId)
  const idOf = (advocate: ExampleAdvocate) => ids.get(advocate.contact.crmId)?.contactId ?? ''
  const unasked = example.advocates.filter(({ situation }) => situation === 'unasked')
  for (const [at, advocate] of unasked.slice(0, 3).entries()) {
    const until = addDays(example.today, 25 + at * 30)
    await restAdvocate(
      tx,
      actors.manager(at),
      { contactId: idOf(advocate), until, reason: 'Too much on the desk' },
      now,
    )
  }
  const found = example.advocates.filter((each) => each.situation === 'free' && each.stage === 'discoverable')
  for (const { contact } of found.slice(-2)) {
    const accountId = accounts.get(contact.account.crmId) ?? ''
    const reason = 'A price talk is under way; not before it is over.'
    const owner = actors.memberOf(contact.account.ownerMail)
    await raiseObjection(tx, owner, { accountId, reason, until: addDays(example.today, 38) }, now)
  }
  const introduced = example.advocates.filter(({ stage }) => stage === 'introduced')
  for (const [at, advocate] of introduced.slice(0, 6).entries()) {
    const on = workdayOf(addDays(example.today, 2 + at * 3))
    const bookedFor = at < 4 ? `${on}T${String(9 + at).padStart(2, '0')}:00:00.000Z` : null
    await openInterview(tx, actors.manager(at), { contactId: idOf(advocate), bookedFor }, now)
  }
}
