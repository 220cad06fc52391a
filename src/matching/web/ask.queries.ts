import { searchOfNeed } from '../need-address.ts'
import type { NeedTold } from './queries.ts'

/** The page of a new request, filled in with the whole need. */
export function requestAddress(contactId: string, need: NeedTold): string {
  return `/requests/new?contact=${contactId}&${searchOfNeed(need)}`
}

/** “Ask for a call” where the activity is one; its own name else. */
export function actWords(activity: string): string {
  if (/\bcall$/i.test(activity)) return 'Ask for a call'
  return activity.length <= 22
    ? `Ask: ${activity.charAt(0).toLowerCase()}${activity.slice(1)}`
    : 'Ask for this'
}
