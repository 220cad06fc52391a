import { keepPreviousData } from '@tanstack/react-query'
import type { listAdvocates } from '../../advocates/list.contract.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import { call } from '../../web/api.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { getWhatIf } from '../what-if.contract.ts'

export type WhatIfAnswer = ResponseOf<typeof getWhatIf>
export type WhatIfPerson = WhatIfAnswer['people'][number]
export type WhatIfWhen = { readonly on: string } | { readonly month: string }

/** As many are weighed together. */
export const mostWeighed = 10

const none: readonly string[] = []

/** What the address of the page says. */
export const whatIfDefaults = { contact: none, type: '', on: '', month: '' }

/** The address of the page with these people chosen. */
export function whatIfPath(contactIds: readonly string[]): string {
  return `/protection/what-if?${contactIds.map((id) => `contact=${id}`).join('&')}`
}

/** What would be if these people were asked; what was shown stays while the next is read. */
export function whatIfQuery(contactIds: readonly string[], activityTypeId: string, when: WhatIfWhen) {
  const query = { contactIds: [...contactIds], activityTypeId, ...when }
  return {
    ...apiQuery<typeof getWhatIf>('GET /protection/what-if', { query }),
    placeholderData: keepPreviousData<WhatIfAnswer>,
    enabled: contactIds.length > 0 && activityTypeId !== '',
  }
}

/** Advocates that fit what is typed, the best first. */
export async function findAdvocates(text: string, signal: AbortSignal) {
  if (text.trim().length < 2) return []
  const query = { q: text.trim(), size: 8 }
  return (await call<typeof listAdvocates>('GET /advocates', { query }, { signal })).rows
}

/** This month and those after it, as `2026-05` with its words. */
export function monthsFrom(today: Day, count: number) {
  const words = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' })
  const months: { value: string; label: string }[] = []
  for (let first = `${today.slice(0, 7)}-01`; months.length < count; ) {
    months.push({ value: first.slice(0, 7), label: words.format(new Date(`${first}T00:00:00`)) })
    first = `${addDays(first, 31).slice(0, 7)}-01`
  }
  return months
}
