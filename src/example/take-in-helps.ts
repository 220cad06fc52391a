import { addDays } from '../kernel/time.ts'
import type { HelpState } from '../protection/help/help.ts'
import { moveHelp } from '../protection/help/server/move-help.ts'
import { openHelp } from '../protection/help/server/open-help.ts'
import { readHelp } from '../protection/help/server/reads.ts'
import { tellHelp } from '../protection/help/server/tell-help.ts'
import { readActors } from './colleague-actor.ts'
import { readAdvocateIds } from './example.reads.ts'
import type { Step } from './step.ts'
import { workdayOf } from './workday.ts'

type Wish = {
  readonly what: string
  readonly daysAgo: number
  readonly steps: readonly { readonly to: HelpState; readonly outcome: string | null }[]
  readonly isTold: boolean
}

const wishes: readonly Wish[] = [
  {
    what: 'Our auditors want the close as one file, signed. Is there a way?',
    daysAgo: 41,
    steps: [{ to: 'done', outcome: 'The signed export is in since the October release.' }],
    isTold: true,
  },
  {
    what: 'I would like to talk with somebody who moved three plants at once.',
    daysAgo: 26,
    steps: [{ to: 'connected', outcome: 'A plant controller in Utrecht looks forward to your call.' }],
    isTold: true,
  },
  {
    what: 'Rights by site, not only by company.',
    daysAgo: 33,
    steps: [
      { to: 'escalated', outcome: 'With the product team since spring.' },
      { to: 'roadmap', outcome: 'It comes with the spring release.' },
    ],
    isTold: false,
  },
  {
    what: 'The warehouse exchange stops at midnight. Support has not found it.',
    daysAgo: 17,
    steps: [{ to: 'escalated', outcome: null }],
    isTold: false,
  },
  { what: 'Training for two new colleagues before the year-end.', daysAgo: 5, steps: [], isTold: false },
]

/** What advocates asked us for: told, still to be told, late, and fresh. */
export const takeInHelps: Step = async (filling) => {
  const { tx, example, host } = filling
  const actors = await readActors(filling)
  const ids = await readAdvocateIds(tx, filling.actor.workspaceId)
  const found = example.advocates.filter(
    ({ stage, situation }) => situation === 'free' && (stage === 'active' || stage === 'discoverable'),
  )
  for (const [at, { what, daysAgo, steps, isTold }] of wishes.entries()) {
    const advocate = found[at * 3 + 1]
    const contactId = advocate && ids.get(advocate.contact.crmId)?.contactId
    if (advocate === undefined || contactId === undefined) continue
    const owner = actors.memberOf(advocate.contact.account.ownerMail)
    const on = (days: number) => `${workdayOf(addDays(example.today, -days))}T10:00:00.000Z`
    const helpId = await openHelp(tx, owner, { contactId, what }, on(daysAgo))
    if (helpId === null) continue
    for (const [step, { to, outcome }] of steps.entries())
      await moveHelp(tx, owner, { helpId, state: to, outcome, version: step + 1 }, on(daysAgo - 3 - step * 4))
    const { version = 1 } = (await readHelp(tx, helpId)) ?? {}
    if (isTold) await tellHelp(tx, owner, { helpId, through: 'said', version }, on(daysAgo - 8), host)
  }
}
