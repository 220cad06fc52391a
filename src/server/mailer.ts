import type { Transporter } from 'nodemailer'
import type { Config } from './config.ts'

/** A mail as it leaves: addresses, texts, and the id under which it may arrive twice and count once. */
export type Letter = {
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  /** iCalendar text; sent as a part that mail programs offer to answer, and as a file for those that do not. */
  readonly calendar: string | null
}

/** How handing over ended: accepted; refused for good; not begun, so it may be tried again; or nobody knows. */
export type HandOver =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused' | 'not-begun' | 'unknown'; readonly why: string }

const transports = new Map<string, Transporter>()

/** The address mails come from: `MAIL_FROM`, else one at this server's own name. */
export function senderAddress(config: Config): string {
  const given = config.mailFrom?.match(/[^\s<>]+@[^\s<>]+/)?.[0]
  return given ?? `avouch@${config.publicUrl === null ? 'localhost' : new URL(config.publicUrl).hostname}`
}

/** Hands a letter to the SMTP server of `smtpUrl`. Never throws: what went wrong is part of the answer. */
export async function handOver(smtpUrl: string, letter: Letter): Promise<HandOver> {
  const { calendar, ...mail } = letter
  try {
    const transport = await transportFor(smtpUrl)
    await transport.sendMail({
      ...mail,
      ...(calendar === null ? {} : { icalEvent: icalEventOf(calendar) }),
      replyTo: letter.replyTo ?? undefined,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return { outcome: 'accepted' }
  } catch (thrown) {
    return judgeFailure(thrown)
  }
}

function icalEventOf(calendar: string) {
  return { method: methodOf(calendar), filename: 'invitation.ics', content: calendar }
}

/** What a calendar entry asks of its reader, from its own METHOD line. */
function methodOf(calendar: string): string {
  return calendar.match(/^METHOD:([A-Z]+)\s*$/m)?.[1] ?? 'PUBLISH'
}

async function transportFor(smtpUrl: string): Promise<Transporter> {
  const known = transports.get(smtpUrl)
  if (known !== undefined) return known
  // Loaded with the first mail: many a server sends none.
  const { createTransport } = await import('nodemailer')
  const fresh = createTransport({
    url: smtpUrl,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
  transports.set(smtpUrl, fresh)
  return fresh
}

type SmtpError = Error & {
  readonly responseCode?: number
  readonly command?: string
  readonly code?: string
  readonly syscall?: string
}

/**
 * An answer with a code is definite, and where no line was open nothing can have left. Anything else may
 * have happened after the text was handed over: nobody knows whether the server took it.
 */
function judgeFailure(thrown: unknown): HandOver {
  const failure = thrown as SmtpError
  const why = String(failure.message ?? thrown).slice(0, 300)
  const answered = failure.responseCode
  if (answered !== undefined && /^(MAIL|RCPT|DATA)/.test(failure.command ?? '')) {
    return { outcome: answered >= 500 ? 'refused' : 'not-begun', why }
  }
  if (failure.code === 'EENVELOPE') return { outcome: 'refused', why }
  const neverOpen = failure.syscall === 'connect' || failure.syscall === 'getaddrinfo'
  const notYetIn =
    ['EDNS', 'ETLS', 'EAUTH', 'ECONFIG', 'EPROXY'].includes(failure.code ?? '') || answered !== undefined
  return { outcome: neverOpen || notYetIn ? 'not-begun' : 'unknown', why }
}
