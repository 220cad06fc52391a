import { toId, type WorkspaceId } from '../kernel/ids.ts'
import type { Host } from './host.ts'
import type { JobDefinition } from './jobs.ts'
import { linkPlaceOf } from './mail.ts'
import { type HandOver, handOver, senderAddress } from './mailer.ts'

/** How often a mail is tried before it counts as failed: with growing pauses, a bit over an hour. */
const mostAttempts = 8

type Place = { readonly workspaceId: WorkspaceId; readonly mailId: string }
type Stored = NonNullable<Awaited<ReturnType<typeof loadMail>>>

/** Hands one mail over, or keeps it to be read and copied where no SMTP server is set. */
export const sendMailJob: JobDefinition = {
  name: 'send-mail',
  retryLimit: mostAttempts,
  // A run that died is taken up again after two minutes.
  expireSeconds: 120,
  concurrency: 5,
  async run({ host, data, now }) {
    const place = { workspaceId: toId<'workspace'>(String(data.workspaceId)), mailId: String(data.mailId) }
    const mail = await loadMail(host, place)
    if (mail === null || (mail.state !== 'queued' && mail.state !== 'sending')) return
    if (host.config.smtpUrl === null || (await isExample(host, place))) {
      return setState(host, place, { state: 'kept' }, ['queued'])
    }
    if (mail.audience === 'customer') return sendOnce(host, place, mail, host.config.smtpUrl, now)
    return sendAgain(host, place, mail, host.config.smtpUrl, now)
  },
}

/** Nobody of the example company exists: its mails are there to be read, and none leaves the house. */
async function isExample(host: Host, { workspaceId }: Place): Promise<boolean> {
  const row = await host.door.global
    .selectFrom('workspaces')
    .select('is_example')
    .where('id', '=', workspaceId)
    .executeTakeFirst()
  return row?.is_example === true
}

/** To staff: handed over until somebody took it, each time under the same Message-ID. */
async function sendAgain(
  host: Host,
  place: Place,
  mail: Stored,
  smtpUrl: string,
  now: string,
): Promise<void> {
  const ended = await handOver(smtpUrl, letterOf(host, mail))
  if (ended.outcome === 'accepted')
    return setState(host, place, { state: 'sent', sent_at: now, sealed_link: null }, ['queued'])
  await retryOrFail(host, place, mail, ended)
}

/**
 * To customers: marked before it is handed over. Whoever finds the mark later does not know whether it went,
 * and leaves that to a person.
 */
async function sendOnce(host: Host, place: Place, mail: Stored, smtpUrl: string, now: string): Promise<void> {
  if (mail.state === 'sending') {
    const failure = 'The server stopped while handing it over.'
    return setState(host, place, { state: 'unsure', failure }, ['sending'])
  }
  if (!(await claim(host, place))) return
  const ended = await handOver(smtpUrl, letterOf(host, mail))
  if (ended.outcome === 'accepted') {
    return setState(host, place, { state: 'sent', sent_at: now, failure: null, sealed_link: null }, [
      'sending',
      'unsure',
    ])
  }
  if (ended.outcome === 'unknown')
    return setState(host, place, { state: 'unsure', failure: ended.why }, ['sending'])
  await setState(host, place, { state: 'queued' }, ['sending'])
  await retryOrFail(host, place, mail, ended)
}

async function retryOrFail(
  host: Host,
  place: Place,
  mail: Stored,
  ended: Exclude<HandOver, { outcome: 'accepted' }>,
): Promise<void> {
  const attempts = mail.attempts + 1
  const over = ended.outcome === 'refused' || attempts >= mostAttempts
  await setState(host, place, { state: over ? 'failed' : 'queued', failure: ended.why, attempts }, ['queued'])
  if (!over) throw new Error('the mail was not taken; it is tried again')
}

function loadMail(host: Host, { workspaceId, mailId }: Place) {
  return host.door
    .in(workspaceId)
    .selectFrom('mails')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mailId)
    .executeTakeFirst()
    .then((row) => row ?? null)
}

type Change = {
  state: string
  sent_at?: string
  failure?: string | null
  attempts?: number
  sealed_link?: null
}

async function setState(
  host: Host,
  { workspaceId, mailId }: Place,
  change: Change,
  from: readonly string[],
): Promise<void> {
  await host.door
    .in(workspaceId)
    .updateTable('mails')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mailId)
    .where('state', 'in', [...from])
    .execute()
}

async function claim(host: Host, { workspaceId, mailId }: Place): Promise<boolean> {
  const claimed = await host.door
    .in(workspaceId)
    .updateTable('mails')
    .set({ state: 'sending' })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mailId)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return claimed.numUpdatedRows === 1n
}

function letterOf(host: Host, mail: Stored) {
  const address = senderAddress(host.config)
  return {
    messageId: `<${mail.id}@${address.split('@')[1]}>`,
    from: { name: mail.from_name ?? 'Avouch', address },
    to: { name: mail.to_name ?? '', address: mail.to_address ?? '' },
    replyTo: mail.reply_to,
    subject: mail.subject,
    text: withLink(host, mail.body_text, mail.sealed_link),
    html: withLink(host, mail.body_html, mail.sealed_link),
    calendar: mail.calendar,
  }
}

/** The text as it is read: with its links in their places, where it has some that are still kept. */
export function withLink(host: Host, text: string, sealedLink: string | null): string {
  if (sealedLink === null) return text
  const links = host.secrets.unseal(sealedLink).split('\n')
  return links.reduce((filled, link, at) => filled.replaceAll(linkPlaceOf(at), () => link), text)
}
