import type { AdvocateRow } from '../advocates/advocate-row.ts'
import type { ProfileInput } from '../advocates/server/write-profile.ts'
import type { Dice } from './dice.ts'
import type { ExampleAccount } from './make-accounts.ts'
import type { ExampleContact } from './make-contacts.ts'
import { competitors } from './make-products.ts'
import { type Theme, themes } from './story-themes.ts'
import {
  advices,
  audienceWords,
  availabilities,
  contactWays,
  honestViews,
  motives,
  organisations,
  roles,
} from './story-words.ts'

/** What an interview brings: the story, as a file could have it too, and what only the form has. */
export type Profile = {
  readonly story: Pick<
    AdvocateRow,
    'situation' | 'choice' | 'deployment' | 'outcome' | 'honestView' | 'advice'
  >
  readonly more: ProfileInput
}

/** The theme of an account: one of the products it runs. */
export function themeOf(dice: Dice, account: ExampleAccount): Theme {
  const own = themes.filter((theme) => account.products.some((product) => product.name === theme.product))
  return dice.pick(own.length > 0 ? own : themes)
}

/** Writes the profile of somebody: their theme's story in their company's figures. */
export function writeProfileOf(dice: Dice, contact: ExampleContact, theme: Theme): Profile {
  const { account } = contact
  const fill = filler(dice, account)
  const say = (texts: readonly string[]) => fill(dice.pick(texts))
  const months =
    account.products.find((product) => product.name === theme.product)?.liveOn.slice(0, 7) ?? null
  return {
    story: {
      situation:
        `${say(theme.situation)} ${fill(dice.pick(sectorLines[account.sector.code] ?? ['']))}`.trim(),
      choice: say(theme.choice),
      deployment: say(theme.deployment),
      outcome: say(theme.outcome),
      honestView: say(honestViews),
      advice: dice.some(advices, 2).join(' '),
    },
    more: {
      sections: {
        role: `${contact.title}. ${say(roles)}`,
        motives: say(motives),
        organisation: say(organisations),
        audiences: say(audienceWords),
        availability: say(availabilities),
        contact: say(contactWays),
      },
      results: dice.some(theme.results, dice.between(1, 3)).map(([measure, before, after]) => ({
        ...{ measure, before, after, since: months },
        confirmer: dice.chance(0.5) ? 'Controlling' : null,
        isQuotable: dice.chance(0.7),
      })),
    },
  }
}

/** Puts an account's own facts into a sentence, the same for the whole profile. */
function filler(dice: Dice, account: ExampleAccount): (text: string) => string {
  const facts: Readonly<Record<string, string>> = {
    account: shortName(account),
    city: account.city,
    employees: account.employees.toLocaleString('en'),
    sites: String(dice.between(2, 14)),
    n: String(dice.between(14, 90)),
    months: String(dice.between(3, 9)),
    years: String(dice.between(3, 14)),
    old: account.displaced ?? dice.pick(competitors.slice(0, 5)),
  }
  return (text) => {
    const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? name)
    return filled.charAt(0).toUpperCase() + filled.slice(1)
  }
}

/** The name as people say it: without its legal form. */
function shortName({ name, land }: ExampleAccount): string {
  const form = land.forms.find((each) => name.endsWith(` ${each}`))
  return form === undefined ? name : name.slice(0, -form.length - 1)
}

/** What only somebody of the trade would say. */
const sectorLines: Readonly<Record<string, readonly string[]>> = {
  machinery: [
    'Every machine is built to order, so no two months are alike.',
    'Spare parts earn the money, and nobody could say how much.',
  ],
  hospital: [
    'Between wards and administration there were two worlds and two truths about beds.',
    'Nurses filled in the same form three times a shift.',
  ],
  bank: [
    'The supervisor wanted figures per branch, and branches had been merged twice.',
    'Advisers spent their mornings preparing what they should have known.',
  ],
  insurer: [
    'Claims and premiums came from systems that had never met.',
    'Actuaries waited two weeks for data they could check in an hour.',
  ],
  grocer: [
    'Fresh goods forgive nothing: what is wrong on Monday is waste on Wednesday.',
    'Each store manager ordered by feeling, and some had good feelings.',
  ],
  freight: [
    'Margins are thin enough that a wrong route eats a day’s profit.',
    'Customers asked where their pallet was, and so did we.',
  ],
  energy: [
    'Weather, prices and outages met for the first time in the annual report.',
    'Crews learned of a fault from the neighbours.',
  ],
  food: [
    'Harvest, recipes and shelf life had three owners and no common table.',
    'Retailers changed orders at noon for the same evening.',
  ],
  pharma: [
    'Every figure has to be proved years later, to people who were not there.',
    'Batches waited for paper, not for the laboratory.',
  ],
  chemicals: [
    'Raw material prices moved faster than our calculations.',
    'Nobody knew what a small batch really cost.',
  ],
  builder: [
    'Each site was a company of its own until the invoices came.',
    'We learned of overruns when the crane had gone.',
  ],
  telecom: [
    'Churn was reported with great care three months late.',
    'Network and sales described two different countries.',
  ],
  software: [
    'We sell data to others and lived on exports ourselves.',
    'Usage was measured by support tickets.',
  ],
  parts: [
    'Call-offs change by the hour, and the line of the customer must never stop.',
    'Quality data left the building as a photo of a clipboard.',
  ],
  city: [
    'Council members asked simple questions that took four departments a month.',
    'Grants had to be accounted for in five different ways.',
  ],
  university: [
    'Faculties guarded their figures as they guard their chairs.',
    'Third-party funds ended in a cupboard.',
  ],
  packaging: [
    'Machines ran well and nobody knew which orders paid for them.',
    'Recycled content had to be proved per pallet, and was guessed.',
  ],
  port: ['Ships, cranes and trucks had a calendar each.', 'A delay at sea became an argument on the quay.'],
  media: [
    'Print, digital and events each counted readers, and added them up.',
    'Advertisers asked what they got, and we sent a magazine.',
  ],
  hotels: [
    'Rooms were priced on Friday for a weekend that had begun.',
    'Every house had its own idea of a full breakfast.',
  ],
}
