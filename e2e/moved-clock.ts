import type { Page } from '@playwright/test'
import type { RunningServer } from './server.ts'

/** The clock of a server that is moved, and of the pages that are open on it. */
export type MovedClock = {
  /** The moment the server believes it is, which only goes on. */
  now(): Date
  moveTo(moment: Date, ...pages: readonly Page[]): Promise<void>
}

/** The clock of a server started with `clocked`. */
export function clockOf(server: RunningServer): MovedClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    async moveTo(moment, ...pages) {
      ahead = moment.getTime() - Date.now()
      await server.moveTo(moment.toISOString())
      for (const page of pages) await page.clock.setFixedTime(moment)
    },
  }
}

const day = 86_400_000

/** The first Monday morning at least so many days from now. */
export function mondayAfter(from: Date, days: number): Date {
  const at = new Date(from.getTime() + days * day)
  at.setUTCDate(at.getUTCDate() + ((8 - at.getUTCDay()) % 7))
  at.setUTCHours(8, 0, 0, 0)
  return at
}
