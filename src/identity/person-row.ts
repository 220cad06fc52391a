import { clean, fold, isMailAddress } from '../kernel/text.ts'

/** One row of a file of people, already mapped; what the file does not have is left out. */
export type PersonRow = {
  readonly row: number
  readonly name?: string | null
  readonly email?: string | null
  readonly crmId?: string | null
  readonly title?: string | null
  readonly team?: string | null
  readonly office?: string | null
  /** Name or mail address of who manages this person's team. */
  readonly manager?: string | null
}

export type RowOutcome = {
  readonly row: number
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'refused'
  readonly field?: string
  readonly reason?: string
}

export type KnownPerson = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly crmId: string | null
  readonly title: string | null
  readonly office: string | null
  readonly teamId: string | null
}

export type KnownTeam = { readonly id: string; readonly name: string; readonly managerId: string | null }

/** What is to be written. New people and teams have keys of their own until the database gives them ids. */
export type PeoplePlan = {
  readonly outcomes: readonly RowOutcome[]
  readonly people: readonly PlannedPerson[]
  readonly teams: readonly PlannedTeam[]
}

export type PlannedPerson = {
  readonly key: string
  readonly id: string | null
  name: string
  email: string | null
  crmId: string | null
  title: string | null
  office: string | null
  teamKey: string | null
  changed: boolean
}

export type PlannedTeam = {
  readonly key: string
  readonly id: string | null
  readonly name: string
  managerKey: string | null
  changed: boolean
}

type Cleaned = { [Name in Exclude<keyof PersonRow, 'row'>]-?: string | null }

/** The values of a row that a search for the people it may mean has to look for. */
export function keysOfRows(rows: readonly PersonRow[]): {
  crmIds: string[]
  emails: string[]
  names: string[]
} {
  const cleaned = rows.map(cleanRow)
  const managers = cleaned.map((row) => row.manager).filter((text) => text !== null)
  const emails = [...cleaned.map((row) => row.email), ...managers.filter((text) => text.includes('@'))]
  const names = [...cleaned.map((row) => row.name), ...managers.filter((text) => !text.includes('@'))]
  const given = (texts: readonly (string | null)[]) => [...new Set(texts.filter((text) => text !== null))]
  return {
    crmIds: given(cleaned.map((row) => row.crmId)),
    emails: given(emails).map((text) => text.toLowerCase()),
    names: given(names).map(fold),
  }
}

/**
 * Decides what a batch of rows does: whom each means (by CRM id, then mail address, then name), what changes,
 * which managers and teams come to be. A field that is missing or empty changes nothing. Rows are taken in
 * their order, so that a person named twice is written once. Refuses a row without name, address and CRM id,
 * an address that is none, and one that belongs to somebody else.
 */
export function planPeople(
  rows: readonly PersonRow[],
  people: readonly KnownPerson[],
  teams: readonly KnownTeam[],
): PeoplePlan {
  const planner = new Planner(people, teams)
  const outcomes = rows.map((row): RowOutcome => planner.take(row.row, cleanRow(row)))
  return { outcomes, people: planner.people, teams: planner.teams }
}

function cleanRow(row: PersonRow): Cleaned {
  const { name, email, crmId, title, team, office, manager } = row
  return {
    name: clean(name),
    email: clean(email)?.toLowerCase() ?? null,
    crmId: clean(crmId),
    title: clean(title),
    team: clean(team),
    office: clean(office),
    manager: clean(manager),
  }
}

/** The state of a batch while its rows are taken, with ways to find a person without reading all of them. */
class Planner {
  readonly people: PlannedPerson[] = []
  readonly teams: PlannedTeam[] = []
  readonly #byCrmId = new Map<string, PlannedPerson>()
  readonly #byMail = new Map<string, PlannedPerson>()
  readonly #byName = new Map<string, PlannedPerson[]>()
  readonly #teamByName = new Map<string, PlannedTeam>()

  constructor(people: readonly KnownPerson[], teams: readonly KnownTeam[]) {
    for (const { teamId, ...person } of people)
      this.#keep({ ...person, key: person.id, teamKey: teamId, changed: false })
    for (const { managerId, ...team } of teams)
      this.#keepTeam({ ...team, key: team.id, managerKey: managerId, changed: false })
  }

