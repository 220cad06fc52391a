import type { Dice } from '../../../src/example/dice.ts'
import { addDays, type Day } from '../../../src/kernel/time.ts'
import type { YearAdvocate, YearWorld } from './open-year.ts'
import type { YearAnswer } from './play-rounds.ts'

/** Somebody who was lost, and why, as whoever played it wrote it down. */
export type YearDeparture = { readonly contactId: string; readonly on: Day; readonly cause: string }

type Review = {
  readonly contactId: string
  readonly reviewId: string
  readonly decidedOn: Day
  readonly kind: 'left' | 'priority-shift' | 'cooled'
}

/** How likely somebody changes on a working day, by what: about 22 in a hundred a year, most of them change jobs. */
const chances: readonly (readonly [Review['kind'], number])[] = [
  ['left', 0.0006],
  ['cooled', 0.00025],
  ['priority-shift', 0.00015],
]

/** Whom the program loses: colleagues tell of a change, and the program decides some days later. */
export class DeparturePlay {
  readonly departures: YearDeparture[] = []
  /** Changes that came to nothing: they stay, and whoever says so vouches for their post that day. */
  readonly stayed: YearAnswer[] = []
  readonly #gone = new Set<string>()
  readonly #world: YearWorld
  readonly #dice: Dice
  #open: Review[] = []

  constructor(world: YearWorld, dice: Dice) {
    this.#world = world
    this.#dice = dice
  }

  isHere(contactId: string): boolean {
    return !this.#gone.has(contactId)
  }

  async playDay(): Promise<void> {
    const today = this.#world.today()
    for (const review of this.#open.filter(({ decidedOn }) => decidedOn <= today)) await this.#decide(review)
    this.#open = this.#open.filter(({ decidedOn }) => decidedOn > today)
    for (const advocate of this.#world.advocates) await this.#maybe(advocate)
  }

  async #maybe({ contactId }: YearAdvocate): Promise<void> {
    const throwNow = this.#dice.next()
    if (this.#gone.has(contactId) || this.#open.some((review) => review.contactId === contactId)) return
    let sum = 0
    const kind = chances.find(([, chance]) => {
      sum += chance
      return throwNow < sum
    })?.[0]
    if (kind === undefined) return
    const { server, manager, today } = this.#world
    const body = { kind, note: 'Told on the phone.' }
    const told = await server.send(manager, 'POST', `/contacts/${contactId}/changes`, body)
    const { reviewId } = JSON.parse(told.body) as { reviewId: string }
    this.#open.push({ contactId, reviewId, kind, decidedOn: addDays(today(), this.#dice.between(2, 6)) })
  }

  async #decide({ contactId, reviewId, kind }: Review): Promise<void> {
    const { server, manager, today } = this.#world
    const stays = this.#dice.chance(0.15)
    const found = await server.ask(manager, `/api/v1/change-reviews/${reviewId}`)
    const { version } = JSON.parse(found.body) as { version: number }
    const lost = kind === 'left' ? { decision: 'left' } : { decision: 'retired', cause: kind }
    const body = { ...(stays ? { decision: 'stays' } : lost), note: 'So they said.', version }
    await server.send(manager, 'PUT', `/change-reviews/${reviewId}/decision`, body)
    if (stays) {
      const fact = { contactId, accountId: null, kind: 'employment', key: '' }
      this.stayed.push({ ...fact, on: today(), answer: 'still-true' })
      return
    }
    this.#gone.add(contactId)
    const cause = kind === 'left' ? 'job-change' : kind
    this.departures.push({ contactId, on: today(), cause })
  }
}
