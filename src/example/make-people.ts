import type { PersonRow } from '../identity/person-row.ts'
import type { ExecutiveInfluence } from '../identity/team.ts'
import { Dice } from './dice.ts'
import { type Land, lands } from './lands.ts'
import { namePerson } from './person-name.ts'

/** A colleague at Merriden. */
export type Colleague = {
  readonly crmId: string
  readonly name: string
  readonly email: string
  readonly title: string
  readonly team: string
  readonly office: string
  readonly manager: string | null
}

type TeamPlan = {
  readonly team: string
  readonly manager: string
  readonly title: string
  readonly size: number
  readonly office: string
  /** Whose names its people bear. */
  readonly lands: string
}

/** Every team with its manager's title, its people's, how many, where, and from which lands. */
const teams: readonly TeamPlan[] = readTeams(`
Executives | Chief Executive Officer | Chief Officer | 6 | Hamburg | DE GB SE FR
The program | Head of Customer Advocacy | Advocacy Manager | 4 | Hamburg | DE NL GB
Sales DACH | Sales Director DACH | Account Executive | 9 | München | DE AT CH
Sales UK and Ireland | Sales Director UK and Ireland | Account Executive | 8 | London | GB IE
Sales Nordics and Benelux | Sales Director Nordics and Benelux | Account Executive | 8 | Amsterdam | SE DK NO FI NL BE
Sales South and East | Sales Director South and East | Account Executive | 8 | Milano | FR ES IT PT PL CZ
Sales Americas | Sales Director Americas | Account Executive | 9 | Boston | US CA BR MX
Sales Asia Pacific | Sales Director Asia Pacific | Account Executive | 5 | Singapore | JP AU IN KR
Customer Success EMEA | Director of Customer Success EMEA | Customer Success Manager | 11 | Hamburg | DE FR PL NL GB SE
Customer Success Americas | Director of Customer Success Americas | Customer Success Manager | 5 | Boston | US CA
Customer Success Asia Pacific | Director of Customer Success Asia Pacific | Customer Success Manager | 3 | Sydney | AU JP IN
Account management | Head of Account Management | Account Manager | 6 | Hamburg | DE GB US
Support | Head of Support | Support Engineer | 5 | Kraków | PL CZ RO
Services | Head of Services | Implementation Consultant | 5 | Wien | AT DE HU
Product management | VP Product | Product Manager | 4 | Hamburg | DE GB FI
Product marketing | Director of Product Marketing | Product Marketing Manager | 4 | London | GB US
Demand generation | Head of Demand Generation | Campaign Manager | 3 | London | GB ES
Events | Head of Events | Event Manager | 2 | London | GB FR
Public relations | Head of Public Relations | Press Officer | 2 | Hamburg | DE GB
Analyst relations | Head of Analyst Relations | Analyst Relations Manager | 2 | Boston | US GB
Investor relations | Head of Investor Relations | Investor Relations Manager | 2 | Hamburg | DE CH
Digital | Head of Digital | Content Editor | 2 | Amsterdam | NL GB
Legal | General Counsel | Legal Counsel | 2 | Hamburg | DE GB`)

function readTeams(text: string): TeamPlan[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [team = '', manager = '', title = '', size = '', office = '', names = ''] = line.split(' | ')
      return { team, manager, title, size: Number(size), office, lands: names }
    })
}

/** What the executive of a team is recorded to give it: who it is, how far they move their peers, whether it is a partner. */
export type Sponsor = {
  readonly teams: RegExp
  readonly title: string
  readonly influence: ExecutiveInfluence
  readonly isPartner: boolean
}

export const sponsors: readonly Sponsor[] = [
  {
    teams: /^(Customer Success |Account management)/,
    title: 'Chief Customer Officer',
    influence: 'strong',
    isPartner: true,
  },
  { teams: /^Sales /, title: 'Chief Revenue Officer', influence: 'some', isPartner: false },
  { teams: /^(Support|Services)/, title: 'Chief Customer Officer', influence: 'some', isPartner: false },
  { teams: /^Product management/, title: 'Chief Product Officer', influence: 'some', isPartner: false },
  { teams: /^Demand generation/, title: 'Chief Marketing Officer', influence: 'strong', isPartner: false },
  {
    teams: /^(Product marketing|Events|Public relations|Analyst relations|Digital)/,
    title: 'Chief Marketing Officer',
    influence: 'some',
    isPartner: false,
  },
  {
    teams: /^(Investor relations|Legal)/,
    title: 'Chief Financial Officer',
    influence: 'little',
    isPartner: false,
  },
]

// Its executive speaks for the program wherever it is heard, and nobody of the team has come to it yet.
const silent = 'Demand generation'

/** Who runs the program. */
export const isInProgram = ({ team }: Pick<Colleague, 'team'>) => team === 'The program'

/** Who has an account: the program, executives, who manages a team, and everybody of one that got theirs early. */
export function hasAccount({ team, manager }: Pick<Colleague, 'team' | 'manager'>): boolean {
  return isInProgram({ team }) || team === 'Executives' || team === silent || manager === null
}

/** Who of those with an account uses it. */
export const signsIn = (colleague: Pick<Colleague, 'team' | 'manager'>) =>
  hasAccount(colleague) && colleague.team !== silent

const executiveTitles = [
  'Chief Executive Officer',
  'Chief Revenue Officer',
  'Chief Financial Officer',
  'Chief Marketing Officer',
  'Chief Product Officer',
  'Chief Customer Officer',
]

/** About 110 colleagues in their teams; the first of each team manages it. */
export function makeColleagues(): Colleague[] {
  const dice = new Dice('Merriden people')
  const taken = new Set<string>()
  const all: Colleague[] = []
  for (const plan of teams) {
    let manager: string | null = null
    for (let at = 0; at < plan.size; at += 1) {
      const { name, address } = freeName(dice, plan, taken)
      const title =
        plan.team === 'Executives'
          ? (executiveTitles[at] ?? plan.title)
          : at === 0
            ? plan.manager
            : plan.title
      const email = `${address}@merriden.example`
      const crmId = `EMP-${String(all.length + 1).padStart(3, '0')}`
      all.push({ crmId, name, email, title, team: plan.team, office: plan.office, manager })
      manager ??= email
    }
  }
  return all
}

function freeName(dice: Dice, plan: TeamPlan, taken: Set<string>) {
  const own: readonly Land[] = lands.filter((land) => plan.lands.split(' ').includes(land.code))
  for (;;) {
    const person = namePerson(dice, dice.pick(own))
    if (taken.has(person.address) || taken.has(person.name)) continue
    taken.add(person.address)
    taken.add(person.name)
    return person
  }
}

/** The colleagues as rows of a file of people. */
export function peopleRows(colleagues: readonly Colleague[]): PersonRow[] {
  return colleagues.map(({ crmId, name, email, title, team, office, manager }, at) => {
    return { row: at + 1, crmId, name, email, title, team, office, manager }
  })
}
