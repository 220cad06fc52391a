import { logGive } from '../../activities/server/log-entry.ts'
import { makeOwnPageFoot } from '../../advocates/server/make-own-page-address.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { languageFor, type PageLanguage } from '../../requests/asks/page-language.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { valueTouchGiven } from '../care.events.ts'
import { canCare } from '../care.policy.ts'
import { blanksIn, fillWords, type LetterWay, wordsIn } from '../letter.ts'
import { readCareGround } from './care-facts.reads.ts'
import { type Letter, mailLetter } from './mail-letter.ts'
import {
  type Addressee,
  loadValueTouch,
  readAddressee,
  readGivenTouches,
  type ValueTouch,
} from './value-touch.reads.ts'
import { holdContact, insertGive } from './value-touch.store.ts'

export type TouchLetter = {
  readonly subject: string
  readonly text: string
  readonly language: PageLanguage
}

/** The words of a value touch in the reader's language, filled in for them and for whoever sends it. */
export function writeTouchLetter(touch: ValueTouch, to: Addressee, sender: PersonActor): TouchLetter {
  const fill = fillerOf(to, sender)
  const { subject, text, language } = wordsIn(languageFor(to), touch)
  return { subject: fill(subject), text: fill(text), language }
}

const fillerOf = (to: Addressee, sender: PersonActor) => (words: string) =>
  fillWords(words, { name: to.name, company: to.accountName, sender: sender.name, workspace: to.workspace })

export type TouchToGive = {
  readonly contactId: string
  readonly valueTouchId: string
  readonly through: LetterWay
  readonly subject?: string
  readonly text?: string
  readonly on?: Day
}

type Given = Decision<{ readonly entryId: string }, 'given-today'>

/**
 * A person sends a value touch, or notes that they passed it on: the ledger has it as a give. By mail it goes in their
 * name, with answers to them, at most once. Refused where the same touch was given to the same advocate on that day.
 */
export async function giveValueTouch(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: TouchToGive,
  now: Instant,
  host: Host,
): Promise<Given> {
  const to = await readAddressee(tx, input.contactId)
  if (to === undefined) throw notFound('contact')
  requirePermission(canCare(actor, to))
  const touch = await loadValueTouch(tx, input.valueTouchId)
  await holdContact(tx, actor.workspaceId, to.contactId)
  const { today } = await readCareGround(tx, now)
  const on = input.through === 'mail' ? today : (input.on ?? today)
  const same = (await readGivenTouches(tx, to.contactId, 200)).find(
    (each) => each.on === on && each.valueTouchId === touch.id,
  )
  if (same !== undefined) {
    const why = `${same.by ?? 'Somebody'} gave ${to.name} this on that day already.`
    return refuse('given-today', why, { on, by: same.by })
  }
  const letter = letterOf(touch, to, actor, input)
  const mailId = input.through === 'mail' ? await mailTouch(tx, actor, to, letter, host) : null
  const isSaid = input.through === 'said' || blanksIn(letter.subject).length > 0
  const outcome = isSaid ? null : letter.subject
  const entry = { contactId: to.contactId, title: touch.title, on, outcome }
  const entryId = await logGive(tx, actor, entry, now)
  const give = { entryId, valueTouchId: touch.id, contactId: to.contactId, through: input.through, mailId }
  await insertGive(tx, actor.workspaceId, give)
  const told = { valueTouchId: touch.id, through: input.through, title: touch.title }
  await announce(tx, valueTouchGiven(actor, entryId, to, told))
  return accept({ entryId })
}

function letterOf(touch: ValueTouch, to: Addressee, actor: PersonActor, input: TouchToGive) {
  const own = writeTouchLetter(touch, to, actor)
  const fill = fillerOf(to, actor)
  return { subject: fill(input.subject ?? own.subject), text: fill(input.text ?? own.text) }
}

async function mailTouch(
  tx: WorkspaceTx,
  actor: PersonActor,
  to: Addressee,
  letter: Letter,
  host: Host,
): Promise<string> {
  const whose = { workspaceId: actor.workspaceId, contactId: to.contactId }
  const foot = await makeOwnPageFoot(tx, whose, languageFor(to), host, host.now())
  return mailLetter(tx, actor, to, letter, { about: { kind: 'contact', id: to.contactId }, foot }, host)
}
