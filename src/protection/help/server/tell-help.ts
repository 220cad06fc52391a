import { logGive, logTouch } from '../../../activities/server/log-entry.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Refusal, refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { languageFor, type PageLanguage } from '../../../requests/asks/page-language.ts'
import { announce } from '../../../server/announce.ts'
import { notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { LetterWay } from '../../letter.ts'
import { readCareGround } from '../../server/care-facts.reads.ts'
import { mailLetter } from '../../server/mail-letter.ts'
import { type Addressee, readAddressee } from '../../server/value-touch.reads.ts'
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
  readonly through: LetterWay
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
  const about = { kind: 'contact', id: to.contactId }
  const mailId = input.through === 'mail' ? await mailLetter(tx, actor, to, letter, { about }, host) : null
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
