import type { Timing } from '../../activities/activity-type.ts'
import type { PageLanguage } from './page-language.ts'

/** What the button says that says yes to what has its day; `day` is told already, null where none is set. */
export function tellYes(timing: Timing, day: string | null, language: PageLanguage): string {
  const isBy = timing === 'by-day'
  if (language === 'de') return day === null ? 'Ja, gern' : `Ja, ${isBy ? 'bis' : 'am'} ${day}`
  return day === null ? 'Yes, gladly' : `Yes, ${isBy ? 'by' : 'on'} ${day}`
}
