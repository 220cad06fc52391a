import type { PageLanguage } from '../../asks/page-language.ts'

/** The hours one can tap: a working day by half hours. */
export const halfHours: readonly string[] = Array.from({ length: 21 }, (_, at) => {
  const minutes = 8 * 60 + at * 30
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
})

/** So many working days can be tapped at least: whole weeks from then on, up to three. */
const leastDays = 11

/** The working days from tomorrow on where the reader is, to the end of a week. */
export function workdaysAhead(zone: string): string[] {
  const days: string[] = []
  let day = Temporal.Now.plainDateISO(zone)
  while (days.length < leastDays || day.dayOfWeek !== 5) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek <= 5) days.push(day.toString())
  }
  return days
}

/** The column of a day in a week that begins on Monday. */
export function tellColumn(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** A day in two short lines: `Thu` and `3 Dec`, `Do` and `3.12.` */
export function tellDayShort(day: string, language: PageLanguage): readonly [weekday: string, date: string] {
  const date = new Date(`${day}T00:00:00Z`)
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const month = language === 'de' ? 'numeric' : 'short'
  return [
    new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(date),
    new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC' }).format(date),
  ]
}