  take(row: number, given: Cleaned): RowOutcome {
    const refused = (field: string, reason: string): RowOutcome => ({
      row,
      outcome: 'refused',
      field,
      reason,
    })
    if (given.name === null && given.email === null && given.crmId === null)
      return refused('name', 'is missing')
    if (given.email !== null && !isMailAddress(given.email)) return refused('email', 'is not a mail address')
    const known = this.#find(given)
    const holder = given.email === null ? undefined : this.#byMail.get(given.email)
    if (holder !== undefined && holder !== known) return refused('email', `already belongs to ${holder.name}`)
    if (known === undefined && given.name === null)
      return refused('name', 'is missing, and nobody on record has this address or id')
    if (given.manager?.includes('@') && this.#byText(given.manager) === undefined) {
      return refused('manager', 'has an address that nobody on record has')
    }
    const person = known ?? this.#add(given.name ?? '')
    const before = known === undefined ? null : JSON.stringify(known)
    this.#write(person, given)
    if (before === null) return { row, outcome: 'created' }
    if (before === JSON.stringify(person)) return { row, outcome: 'unchanged' }
    person.changed = true
    return { row, outcome: 'updated' }
  }

  /** By CRM id; else by address; else by a name that one person has, unless address or id say it is another. */
  #find(given: Cleaned): PlannedPerson | undefined {
    const byId = given.crmId === null ? undefined : this.#byCrmId.get(given.crmId)
    const byMail = given.email === null ? undefined : this.#byMail.get(given.email)
    if (byId !== undefined || byMail !== undefined) return byId ?? byMail
    if (given.name === null) return undefined
    const named = this.#byName.get(fold(given.name)) ?? []
    const [one] = named
    if (one === undefined || named.length > 1) return undefined
    const contradicts = (theirs: string | null, said: string | null) =>
      theirs !== null && said !== null && theirs !== said
    return contradicts(one.email, given.email) || contradicts(one.crmId, given.crmId) ? undefined : one
  }

  #byText(text: string): PlannedPerson | undefined {
    return text.includes('@') ? this.#byMail.get(text.toLowerCase()) : this.#byName.get(fold(text))?.[0]
  }

  #add(name: string): PlannedPerson {
    const key = `new person ${this.people.length}`
    const nothing = { email: null, crmId: null, title: null, office: null, teamKey: null }
    return this.#keep({ key, id: null, name, ...nothing, changed: true })
  }

  #keep(person: PlannedPerson): PlannedPerson {
    this.people.push(person)
    this.#index(person)
    return person
  }

  #index(person: PlannedPerson): void {
    if (person.crmId !== null) this.#byCrmId.set(person.crmId, person)
    if (person.email !== null) this.#byMail.set(person.email, person)
    const folded = fold(person.name)
    const named = this.#byName.get(folded) ?? []
    if (!named.includes(person)) this.#byName.set(folded, [...named, person])
  }

  #write(person: PlannedPerson, given: Cleaned): void {
    person.name = given.name ?? person.name
    person.email = given.email ?? person.email
    person.crmId = given.crmId ?? person.crmId
    person.title = given.title ?? person.title
    person.office = given.office ?? person.office
    this.#index(person)
    const team = this.#teamFor(given)
    if (team !== null) person.teamKey = team.key
  }

  /** The team named; else the one that the named manager manages, made when there is none. */
  #teamFor({ team: name, manager: managerText }: Cleaned): PlannedTeam | null {
    if (name === null && managerText === null) return null
    const manager = managerText === null ? null : (this.#byText(managerText) ?? this.#add(managerText))
    const managed = manager === null ? undefined : this.teams.find((team) => team.managerKey === manager.key)
    const team = name === null ? (managed ?? this.#team(`Team ${manager?.name ?? ''}`)) : this.#team(name)
    if (manager !== null && team.managerKey !== manager.key) {
      team.managerKey = manager.key
      team.changed = true
    }
    return team
  }

  #team(name: string): PlannedTeam {
    const known = this.#teamByName.get(fold(name))
    return (
      known ??
      this.#keepTeam({
        key: `new team ${this.teams.length}`,
        id: null,
        name,
        managerKey: null,
        changed: true,
      })
    )
  }

  #keepTeam(team: PlannedTeam): PlannedTeam {
    this.teams.push(team)
    this.#teamByName.set(fold(team.name), team)
    return team
  }
}
