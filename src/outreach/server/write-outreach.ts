import { logTouch } from '../../activities/server/log-entry.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { fillWords, type LetterWay, wordsIn } from '../../protection/letter.ts'
import { mailLetter } from '../../protection/server/mail-letter.ts'
import { type Addressee, readAddressee } from '../../protection/server/value-touch.reads.ts'
import { languageFor, type PageLanguage } from '../../requests/asks/page-language.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { outreachWritten } from '../events.ts'
import { decideAct, decideWrittenLately } from '../outreach.ts'
import { canWrite } from '../policy.ts'
import { readGround } from './ground.reads.ts'
import { holdOutreach, readContactFacts, saveOutreach } from './outreach.store.ts'
import { readPersonHere } from './person.reads.ts'
import { loadTemplate, type Template } from './template.reads.ts'

export type OutreachLetter = {
  readonly subject: string
  readonly text: string
  readonly language: PageLanguage
}

type Db = WorkspaceDb | WorkspaceTx

/** Who is written to; 404 where there is no such contact. */
export async function loadAddressee(db: Db, contactId: string): Promise<Addressee> {
  const to = await readAddressee(db, contactId)
  if (to === undefined) throw notFound('contact')
  return to
}

/** A template in the reader's language, filled in for them, for whoever sends it and for who holds the relationship. */
export async function writeOutreachLetter(
  db: Db,
  template: Template,
  to: Addressee,
  sender: PersonActor,
): Promise<OutreachLetter> {
  const fill = await fillerOf(db, to, sender)
  const { subject, text, language } = wordsIn(languageFor(to), template)
  return { subject: fill(subject), text: fill(text), language }
}

async function fillerOf(db: Db, to: Addressee, sender: PersonActor) {
  const ownerId = to.ownerId ?? to.relationshipOwnerId
  const owner = ownerId === null ? undefined : await readPersonHere(db, ownerId)
  const named = { sender: sender.name, owner: owner?.name ?? sender.name }
  const values = { name: to.name, company: to.accountName, workspace: to.workspace, ...named }
  return (words: string) => fillWords(words, values)
}

export type LetterToSend = {
  readonly outreachId: string
  readonly through: LetterWay
  readonly templateId?: string | null
  readonly subject: string
  readonly text: string
}

/**
 * The first word goes: by mail in the name of whoever presses, with answers to them, or noted as copied or said. Refused
 * while the owner has the word, after it went once, and where anybody wrote to the same contact within the days set.
 */
export async function writeOutreach(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: LetterToSend,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const outreach = await holdOutreach(tx, input.outreachId)
  requirePermission(canWrite(actor, outreach))
  const decision = decideAct(outreach.state, 'write')
  if (!decision.ok) return decision
  const at = await readGround(tx, now)
  const facts = await readContactFacts(tx, outreach.contactId, now)
  // What the customer themself put off may be taken up on the day they named.
  const lately = decideWrittenLately(facts, at.today, at.againAfter)
  if (!lately.ok && !(await wasPutOff(tx, outreach.id))) return lately
  const to = await loadAddressee(tx, outreach.contactId)
  const template = input.templateId == null ? null : await loadTemplate(tx, input.templateId)
  const fill = await fillerOf(tx, to, actor)
  const letter = { subject: fill(input.subject.trim()), text: fill(input.text) }
  const about = { kind: 'outreach', id: outreach.id }
  const mailId = input.through === 'mail' ? await mailLetter(tx, actor, to, letter, { about }, host) : null
  const { through } = input
  const sent = {
    written_at: now,
    written_by: actor.personId,
    through,
    mail_id: mailId,
    subject: letter.subject,
  }
  const templateId = template?.id ?? outreach.templateId
  const change = { state: 'written', ...sent, template_id: templateId, later_until: null } as const
  await saveOutreach(tx, actor.workspaceId, outreach.id, change, now)
  if (outreach.accountId !== null) {
    const entry = { contactId: outreach.contactId, title: 'First word about the program', on: at.today }
    await logTouch(tx, actor, { ...entry, outcome: letter.subject }, now)
  }
  await announce(tx, outreachWritten(actor, outreach, { through, templateId, subject: letter.subject }))
  return accept({})
}

async function wasPutOff(tx: WorkspaceTx, outreachId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('outreaches')
    .select('later_until')
    .where('id', '=', outreachId)
    .executeTakeFirst()
  return row?.later_until != null
}
