import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived: the envelope's address, and the whole message. */
export type Arrived = { readonly to: string; readonly message: string }

export type PostOffice = {
  /** What the server is told as `SMTP_URL`. */
  readonly url: string
  /** Everything that arrived so far. */
  readonly arrived: readonly Arrived[]
  /** Waits for a mail to `to` whose subject fits, the first that nobody took yet. */
  take(to: string, subject: RegExp): Promise<Letter>
  close(): Promise<void>
}

/** A letter as a person reads it: the subject and the text. */
export type Letter = { readonly subject: string; readonly text: string; readonly message: string }

/** A real SMTP server that keeps what it is given. */
export async function openPostOffice(): Promise<PostOffice> {
  const arrived: Arrived[] = []
  const taken = new Set<Arrived>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const message = Buffer.concat(chunks).toString('utf8')
        for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, message })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    async take(to, subject) {
      for (let turn = 0; turn < 150; turn++) {
        for (const each of arrived) {
          if (taken.has(each) || each.to.toLowerCase() !== to.toLowerCase()) continue
          const letter = readLetter(each.message)
          if (!subject.test(letter.subject)) continue
          taken.add(each)
          return letter
        }
        await sleep(100)
      }
      const seen = arrived.map((each) => `${each.to}: ${readLetter(each.message).subject}`).join('\n')
      throw new Error(`no mail to ${to} about ${subject}; there are\n${seen}`)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The address in a letter that leads to one of the pages for outsiders. */
export function linkIn(letter: Letter): string {
  const found =
    /https?:\/\/\S+\/(?:ask|approval|confirm|forward|feedback|slot|happened|outreach|interview|task|draft|known|me|erase-me)\/[\w-]{20,}/.exec(
      letter.text,
    )
  if (found === null) throw new Error(`no link in this letter:\n${letter.text}`)
  return found[0]
}

function readLetter(message: string): Letter {
  const [head = '', ...rest] = message.split(/\r?\n\r?\n/)
  const subject = /^Subject: ((?:.*)(?:\r?\n[ \t].*)*)/im.exec(head)?.[1] ?? ''
  return {
    subject: decodeWords(subject.replace(/\r?\n[ \t]/g, ' ')),
    text: textOf(head, rest.join('\n\n')),
    message,
  }
}

function textOf(head: string, body: string): string {
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(head)?.[1]
  if (boundary === undefined) return decodeBody(head, body)
  for (const part of body.split(`--${boundary}`)) {
    const [partHead = '', ...rest] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/)
    if (/text\/plain/i.test(partHead)) return decodeBody(partHead, rest.join('\n\n'))
    if (/multipart\//i.test(partHead)) {
      const inner = textOf(partHead, rest.join('\n\n'))
      if (inner !== '') return inner
    }
  }
  return ''
}

function decodeBody(head: string, body: string): string {
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(head)) return body
  return decodeQuoted(body.replace(/=\r?\n/g, ''))
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** Encoded words of a header, `=?UTF-8?Q?…?=`. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(words, 'base64').toString('utf8')
        : decodeQuoted(words.replaceAll('_', ' ')),
    )
}
