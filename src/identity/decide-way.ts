import { addMilliseconds, type Instant } from '../kernel/time.ts'
import { type Telling, type Theme, themes } from './notification.ts'

/** How a notification reaches its reader: a mail of its own, one of a bundle, in the digest, only in the app. */
export type Way =
  | { readonly way: 'none' | 'app' | 'mail' | 'digest' }
  | { readonly way: 'bundle'; readonly mailAt: Instant }

type Reader = {
  readonly how: Telling
  readonly hasAddress: boolean
  readonly isManager: boolean
  /** Away, and wants no mail meanwhile. */
  readonly isAway: boolean
  /** They did it themselves. */
  readonly isOwn: boolean
}

/** What the reader got of the theme by mail of late. */
export type Recent = {
  readonly lastHour: number
  readonly lastDay: number
  readonly lastAt: Instant | null
  /** When the bundle goes that is being gathered. */
  readonly bundleAt: Instant | null
}

const hour = 3_600_000

/** Mails of one theme: in an hour, before they are gathered into a bundle; and of news in a day, before the digest. */
const most = { manager: { hour: 1, day: 8 }, other: { hour: 6, day: 24 } } as const

/**
 * Which way a notification takes. Nobody is told the news of what they did themselves. What stands alone always goes at
 * once. A program manager gets one mail an hour and eight a day of the news of one theme, whatever two hundred sellers
 * do; what comes on top waits for the bundle, then for the digest. Whoever has no address reads it in the app.
 */
export function decideWay(theme: Theme, reader: Reader, recent: Recent, now: Instant): Way {
  const { importance, ...words } = themes[theme]
  const isNews = importance === 'news'
  if (isNews && (reader.isOwn || reader.how === 'off')) return { way: 'none' }
  if (!reader.hasAddress) return { way: 'app' }
  if ('alone' in words) return { way: 'mail' }
  if (reader.how === 'app' || reader.how === 'off') return { way: 'app' }
  if (reader.how === 'digest' || reader.isAway) return { way: 'digest' }
  const limit = reader.isManager && isNews ? most.manager : most.other
  if (isNews && recent.lastDay >= limit.day) return { way: 'digest' }
  if (recent.bundleAt !== null) return { way: 'bundle', mailAt: recent.bundleAt }
  if (isNews && reader.isManager) return { way: 'bundle', mailAt: hourAfter(recent.lastAt, now) }
  if (recent.lastHour < limit.hour) return { way: 'mail' }
  return { way: 'bundle', mailAt: hourAfter(recent.lastAt, now) }
}

function hourAfter(lastAt: Instant | null, now: Instant): Instant {
  const next = lastAt === null ? now : addMilliseconds(lastAt, hour)
  return next > now ? next : now
}

/** True where a bundle of news may still go today; else it waits for the digest. */
export function mayBundle(theme: Theme, isManager: boolean, lastDay: number): boolean {
  return themes[theme].importance === 'act' || lastDay < (isManager ? most.manager : most.other).day
}
