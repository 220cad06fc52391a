import { logGive, logTouch } from '../../../activities/server/log-entry.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Refusal, refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { languageFor, type PageLanguage } from '../../../requests/asks/page-language.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { layOutMail, sendMail } from '../../../server/mail.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readCareGround } from '../../server/care-facts.reads.ts'
import { whyNoMailTo } from '../../server/give-value-touch.ts'
import { type Addressee, readAddressee } from '../../server/value-touch.reads.ts'
import { blanksIn, type TouchWay } from '../../value-touch.ts'
import { helpTold } from '../events.ts'
import { hasAnswer, ledgerKindOf, ledgerTitles } from '../help.ts'
import { helpLetter } from '../texts.ts'
import { loadHelpToMove } from './move-help.ts'
import { insertHelpStep, type StoredHelp, saveHelp } from './store.ts'

export type HelpLetter = { readonly subject: string; readonly text: string; readonly language: PageLanguage }

/** The words that tell somebody what became of their wish, in their language and in the name of who sends them. */
export function writeHelpLetter(
  help: Pick<StoredHelp, 'what' | 'outcome' | 'state'>,
  to: Addressee,
  sender: PersonActor,
): HelpLetter {
  const language = languageFor(to)
  return { ...helpLetter({ ...help, name: to.name, sender: sender.name }, language), language }
}

export type HelpToTell = {
  readonly helpId: string
  readonly through: TouchWay
  readonly subject?: string
  readonly text?: string
  readonly version: number
}

/**
 * A person tells the advocate what became of their wish, once for each state: by mail in their name, or noted where it
 * was copied or said. What helped them is a give in the ledger, a no or a word in between a touch.
 */
export async function tellHelp(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: HelpToTell,
  now: Instant,
  host: Host,
): Promise<{ readonly ok: true } | Refusal> {
  const { help, contact } = await loadHelpToMove(tx, actor, input.helpId, input.version)
  if (help.toldAt !== null)
    return refuse('told-already', 'They were told how it stands.', { at: help.toldAt })
  const to = await readAddressee(tx, contact.contactId)
  if (to === undefined) throw notFound('contact')
  const own = writeHelpLetter(help, to, actor)
  const letter = { subject: input.subject ?? own.subject, text: input.text ?? own.text }
  const mailId = input.through === 'mail' ? await mailAnswer(tx, actor, to, letter, host) : null
  const { today } = await readCareGround(tx, now)
  const log = ledgerKindOf(help.state) === 'give' ? logGive : logTouch
  const entry = { contactId: to.contactId, title: ledgerTitles[help.state], on: today }
  const entryId = await log(tx, actor, entry, now)
  const step = { helpId: help.id, what: 'told', through: input.through, mailId, entryId } as const
  await insertHelpStep(tx, actor.workspaceId, { ...step, byId: actor.personId }, now)
  // A word in between leaves the answer owed.
  await saveHelp(tx, actor.workspaceId, help.id, { told_at: hasAnswer(help.state) ? now : null }, now)
  await announce(tx, helpTold(actor, help.id, contact, { state: help.state, through: input.through }))
  return accept({})
}

async function mailAnswer(
  tx: WorkspaceTx,
  actor: PersonActor,
  to: Addressee,
  { subject, text }: { readonly subject: string; readonly text: string },
  host: Host,
): Promise<string> {
  const whyNot = whyNoMailTo(to, host)
  if (whyNot !== null || to.mail === null) throw invalid('through', whyNot ?? 'No mail address is known.')
  for (const [field, words] of [
    ['subject', subject],
    ['text', text],
  ] as const) {
    const [blank] = blanksIn(words)
    if (blank !== undefined) throw invalid(field, `Write what stands in brackets first: ${blank}`)
  }
  return sendMail(tx, {
    audience: 'customer',
    to: { address: to.mail, name: to.name },
    fromName: actor.name,
    replyTo: actor.email,
    subject,
    ...layOutMail({ paragraphs: text.trim().split(/\n\s*\n/) }),
    about: { kind: 'contact', id: to.contactId },
  })
}
