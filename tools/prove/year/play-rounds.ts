import type { Dice } from '../../../src/example/dice.ts'
import { addDays, type Day } from '../../../src/kernel/time.ts'
import { addressOf } from '../../../src/stewardship/server/open-round.ts'
import type { YearWorld } from './open-year.ts'

/** A fact of a page and what its reader said, as whoever played it wrote it down. */
export type YearAnswer = {
  readonly contactId: string
  readonly accountId: string | null
  readonly kind: string
  readonly key: string
  readonly on: Day
  readonly answer: 'still-true' | 'unknown'
}

/** A page that came to somebody. */
export type YearRound = { readonly personId: string; readonly openedOn: Day; readonly dueOn: Day }

type Waiting = { readonly id: string; readonly answersOn: Day }
type Page = { readonly facts: readonly { readonly position: number; readonly answer: string | null }[] }

/** Relationship owners get pages with facts and answer most of them, some days later, by the link alone. */
export class RoundPlay {
  readonly rounds: YearRound[] = []
  readonly answers: YearAnswer[] = []
  readonly #world: YearWorld
  readonly #dice: Dice
  readonly #seen = new Set<string>()
  #waiting: Waiting[] = []

  constructor(world: YearWorld, dice: Dice) {
    this.#world = world
    this.#dice = dice
  }

  async playDay(): Promise<void> {
    await this.#receive()
    const today = this.#world.today()
    for (const { id } of this.#waiting.filter(({ answersOn }) => answersOn <= today)) await this.#answer(id)
    this.#waiting = this.#waiting.filter(({ answersOn }) => answersOn > today)
  }

  async #receive(): Promise<void> {
    const { server, manager, today } = this.#world
    const opened = await server.host.door
      .in(manager.workspaceId)
      .selectFrom('confirmation_rounds')
      .select(['id', 'person_id', 'opened_on', 'due_on'])
      .where('opened_on', '=', today())
      .orderBy('id')
      .execute()
    for (const { id, person_id, opened_on, due_on } of opened) {
      if (this.#seen.has(id) || person_id === null) continue
      this.#seen.add(id)
      this.rounds.push({ personId: person_id, openedOn: opened_on, dueOn: due_on })
      // One in five is never answered.
      if (this.#dice.chance(0.8))
        this.#waiting.push({ id, answersOn: addDays(today(), this.#dice.between(0, 4)) })
    }
  }

  async #answer(roundId: string): Promise<void> {
    const { server, manager, today } = this.#world
    const now = server.host.now()
    const address = await server.host.door.write(manager.workspaceId, (tx) =>
      addressOf(tx, manager, roundId, now, server.host),
    )
    const path = `/links/confirmations/${address.split('/').at(-1)}`
    const page = JSON.parse((await server.ask(null, `/api/v1${path}`)).body) as Page
    for (const { position, answer } of page.facts) {
      if (answer !== null) continue
      const said = this.#dice.chance(0.9) ? 'still-true' : 'unknown'
      await server.send(null, 'POST', `${path}/answers`, { position, answer: said, said: null, seconds: 12 })
      this.answers.push({ ...(await this.#factAt(roundId, position)), on: today(), answer: said })
    }
  }

  async #factAt(roundId: string, position: number) {
    const { server, manager } = this.#world
    const fact = await server.host.door
      .in(manager.workspaceId)
      .selectFrom('round_facts')
      .select(['contact_id', 'account_id', 'kind', 'key'])
      .where('round_id', '=', roundId)
      .where('position', '=', position)
      .executeTakeFirstOrThrow()
    return { contactId: fact.contact_id, accountId: fact.account_id, kind: fact.kind, key: fact.key }
  }
}
