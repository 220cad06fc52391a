import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { layOutMail, linkPlace, sendMail } from '../../server/mail.ts'
import { publicAddress } from '../../server/public-address.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { decideWay } from '../decide-way.ts'
import { readKind, themes } from '../notification.ts'
import {
  addToLine,
  endAwaited,
  findOpenLine,
  insertLine,
  makeLineId,
  type NewLine,
  noteMailed,
  takeKey,
} from './notification.store.ts'
import { type Reader, readReader } from './notification-reader.reads.ts'

/** More of a text is read where it leads to. */
const longest = 2_000

/** Something one person is told. */
export type Notice = {
  readonly personId: string
  /** The occasion, as `notification.ts` lists them; numbers and ids in it keep one from another. */
  readonly kind: string
  /** Told to a person once under a key, however often it is tried; null where the caller sees to that. */
  readonly key: string | null
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly about: { readonly kind: string; readonly id: string }
  /** Where in the product it leads, and the words of that button. */
  readonly path: string
  readonly open: string
  /** A page that needs no signing in; then its button stands in the mail. */
  readonly link?: { readonly label: string; readonly address: string }
  readonly calendar?: string | null
  readonly below?: readonly string[]
  /** What it waits for; `endAwaitedNotices` ends it. */
  readonly awaits?: string | null
  /** Who did it: they are not told the news of it. */
  readonly by?: { readonly id: string } | null
  /** In whose name its mail comes, with answers to them. */
  readonly from?: { readonly name: string; readonly email: string | null } | null
}

/**
 * Tells one person something in the transaction of what it tells: in the app, and by mail at once, in a bundle or in the
 * digest, as they chose and as much of it as one can read. Once for each key. Nothing happens where they left, switched
 * it off, or did it themselves. Gives the id of the mail where one was written now.
 */
export async function notifyPerson(
  tx: WorkspaceTx,
  notice: Notice,
  host: Host,
  now: Instant,
): Promise<string | null> {
  const brings = { button: notice.link !== undefined, calendar: notice.calendar != null }
  const { kind, theme } = readKind(notice.kind, brings)
  const reader = await readReader(tx, notice.personId, theme, now)
  if (reader === undefined) return null
  const isOwn = notice.by?.id === notice.personId
  const told = { ...reader, how: reader.how ?? themes[theme].usual, hasAddress: reader.email !== null, isOwn }
  const way = decideWay(theme, told, reader.recent, now)
  if (way.way === 'none') return null
  const isLater = way.way === 'bundle' || way.way === 'digest'
  const line: NewLine = {
    ...notice,
    kind,
    theme,
    importance: importanceOf(notice, theme),
    title: notice.title.replace(/\s+/g, ' ').trim().slice(0, 300),
    detail: notice.paragraphs.join('\n\n').slice(0, longest),
    awaits: notice.awaits ?? null,
    button: notice.link?.label ?? null,
    // Kept only until the mail that brings it is written.
    sealedLink: isLater && notice.link !== undefined ? host.secrets.seal(notice.link.address) : null,
    byId: notice.by?.id ?? null,
    way: way.way,
    mailAt: way.way === 'bundle' ? way.mailAt : null,
  }
  const id = await writeLine(tx, line, notice.key, now)
  if (id === null || way.way !== 'mail') return null
  const mailId = await mailNotice(tx, notice, reader, host)
  await noteMailed(tx, [id], mailId, now)
  return mailId
}

/** An entry for the calendar tells; a text to send on waits to be sent. */
function importanceOf(notice: Notice, theme: NewLine['theme']): NewLine['importance'] {
  return notice.calendar == null ? themes[theme].importance : 'news'
}

/** The id of the line; null where it was told before. */
async function writeLine(
  tx: WorkspaceTx,
  line: NewLine,
  key: string | null,
  now: Instant,
): Promise<string | null> {
  const open = await findOpenLine(tx, line, now)
  const id = open ?? (await makeLineId(tx))
  if (key !== null && !(await takeKey(tx, { personId: line.personId, key }, id))) return null
  // Reminded of the same thing, one has one line of it.
  if (line.awaits !== null) await endAwaited(tx, [line.awaits], line.personId, now)
  if (open === null) await insertLine(tx, id, line, now)
  else await addToLine(tx, open, line, now)
  return id
}

function mailNotice(tx: WorkspaceTx, notice: Notice, reader: Reader, host: Host): Promise<string> {
  const address = notice.link?.address ?? `${publicAddress(host.config)}${notice.path}`
  const button = { label: notice.link?.label ?? notice.open, address: linkPlace }
  const { from } = notice
  return sendMail(tx, {
    audience: 'staff',
    to: { address: reader.email ?? '', name: reader.name },
    ...(from == null ? {} : { fromName: from.name, replyTo: from.email === '' ? null : from.email }),
    subject: notice.title,
    ...layOutMail({ paragraphs: notice.paragraphs, button, below: notice.below ?? [] }),
    about: notice.about,
    sealedLink: host.secrets.seal(address),
    calendar: notice.calendar ?? null,
  })
}
