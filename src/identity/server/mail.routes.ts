import { acceptedOr } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import { getMail, listMails, sendAgain, settleMail } from '../mail.contract.ts'
import { readMail, readMails } from './mail.reads.ts'
import { settleMail as settle } from './settle-mail.ts'

/** The outbox: what was sent, what is kept to be copied, and what a person has to decide. */
export function mailRoutes({ serve }: Serving): void {
  serve(listMails, async ({ actor, db, query, host }) => {
    return { ...(await readMails(db, actor, query)), smtp: host.config.smtpUrl !== null }
  })
  serve(getMail, ({ actor, db, params, host }) => readMail(db, actor, host, params.mailId))
  serve(sendAgain, async ({ actor, db, params, host, write, now }) => {
    await readMail(db, actor, host, params.mailId)
    await write(async (tx) =>
      acceptedOr(await settle(tx, actor, { mailId: params.mailId, act: 'send' }, now)),
    )
    return readMail(db, actor, host, params.mailId)
  })
  serve(settleMail, async ({ actor, db, params, body, host, write, now }) => {
    await readMail(db, actor, host, params.mailId)
    await write(async (tx) =>
      acceptedOr(await settle(tx, actor, { mailId: params.mailId, act: body.state }, now)),
    )
    return readMail(db, actor, host, params.mailId)
  })
}
