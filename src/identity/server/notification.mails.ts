import type { Host } from '../../server/host.ts'
import { layOutList, linkPlaceOf } from '../../server/mail.ts'
import { publicAddress } from '../../server/public-address.ts'
import { type Theme, themes } from '../notification.ts'
import type { PendingLine } from './notification-mail.reads.ts'

/** More in one mail would bury the first. */
const listedMost = 40
const detailMost = 280

const below = 'How you are told of each of these, and when, is yours to choose: '

type ListMail = {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sealedLink: string | null
}

/** The day's one mail: what waits for the reader, each with its button, then the news. */
export function digestMail(lines: readonly PendingLine[], host: Host): ListMail {
  const acts = lines.filter(({ importance }) => importance === 'act')
  const news = lines.filter(({ importance }) => importance === 'news')
  return list(
    digestSubject(acts.length, news.length),
    [
      { head: 'Waits for you', lines: acts },
      { head: 'News', lines: news },
    ],
    host,
  )
}

/** What came to one theme since its last mail. */
export function bundleMail(theme: Theme, lines: readonly PendingLine[], host: Host): ListMail {
  const [first] = lines
  const { title } = themes[theme]
  const subject = lines.length === 1 && first !== undefined ? told(first) : `${title}: ${lines.length} new`
  return list(subject, [{ head: title, lines }], host)
}

function digestSubject(acts: number, news: number): string {
  const waits = acts === 1 ? '1 thing waits for you' : `${acts} things wait for you`
  if (news === 0) return waits
  return acts === 0 ? `News: ${news}` : `${waits}, and news: ${news}`
}

/** “R-12: Anna wrote (and 2 more)” */
function told({ title, pieces }: PendingLine): string {
  return pieces > 1 ? `${title} (and ${pieces - 1} more)` : title
}

function list(
  subject: string,
  groups: readonly { readonly head: string; readonly lines: readonly PendingLine[] }[],
  host: Host,
): ListMail {
  const origin = publicAddress(host.config)
  const links: string[] = []
  const placed = (line: PendingLine) => {
    if (line.sealedLink === null) return { label: 'Open', address: `${origin}${line.path}` }
    links.push(host.secrets.unseal(line.sealedLink))
    return { label: line.button ?? 'Open', address: linkPlaceOf(links.length - 1) }
  }
  const laidOut = layOutList({
    groups: groups
      .filter(({ lines }) => lines.length > 0)
      .map(({ head, lines }) => ({
        head,
        entries: [
          ...lines
            .slice(0, listedMost)
            .map((line) => ({ words: told(line), detail: shorten(line.detail), button: placed(line) })),
          ...moreOf(lines.length - listedMost, origin),
        ],
      })),
    below: [
      ...(links.length === 0
        ? []
        : ['Answering takes one click and no signing in. Opening a link changes nothing.']),
      `${below}${origin}/settings/notifications`,
    ],
  })
  return { subject, ...laidOut, sealedLink: links.length === 0 ? null : host.secrets.seal(links.join('\n')) }
}

const moreOf = (more: number, origin: string) =>
  more > 0
    ? [{ words: `And ${more} more`, button: { label: 'Open all', address: `${origin}/notifications` } }]
    : []

function shorten(detail: string): string {
  const line = detail.replace(/\s+/g, ' ').trim()
  return line.length <= detailMost ? line : `${line.slice(0, detailMost - 1).trimEnd()}…`
}
