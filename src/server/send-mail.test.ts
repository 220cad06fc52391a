import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { layOutMail, type NewMail, sendMail } from './mail.ts'
import { sendMailJob } from './send-mail.ts'
import { startTestHost } from './testing/test-host.ts'

type Received = { readonly from: string; readonly to: string[]; readonly text: string }

const received: Received[] = []
let answer: 'take' | 'refuse' | 'later' | 'hang-up' = 'take'
const sockets = new Set<Socket>()
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, session, done) {
    let text = ''
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
    stream.on('end', () => {
      const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
      received.push({ from, to: session.envelope.rcptTo.map((each) => each.address), text })
      if (answer === 'hang-up') for (const socket of sockets) socket.destroy()
      else if (answer === 'take') done()
      else done(Object.assign(new Error('no'), { responseCode: answer === 'refuse' ? 550 : 451 }))
    })
  },
})
smtp.server.on('connection', (socket: Socket) => {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
})
await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening))
const { port } = (smtp.server as unknown as Server).address() as { port: number }
afterAll(() => new Promise<void>((closed) => smtp.close(closed)))

const { host, owner, makeWorkspace, drain } = await startTestHost({
  config: { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Program <program@tarnwell.example>' },
})
const here = await makeWorkspace('Tarnwell')

function write(mail: Partial<NewMail>): Promise<string> {
  const texts = layOutMail({ paragraphs: ['Dear Ada,', 'would you <speak> for us?'] })
  return host.door.write(here.id, (tx) =>
    sendMail(tx, {
      audience: 'staff',
      to: { address: 'ada@example.org', name: 'Ada' },
      subject: 'A question',
      ...texts,
      ...mail,
    }),
  )
}

async function stateOf(mailId: string): Promise<{ state: string; failure: string | null; attempts: number }> {
  const { rows } = await owner.query('select state, failure, attempts::int from mails where id = $1', [
    mailId,
  ])
  return rows[0]
}

const run = (mailId: string) =>
  sendMailJob.run({ host, data: { workspaceId: here.id, mailId }, now: host.now(), jobId: 'by hand' })

test('a mail goes out in the name of a person, with their address for the answer', async () => {
  answer = 'take'
  const id = await write({ fromName: 'Noor Haddad', replyTo: 'noor@tarnwell.example' })
  await drain()
  const mail = received.at(-1)
  expect(mail).toMatchObject({ from: 'program@tarnwell.example', to: ['ada@example.org'] })
  expect(mail?.text).toContain('From: Noor Haddad <program@tarnwell.example>')
  expect(mail?.text).toContain('Reply-To: noor@tarnwell.example')
  expect(mail?.text).toContain(`Message-ID: <${id}@tarnwell.example>`)
  expect(mail?.text).toContain('would you &lt;speak&gt; for us?')
  expect(await stateOf(id)).toMatchObject({ state: 'sent' })
})

test('a subject cannot bring headers of its own', async () => {
  await write({ subject: 'Hello\r\nBcc: everybody@example.org' })
  await drain()
  expect(received.at(-1)?.text).toContain('Subject: Hello Bcc: everybody@example.org')
  expect(received.at(-1)?.to).toEqual(['ada@example.org'])
})

test('a secret link stands in the mail, and is not kept once it went', async () => {
  const sealedLink = host.secrets.seal('https://avouch.example/join/abc')
  const id = await write({
    ...layOutMail({ paragraphs: ['Come in'], button: { label: 'Open', address: '{{link}}' } }),
    sealedLink,
  })
  await drain()
  expect(received.at(-1)?.text).toContain('https://avouch.example/join/abc')
  const { rows } = await owner.query('select sealed_link from mails where id = $1', [id])
  expect(rows[0].sealed_link).toBeNull()
})

test('a refused mail fails with the reason, and is not tried again', async () => {
  answer = 'refuse'
  const id = await write({})
  await drain()
  expect(await stateOf(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('550') })
  answer = 'take'
})

test('to staff a mail that nobody took is tried again under the same Message-ID', async () => {
  answer = 'later'
  const id = await write({})
  await expect(run(id)).rejects.toThrow('tried again')
  expect(await stateOf(id)).toMatchObject({ state: 'queued', attempts: 1 })
  answer = 'take'
  await run(id)
  expect(await stateOf(id)).toMatchObject({ state: 'sent' })
  const tried = received.slice(-2).map((each) => /Message-ID: (.*)/.exec(each.text)?.[1])
  expect(tried).toEqual([`<${id}@tarnwell.example>`, `<${id}@tarnwell.example>`])
  await drain()
})

test('to a customer a mail of which nobody knows is left to a person, and never sent twice', async () => {
  answer = 'hang-up'
  const id = await write({ audience: 'customer' })
  await drain()
  expect(await stateOf(id)).toMatchObject({ state: 'unsure' })
  const before = received.length
  answer = 'take'
  await run(id)
  expect(received).toHaveLength(before)
  expect(await stateOf(id)).toMatchObject({ state: 'unsure' })
})

test('after a crash while handing over, a customer’s mail is unsure', async () => {
  const id = await write({ audience: 'customer' })
  await owner.query(`update mails set state = 'sending' where id = $1`, [id])
  const before = received.length
  await drain()
  expect(received).toHaveLength(before)
  expect(await stateOf(id)).toMatchObject({
    state: 'unsure',
    failure: 'The server stopped while handing it over.',
  })
})

test('two workers with the same mail to a customer hand it over once', async () => {
  const id = await write({ audience: 'customer' })
  const before = received.length
  await Promise.all([run(id), run(id)])
  expect(received.length - before).toBe(1)
  expect((await stateOf(id)).state).toBe('sent')
  await drain()
})

test('a server that cannot be reached loses nothing', async () => {
  const free = await freePort()
  const away = { ...host, config: { ...host.config, smtpUrl: `smtp://127.0.0.1:${free}` } }
  const id = await write({ audience: 'customer' })
  const attempt = sendMailJob.run({
    host: away,
    data: { workspaceId: here.id, mailId: id },
    now: host.now(),
    jobId: 'x',
  })
  await expect(attempt).rejects.toThrow('tried again')
  expect(await stateOf(id)).toMatchObject({ state: 'queued', attempts: 1 })
  await drain()
  expect((await stateOf(id)).state).toBe('sent')
})

test('without a server every mail is kept', async () => {
  const quiet = { ...host, config: { ...host.config, smtpUrl: null } }
  const id = await write({})
  await sendMailJob.run({
    host: quiet,
    data: { workspaceId: here.id, mailId: id },
    now: host.now(),
    jobId: 'x',
  })
  expect(await stateOf(id)).toMatchObject({ state: 'kept' })
  await drain()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const found = (server.address() as { port: number }).port
  await new Promise((closed) => server.close(closed))
  return found
}
