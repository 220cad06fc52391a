import { type Day, dayOf, type Instant, isDay } from '../../kernel/time.ts'

/** When mail came back, as far as it is told: a moment, a day alone, or neither. */
export type BounceTime = { readonly on: Day | null; readonly at: Instant | null }

/** An address that mail came back from. A passing trouble (a full mailbox) says nothing of where somebody works. */
export type Bounce = BounceTime & { readonly email: string; readonly isPermanent: boolean }

type Shape = Readonly<Record<string, unknown>>

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

function timeFrom(value: unknown): BounceTime {
  const text = textOf(value) ?? ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { on: isDay(text) ? text : null, at: null }
  const moment = typeof value === 'number' ? new Date(value * 1_000) : new Date(text)
  if (Number.isNaN(moment.getTime())) return { on: null, at: null }
  const at = moment.toISOString()
  return { on: dayOf(at), at }
}

function bounceOf(email: unknown, on: unknown, isPermanent: boolean): Bounce[] {
  const address = textOf(email)?.trim().toLowerCase() ?? ''
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? [{ email: address, ...timeFrom(on), isPermanent }] : []
}

/**
 * Bounces out of what a mail provider sends: Amazon SES (alone or inside SNS), Postmark, SendGrid, Mailgun, a delivery
 * report as it comes by mail (RFC 3464), or `{ email, on, permanent }`. In: anything, read as JSON where it is a text.
 * Out: what it tells of bounces; nothing where it tells of something else. Never throws.
 */
export function readBounces(body: unknown): Bounce[] {
  if (typeof body === 'string') return readText(body)
  if (Array.isArray(body))
    return body.slice(0, 1_000).flatMap((each) => (isShape(each) ? readShape(each) : []))
  return isShape(body) ? readShape(body) : []
}

function readText(text: string): Bounce[] {
  const trimmed = text.trim()
  if (!/^[[{]/.test(trimmed)) return readDeliveryReport(trimmed)
  try {
    return readBounces(JSON.parse(trimmed))
  } catch {
    return []
  }
}

function readShape(shape: Shape): Bounce[] {
  if (textOf(shape['Message']) !== null && shape['Type'] === 'Notification')
    return readBounces(shape['Message'])
  if (shape['notificationType'] === 'Bounce' || shape['eventType'] === 'Bounce')
    return readSes(shape['bounce'])
  if (shape['RecordType'] === 'Bounce')
    return bounceOf(
      shape['Email'],
      shape['BouncedAt'],
      /^(HardBounce|BadEmailAddress)$/.test(String(shape['Type'])),
    )
  const mailgun = shape['event-data']
  if (isShape(mailgun))
    return mailgun['event'] === 'failed'
      ? bounceOf(mailgun['recipient'], mailgun['timestamp'], mailgun['severity'] === 'permanent')
      : []
  if ('event' in shape)
    return shape['event'] === 'bounce'
      ? bounceOf(shape['email'], shape['timestamp'], shape['type'] !== 'blocked')
      : []
  return bounceOf(shape['email'], shape['on'], shape['permanent'] !== false)
}

function readSes(bounce: unknown): Bounce[] {
  if (!isShape(bounce) || !Array.isArray(bounce['bouncedRecipients'])) return []
  const isPermanent = bounce['bounceType'] === 'Permanent'
  return bounce['bouncedRecipients'].flatMap((each) =>
    isShape(each) ? bounceOf(each['emailAddress'], bounce['timestamp'], isPermanent) : [],
  )
}

/** The parts of a report about each recipient are parted by an empty line; only `Action: failed` is a bounce. */
function readDeliveryReport(text: string): Bounce[] {
  const arrival = /^arrival-date:\s*(.+)$/im.exec(text)?.[1]
  return text.split(/\r?\n\s*\r?\n/).flatMap((part) => {
    const to = /^(?:final|original)-recipient:\s*rfc822;\s*<?([^\s<>]+)>?\s*$/im.exec(part)?.[1]
    if (to === undefined || !/^action:\s*failed\s*$/im.test(part)) return []
    const status = /^status:\s*(\d)/im.exec(part)?.[1]
    const tried = /^last-attempt-date:\s*(.+)$/im.exec(part)?.[1]
    return bounceOf(to, tried ?? arrival, status !== '4')
  })
}

/**
 * True where a refusal of a mail server says that the address is gone: enhanced codes 5.1.x and 5.2.1 (RFC 3463), or its
 * words. A refusal for another reason, a suspicion of spam say, tells nothing of the person.
 */
export function saysAddressIsGone(failure: string): boolean {
  if (/\b5\.1\.(1|2|3|6|10)\b|\b5\.2\.1\b/.test(failure)) return true
  return (
    /\b55[0134]\b/.test(failure) &&
    /(user|recipient|mailbox|address)[^.]{0,40}(unknown|not found|does not exist|no longer|disabled|unavailable)|(no such|unknown|invalid) (user|recipient|mailbox|address)/i.test(
      failure,
    )
  )
}
