import { addDays, type Day, dayOf, type Instant } from '../../kernel/time.ts'

/** A calendar quarter where the workspace is: its first day, the first day after it, and the moments they begin. */
export type Quarter = {
  readonly startsOn: Day
  readonly endsOn: Day
  readonly from: Instant
  readonly until: Instant
}

/** The moment a day begins in a time zone, also where its midnight is left out or comes twice. */
export function startOfDay(day: Day, timeZone: string): Instant {
  const start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).toInstant()
  return start.toString({ smallestUnit: 'millisecond' })
}

/** The calendar quarter of a moment in a time zone (IANA name). */
export function quarterOf(moment: Instant, timeZone: string): Quarter {
  return quarterOfDay(dayOf(moment, timeZone), timeZone)
}

/** The calendar quarter of a day. */
export function quarterOfDay(day: Day, timeZone: string): Quarter {
  const { year, month } = Temporal.PlainDate.from(day)
  const first = Temporal.PlainDate.from({ year, month: month - ((month - 1) % 3), day: 1 })
  const startsOn = first.toString()
  const next = first.add({ months: 3 }).toString()
  return {
    startsOn,
    endsOn: addDays(next, -1),
    from: startOfDay(startsOn, timeZone),
    until: startOfDay(next, timeZone),
  }
}

/** “Q1 2026”. */
export function sayQuarter(startsOn: Day): string {
  return `Q${Math.floor((Number(startsOn.slice(5, 7)) - 1) / 3) + 1} ${startsOn.slice(0, 4)}`
}
