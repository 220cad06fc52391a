import type { Dice } from '../../../src/example/dice.ts'
import { addDays, type Day } from '../../../src/kernel/time.ts'
import { brokenCaps, type YearAsk } from './ask-caps.ts'
import type { YearAdvocate, YearWorld } from './open-year.ts'

type Kind = Pick<YearAsk, 'kind' | 'quarters' | 'isLive' | 'restDays'> & { readonly activityTypeId: string }

/** What was asked and what the product refused, as whoever played it wrote it down. */
export type AskNotes = {
  readonly asks: YearAsk[]
  /** What a booking that was let through broke. */
  readonly broken: string[]
  refused: number
}

type Running = { readonly id: string; readonly ask: YearAsk; readonly answersOn: Day }

const kinds = ['sales-reference-call', 'quote-approval', 'event-speech']

/** Asks of a company whose sellers always want the same few: most of them are to be refused. */
export class AskPlay {
  readonly notes: AskNotes = { asks: [], broken: [], refused: 0 }
  readonly #world: YearWorld
  readonly #dice: Dice
  readonly #kinds: readonly Kind[]
  #running: Running[] = []

  constructor(world: YearWorld, dice: Dice, found: readonly Kind[]) {
    this.#world = world
    this.#dice = dice
    this.#kinds = found
  }

  /** What happens on a working day: so many new asks, answers to earlier ones, and what was agreed takes place. */
  async playDay(count: number, mayBeAsked: (contactId: string) => boolean): Promise<void> {
    await this.#letAnswer()
    await this.#letHappen()
    const { advocates } = this.#world
    for (let each = 0; each < count; each++) {
      // The square of a throw favours those at the beginning of the list: the ones everybody knows.
      const wanted = advocates[Math.floor(this.#dice.next() ** 2 * advocates.length)]
      if (wanted !== undefined && mayBeAsked(wanted.contactId)) await this.#ask(wanted)
    }
  }

  async #ask(wanted: YearAdvocate): Promise<void> {
    const { activityTypeId, ...kind } = this.#dice.pick(this.#kinds)
    const today = this.#world.today()
    const wishedOn = addDays(today, this.#dice.between(14, 40))
    const body = { contactId: wanted.contactId, activityTypeId, wishedOn, isAsked: true }
    const answer = await this.#world.server.offer(this.#world.manager, 'POST', '/asks', body)
    if (answer.status >= 400) {
      this.notes.refused += 1
      return
    }
    const { contactId, accountId } = wanted
    const ask: YearAsk = { contactId, accountId, ...kind, askedOn: today, on: wishedOn, state: 'open' }
    this.notes.asks.push(ask)
    this.notes.broken.push(...brokenCaps(this.notes.asks, wanted))
    const id = (JSON.parse(answer.body) as { ask: { id: string } }).ask.id
    this.#running.push({ id, ask, answersOn: addDays(today, this.#dice.between(1, 5)) })
  }

  async #letAnswer(): Promise<void> {
    const today = this.#world.today()
    for (const { id, ask } of this.#running.filter((each) => each.answersOn === today)) {
      if (this.#dice.chance(0.75)) {
        await this.#move(id, 'acceptance', { agreedOn: ask.on })
      } else if (await this.#move(id, 'decline', { reason: 'Too busy' })) {
        ask.state = 'declined'
        ask.on = today
      }
    }
    this.#running = this.#running.filter(({ ask }) => ask.state === 'open')
  }

  async #letHappen(): Promise<void> {
    const today = this.#world.today()
    for (const { id, ask } of this.#running.filter((each) => each.ask.on <= today)) {
      if (!(await this.#move(id, 'completion', { doneOn: today, evidence: 'It took place', minutes: 30 })))
        continue
      ask.state = 'done'
      ask.on = today
    }
    this.#running = this.#running.filter(({ ask }) => ask.state === 'open')
  }

  async #move(id: string, step: string, body: object): Promise<boolean> {
    const answer = await this.#world.server.offer(this.#world.manager, 'POST', `/asks/${id}/${step}`, body)
    return answer.status < 400
  }
}

/** The kinds that are asked for, as the workspace has them. */
export async function readAskKinds({ server, manager }: YearWorld): Promise<Kind[]> {
  const types = await server.host.door
    .in(manager.workspaceId)
    .selectFrom('activity_types')
    .select(['id', 'code', 'load_quarters', 'is_live', 'rest_days'])
    .where('code', 'in', kinds)
    .execute()
  return types.map((type) => ({
    activityTypeId: type.id,
    kind: type.code ?? '',
    quarters: type.load_quarters,
    isLive: type.is_live,
    restDays: type.rest_days,
  }))
}
