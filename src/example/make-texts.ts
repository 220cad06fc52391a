import type { CustomerTextRow } from '../customers/customer-text-row.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { Dice } from './dice.ts'
import type { ExampleAdvocate } from './make-advocates.ts'
import { plainly } from './person-name.ts'

export type ExampleTexts = {
  readonly stories: readonly CustomerTextRow[]
  readonly quotes: readonly CustomerTextRow[]
}

/** Published stories and quotes of those who gave one. */
export function makeTexts(today: Day, advocates: readonly ExampleAdvocate[]): ExampleTexts {
  const dice = new Dice('Merriden texts')
  const told = advocates.filter(({ stage, profile }) => stage === 'active' && profile !== null)
  const stories = told
    .filter(() => dice.chance(0.75))
    .map((advocate, at) => storyOf(dice, today, advocate, at))
  const quotes = told
    .filter(() => dice.chance(0.85))
    .map((advocate, at) => quoteOf(dice, today, advocate, at))
  return { stories, quotes }
}

function storyOf(
  dice: Dice,
  today: Day,
  { contact, theme, profile }: ExampleAdvocate,
  at: number,
): CustomerTextRow {
  const { account } = contact
  const story = profile?.story ?? {}
  const [result] = profile?.more.results ?? []
  const figures = result === undefined ? '' : ` ${result.measure}: from ${result.before} to ${result.after}.`
  return {
    row: at + 1,
    kind: 'story',
    externalId: `STO-${String(at + 1).padStart(3, '0')}`,
    title: `${account.name}: ${theme.topics[0]}`,
    summary: `${story.outcome ?? ''}${figures}`,
    body: [
      story.situation,
      story.choice,
      story.deployment,
      `${story.outcome ?? ''}${figures}`,
      story.advice,
    ].join('\n\n'),
    accountCrmId: account.crmId,
    contactCrmId: contact.crmId,
    product: theme.product,
    tags: theme.topics.join('; '),
    link: `https://stories.merriden.example/${plainly(account.name)}`,
    permission: dice.chance(0.85) ? 'Approved for publication' : 'Expires with the contract',
    datedOn: addDays(today, -dice.between(20, 600)),
  }
}

function quoteOf(dice: Dice, today: Day, { contact, profile }: ExampleAdvocate, at: number): CustomerTextRow {
  const story = profile?.story ?? {}
  const text = dice.pick([story.outcome, story.choice]) ?? ''
  return {
    row: at + 1,
    kind: 'quote',
    externalId: `QUO-${String(at + 1).padStart(3, '0')}`,
    body: text.split(/(?<=[.!?]) /)[0] ?? text,
    attribution: `${contact.name}, ${contact.title}, ${contact.account.name}`,
    accountCrmId: contact.account.crmId,
    contactCrmId: contact.crmId,
    permission: 'Quote approved',
    datedOn: addDays(today, -dice.between(10, 500)),
  }
}
