import { closeCase } from '../customers/server/close-case.ts'
import { recordAbsence } from '../customers/server/record-absence.ts'
import { noteInitiative, openCase } from '../customers/server/record-care.ts'
import { readCustomerIds } from './example.reads.ts'
import type { Step } from './step.ts'

const morningOf = (day: string) => `${day}T08:00:00.000Z`

/** Cases, absences and initiatives, each on the day it came up. */
export const takeInCare: Step = async ({ tx, actor, example }) => {
  const { accounts, contacts } = await readCustomerIds(tx, actor.workspaceId)
  const { cases, absences, initiatives } = example.care
  for (const { account, number, title, severity, openedOn, closedOn } of cases) {
    const accountId = accounts.get(account.crmId) ?? ''
    const id = await openCase(
      tx,
      actor,
      accountId,
      { number, title, severity, openedOn },
      morningOf(openedOn),
    )
    if (closedOn !== null) await closeCase(tx, actor, id, { on: closedOn }, morningOf(closedOn))
  }
  for (const { contact, fromOn, untilOn, reason } of absences) {
    await recordAbsence(tx, actor, contacts.get(contact.crmId) ?? '', { fromOn, untilOn, reason })
  }
  for (const { account, title, notedOn } of initiatives) {
    await noteInitiative(tx, actor, accounts.get(account.crmId) ?? '', { title, notedOn }, morningOf(notedOn))
  }
}
