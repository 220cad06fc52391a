import type { ContactRow } from '../customers/contact-row.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { Dice } from './dice.ts'
import type { ExampleAccount } from './make-accounts.ts'
import { namePerson } from './person-name.ts'
import { titleIn } from './titles.ts'

/** A contact of the example. */
export type ExampleContact = {
  readonly crmId: string
  readonly name: string
  readonly mail: string | null
  readonly title: string
  readonly account: ExampleAccount
  readonly languages: readonly string[]
  readonly hasLeft: boolean
  readonly row: ContactRow
}

const howMany = 1_500

/** About 1,500 contacts: more where the account is a customer, and the larger it is. */
export function makeContacts(today: Day, accounts: readonly ExampleAccount[]): ExampleContact[] {
  const dice = new Dice('Merriden contacts')
  const wanted = accounts.map((account) => shareOf(dice, account))
  const scale = howMany / wanted.reduce((sum, share) => sum + share, 0)
  const contacts: ExampleContact[] = []
  accounts.forEach((account, at) => {
    const taken = new Set<string>()
    const count = Math.max(1, Math.round((wanted[at] ?? 1) * scale))
    for (let n = 0; n < count; n += 1)
      contacts.push(makeContact(dice, today, account, taken, contacts.length))
  })
  return contacts
}

function shareOf(dice: Dice, { standing, employees }: ExampleAccount): number {
  const size = employees >= 2_500 ? 2 : employees >= 500 ? 1.4 : 1
  return (standing === 'customer' ? 4 : 1.6) * size * (0.6 + dice.next() * 0.8)
}

function makeContact(
  dice: Dice,
  today: Day,
  account: ExampleAccount,
  taken: Set<string>,
  at: number,
): ExampleContact {
  const { name, address } = freeName(dice, account, taken)
  const crmId = `CON-${String(at + 1).padStart(5, '0')}`
  const mail = dice.chance(0.96) ? `${address}@${account.domain}` : null
  const title = titleIn(dice, account.land)
  const hasLeft = dice.chance(0.03)
  const spoken = account.land.languages.includes('en') || dice.chance(0.6) ? ['en'] : []
  const languages = [...new Set([dice.pick(account.land.languages), ...spoken])]
  const row: ContactRow = {
    row: at + 1,
    crmId,
    name,
    accountCrmId: account.crmId,
    mails: mail === null ? null : [mail],
    bouncedOn: mail !== null && dice.chance(0.02) ? addDays(today, -dice.between(2, 90)) : null,
    title,
    phone: dice.chance(0.55) ? `+00 555 ${dice.between(1_000, 9_999)} ${dice.between(10, 99)}` : null,
    timeZone: account.land.timeZone,
    preferredChannel: dice.weigh([
      ['mail', 60],
      ['phone', 22],
      ['chat', 10],
      [null, 8],
    ] as const),
    languages,
    leftOn: hasLeft ? addDays(today, -dice.between(5, 200)) : null,
  }
  return { crmId, name, mail, title, account, languages, hasLeft, row }
}

function freeName(dice: Dice, account: ExampleAccount, taken: Set<string>) {
  // A small land has few names: after some tries a middle initial tells two people apart.
  for (let tries = 0; ; tries += 1) {
    const person = namePerson(dice, account.land)
    const initial = String.fromCharCode(65 + (tries % 26))
    const free =
      tries < 20
        ? person
        : {
            name: person.name.replace(' ', ` ${initial}. `),
            address: person.address.replace('.', `.${initial.toLowerCase()}.`),
          }
    if (taken.has(free.address)) continue
    taken.add(free.address)
    return free
  }
}
