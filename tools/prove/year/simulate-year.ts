import { Dice } from '../../../src/example/dice.ts'
import { addDays, dayOf } from '../../../src/kernel/time.ts'
import { isWorkingDay } from '../../../src/kernel/working-days.ts'
import { openYear, type YearWorld } from './open-year.ts'
import { AskPlay, readAskKinds } from './play-asks.ts'
import { DeparturePlay } from './play-departures.ts'
import { NominationPlay } from './play-nominations.ts'
import { RoundPlay } from './play-rounds.ts'
import { compareYear, type Reading, rememberFirstDay } from './read-year.ts'

export type YearSize = {
  readonly advocates: number
  /** Calendar days. */
  readonly days: number
  readonly asksADay: number
}

export type SimulatedYear = {
  readonly asks: number
  readonly refused: number
  readonly departures: number
  readonly nominations: number
  readonly rounds: number
  /** Bookings that were let through and broke a cap, in words. */
  readonly broken: readonly string[]
  /** Everything that was read and checked against what was written down while it was played. */
  readonly readings: readonly Reading[]
}

/**
 * Plays a program day by day, with the clock of the server moved along: sellers who always want the same few, teams that
 * nominate or fall silent, customers who leave, owners who confirm. Each play writes down by itself what happened; at the
 * end the product is asked what it reads.
 */
export async function simulateYear(size: YearSize): Promise<SimulatedYear> {
  const world = await openYear(size.advocates, dayOf(new Date().toISOString()))
  try {
    const plays = {
      asks: new AskPlay(world, new Dice('asks'), await readAskKinds(world)),
      departures: new DeparturePlay(world, new Dice('departures')),
      nominations: new NominationPlay(world, new Dice('nominations')),
      rounds: new RoundPlay(world, new Dice('rounds')),
    }
    const first = await rememberFirstDay(world)
    for (const day of workingDays(world, size.days)) {
      await world.wakeOn(day)
      await plays.departures.playDay()
      await plays.asks.playDay(size.asksADay, (contactId) => plays.departures.isHere(contactId))
      await plays.nominations.playDay()
      await plays.rounds.playDay()
    }
    const { asks, refused, broken } = plays.asks.notes
    return {
      asks: asks.length,
      refused,
      departures: plays.departures.departures.length,
      nominations: plays.nominations.nominations.length,
      rounds: plays.rounds.rounds.length,
      broken,
      readings: await compareYear(world, first, plays),
    }
  } finally {
    await world.close()
  }
}

function workingDays(world: YearWorld, days: number): string[] {
  const first = world.today()
  const all = Array.from({ length: days }, (_, at) => addDays(first, at + 1))
  return all.filter((day) => isWorkingDay(day, new Set()))
}
