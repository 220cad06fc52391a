import type { Actor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { canEditAccount, canEditContact } from '../../policy.ts'
import { loadAccount } from '../../server/account.store.ts'
import { insertContact, loadContact, saveContact } from '../../server/contact.store.ts'
import { recordMoves } from '../../server/contact-upsert.store.ts'
import { requireNewcomer } from '../../server/create-contact.ts'
import { columnsOfContact, saveLinksOfContact } from '../../server/edit-contact.ts'
import { dayGiven } from '../../server/update-contact.ts'
import type { recordArrival as arrivalContract, recordRole as roleContract } from '../chart.contract.ts'
import { contactJoined, roleChanged } from '../chart.events.ts'
import { requireSuperior } from './set-reporting-line.ts'

/** Records another post at the same account: persona and seniority follow the title, the former post stays on record. */
export async function recordRole(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  input: BodyOf<typeof roleContract>,
  now: Instant,
): Promise<void> {
  const contact = await loadContact(tx, actor, contactId)
  requirePermission(canEditContact(actor, contact))
  const title = input.title.trim()
  if (title === contact.title) return
  const on = dayGiven('on', input.on, now)
  await saveContact(
    tx,
    actor.workspaceId,
    contactId,
    await columnsOfContact(tx, actor, { title }, contactId),
    now,
  )
  const { accountId: at, title: titleThere } = contact
  if (at !== null) {
    await recordMoves(
      tx,
      actor.workspaceId,
      [{ contactId, from: at, to: at, titleThere, title }],
      on,
      'person',
    )
  }
  await announce(tx, roleChanged(actor, contact, { on, before: contact.title, after: title }))
}

/** Records somebody new at an account, in as few words as there are. Gives their id. */
export async function recordArrival(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  input: BodyOf<typeof arrivalContract>,
  now: Instant,
): Promise<string> {
  requirePermission(canEditAccount(actor, await loadAccount(tx, actor, accountId)))
  const name = input.name.trim()
  await requireNewcomer(tx, actor.workspaceId, accountId, name)
  const mails = input.mail == null ? {} : { mails: [input.mail] }
  const edit = { name, title: clean(input.title ?? null), ...mails }
  const reportsToId = input.reportsToId ?? null
  if (reportsToId !== null) await requireSuperior(tx, actor, { id: null, accountId }, reportsToId)
  const columns = await columnsOfContact(tx, actor, edit)
  const place = { account_id: accountId, reports_to_id: reportsToId }
  const id = await insertContact(tx, actor.workspaceId, { ...columns, name, ...place })
  await saveLinksOfContact(tx, actor, id, edit)
  const on = input.on == null ? null : dayGiven('on', input.on, now)
  if (on !== null) {
    const move = { contactId: id, from: null, to: accountId, titleThere: null, title: edit.title }
    await recordMoves(tx, actor.workspaceId, [move], on, 'person')
  }
  await announce(tx, contactJoined(actor, { id, accountId, name }, { on, title: edit.title }))
  return id
}
