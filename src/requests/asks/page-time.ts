import type { Day, Instant } from '../../kernel/time.ts'
import type { PageLanguage } from './page-language.ts'

const locales: Readonly<Record<PageLanguage, string>> = { en: 'en-GB', de: 'de-DE' }

/** True where `Intl` knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** `Wed 2 December, 10:00` in the given zone; `Mi., 2. Dezember, 10:00` in German. */
export function tellMoment(moment: Instant, zone: string, language: PageLanguage): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'long', timeZone: zone } as const
  const day = new Intl.DateTimeFormat(locales[language], parts).format(new Date(moment))
  return `${day.replace(/^(\w{3}),? /, '$1 ')}, ${tellTime(moment, zone)}`
}

/** `10:00`, the same in both languages. */
export function tellTime(moment: Instant, zone: string): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date(moment))
}

/** `2 December 2026`, `2. Dezember 2026`. */
export function tellDay(day: Day, language: PageLanguage): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locales[language], parts).format(new Date(`${day}T00:00:00Z`))
}

/** `Tuesday 1 December` in the given zone; `Dienstag, 1. Dezember` in German. */
export function tellWeekday(moment: Instant, zone: string, language: PageLanguage): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone } as const
  const day = new Intl.DateTimeFormat(locales[language], parts).format(new Date(moment))
  return language === 'en' ? day.replace(',', '') : day
}

/** The city a zone is named after: `Halifax`. */
export function tellCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** A zone as people say it: `Warsaw time`, `Zeit in Warsaw`; UTC as it is. */
export function tellZone(zone: string, language: PageLanguage): string {
  if (zone === 'UTC') return 'UTC'
  const city = tellCity(zone)
  return language === 'de' ? `Zeit in ${city}` : `${city} time`
}

/** A language by its name in another: `German`, `Deutsch`. */
export function tellLanguage(code: string, language: PageLanguage): string {
  return new Intl.DisplayNames([locales[language]], { type: 'language' }).of(code) ?? code
}
