import type { Dice } from '../../../src/example/dice.ts'
import { addDays, type Day } from '../../../src/kernel/time.ts'
import type { YearWorld } from './open-year.ts'

/** A nomination of the year as whoever played it wrote it down. */
export type YearNomination = {
  readonly id: string
  readonly team: string
  readonly personId: string
  readonly contactId: string
  readonly on: Day
  state: 'new' | 'accepted' | 'declined'
}

/** How often a team nominates on a working day; the one that falls silent does so for good on that day of the year. */
type Habit = { readonly chance: number; readonly silentFrom: number }

const often: Habit = { chance: 0.25, silentFrom: Number.POSITIVE_INFINITY }
const habits: Readonly<Record<string, Habit>> = {
  Services: { chance: 0.2, silentFrom: 200 },
  Sales: { chance: 0, silentFrom: 0 },
}

/** Teams put customers forward, and the program decides within some days. */
export class NominationPlay {
  readonly nominations: YearNomination[] = []
  readonly #world: YearWorld
  readonly #dice: Dice
  readonly #first: Day
  #next = 0

  constructor(world: YearWorld, dice: Dice) {
    this.#world = world
    this.#dice = dice
    this.#first = world.today()
  }

  async playDay(): Promise<void> {
    const today = this.#world.today()
    for (const team of this.#world.teams.keys()) {
      const { chance, silentFrom } = habits[team] ?? often
      if (this.#dice.chance(chance) && today < silentDay(this.#first, silentFrom)) await this.#nominate(team)
    }
    const waiting = this.nominations.filter(({ state, on }) => state === 'new' && on <= addDays(today, -2))
    for (const nomination of waiting) await this.#decide(nomination)
  }

  async #nominate(team: string): Promise<void> {
    const { server, teams, others } = this.#world
    const nominee = others[this.#next]
    const by = this.#dice.pick(teams.get(team) ?? [])
    if (nominee === undefined) return
    this.#next += 1
    const { contactId } = nominee
    const body = { contactId, why: 'Says so to everybody.', reach: 'program-writes' }
    const { id } = JSON.parse((await server.send(by, 'POST', '/nominations', body)).body) as { id: string }
    this.nominations.push({
      id,
      team,
      personId: by.personId,
      contactId,
      on: this.#world.today(),
      state: 'new',
    })
  }

  async #decide(nomination: YearNomination): Promise<void> {
    const isAccepted = this.#dice.chance(0.65)
    const body = {
      version: 1,
      ...(isAccepted ? { decision: 'accept' } : { decision: 'decline', reason: 'bad-moment' }),
    }
    const { server, manager } = this.#world
    await server.send(manager, 'POST', `/nominations/${nomination.id}/decision`, body)
    nomination.state = isAccepted ? 'accepted' : 'declined'
  }
}

const silentDay = (first: Day, days: number) => (Number.isFinite(days) ? addDays(first, days) : '9999-12-31')
