import { AppError } from './errors.ts'

const window = 60_000
const mostRemembered = 50_000

/**
 * Counts requests in the running minute, by whoever makes them, in this process. Sign-ins and links are
 * counted in the database instead, for all processes together.
 */
export class Pace {
  readonly #most: number
  #since = 0
  #counts = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  /** Counts one more request. Throws `too-many` beyond the allowance. */
  take(who: string): void {
    const now = Date.now()
    if (now - this.#since >= window || this.#counts.size > mostRemembered) {
      this.#since = now
      this.#counts = new Map()
    }
    const count = (this.#counts.get(who) ?? 0) + 1
    this.#counts.set(who, count)
    if (count <= this.#most) return
    throw tooMany(this.#most, this.#since + window - now)
  }
}

/** Says to somebody who makes more requests a minute than `most` in how many milliseconds they may go on. */
export function tooMany(most: number, milliseconds: number): AppError {
  const seconds = Math.ceil(milliseconds / 1_000)
  return new AppError(
    'too-many',
    `More than ${most} requests in a minute. Please go on in ${seconds} seconds.`,
    { facts: { retryAfterSeconds: seconds } },
  )
}
