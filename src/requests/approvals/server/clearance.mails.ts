import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { addresseeOf } from '../../asks/ask-letter.ts'
import { approverOf, type RequestAsk } from '../../asks/request-ask.ts'
import { mailCustomer, mailStaff } from '../../asks/server/ask.mails.ts'
import { sayMoment } from '../../asks/tell-ask.ts'
import { readProgramManagers } from '../../server/program.reads.ts'
import { writeApproval, writeHouseDeclined } from '../wording-letter.ts'
import type { StoredApproval } from './approval.store.ts'
import type { OutsideApprover } from './outside-approver.store.ts'
import { readVersions } from './wording.reads.ts'

/** Asks whoever approves in the customer's house, in the proposer's name, or reminds them; each once. */
export async function mailOutsideApprover(
  tx: WorkspaceTx,
  ask: AskFacts,
  step: StoredApproval,
  outside: OutsideApprover,
  mail: { readonly kind: 'approval' | 'reminder'; readonly address: string; readonly host: Host },
): Promise<void> {
  const words = ask.needsWords ? ((await readVersions(tx, ask.id)).at(-1) ?? null) : null
  const letter = writeApproval(ask, outside.name, words, mail.kind === 'reminder')
  const to = { address: outside.email, name: outside.name }
  const kind = `${mail.kind}:${step.id}:${step.openedAt}`
  await mailCustomer(tx, ask, kind, letter, mail.host, { address: mail.address, to })
}

/** Tells the customer that somebody of their own house said no. */
export async function mailHouseDeclined(
  tx: WorkspaceTx,
  ask: AskFacts,
  by: string,
  host: Host,
): Promise<void> {
  await mailCustomer(tx, ask, 'house-declined', writeHouseDeclined(ask, by), host)
}

const missing = {
  company: (ask: AskFacts) => ({
    subject: `Who approves at ${ask.account.name}?`,
    says: `${addresseeOf(ask)} said yes to “${ask.activity.name}”, and their communications or legal have to approve it. Nobody there is named yet.`,
    way: 'Name who it is on the request’s page, with their mail: they get one page with one button. Or note there what they said.',
  }),
  legal: (ask: AskFacts) => ({
    subject: `Our legal has to approve: ${ask.activity.name}, ${addresseeOf(ask)}`,
    says: `“${ask.activity.name}” with ${addresseeOf(ask)} of ${ask.account.name} waits for our legal, and nobody is named for it.`,
    way: 'Note the answer under Approvals. Who answers for our legal is chosen in Settings, Requests.',
  }),
  executive: (ask: AskFacts) => ({
    subject: `An executive has to approve: ${ask.activity.name}, ${addresseeOf(ask)}`,
    says: `“${ask.activity.name}” with ${addresseeOf(ask)} of ${ask.account.name} waits for an executive, and nobody is named for it.`,
    way: 'Note the answer under Approvals. Who answers for our executives is chosen in Settings, Requests.',
  }),
  program: (ask: AskFacts) => ({
    subject: `The program has to approve: ${ask.activity.name}, ${addresseeOf(ask)}`,
    says: `“${ask.activity.name}” with ${addresseeOf(ask)} of ${ask.account.name} waits for the program’s yes.`,
    way: 'Any program manager answers under Approvals.',
  }),
  owner: (ask: AskFacts) => ({
    subject: `Nobody holds ${ask.account.name}: may we ask ${addresseeOf(ask)}?`,
    says: `“${ask.activity.name}” with ${addresseeOf(ask)} waits for the relationship owner, and ${ask.account.name} has none.`,
    way: 'Name a relationship owner for the account, or answer under Approvals.',
  }),
} as const

/** Where nobody is named who could answer, tells who can name somebody; once for each opening. */
export async function mailWhoNamesApprover(
  tx: WorkspaceTx,
  ask: AskFacts,
  step: StoredApproval,
  host: Host,
): Promise<void> {
  const { subject, says, way } = missing[step.approver](ask)
  const people =
    step.approver === 'company' ? [ask.owner, ask.proposer, ask.handler] : await readProgramManagers(tx)
  const kind = `approver-wanted:${step.id}:${step.openedAt}`
  for (const to of once(people))
    await mailStaff(tx, ask, { to, kind, subject, paragraphs: [says, way] }, host)
}

/** Tells who proposed it and the program, once, that the time of a step that must wait has gone by. */
export async function mailOverdue(
  tx: WorkspaceTx,
  ask: AskFacts,
  step: RequestAsk['approvals'][number],
  host: Host,
): Promise<void> {
  const [who, customer] = [approverOf(step), addresseeOf(ask)]
  const program = ask.handler === null ? await readProgramManagers(tx) : [ask.handler]
  const until =
    step.dueAt === null ? '' : ` The time for it was over ${sayMoment(step.dueAt, ask.workspace.timeZone)}.`
  const mail = {
    kind: `overdue:${step.id}:${step.openedAt}`,
    subject: `No answer from ${who}: ${customer}, ${ask.activity.name}`,
    paragraphs: [
      `${who} has not answered yet.${until} Without a yes it does not go on with ${customer} of ${ask.account.name}.`,
      'Speak with them, or note on the request’s page what they said.',
    ],
  }
  for (const to of once([ask.proposer, ...program])) await mailStaff(tx, ask, { to, ...mail }, host)
}

/** Our side hears that everybody has said yes, and which words stand. */
export async function mailCleared(
  tx: WorkspaceTx,
  ask: AskFacts,
  { wording }: RequestAsk,
  host: Host,
): Promise<void> {
  const customer = addresseeOf(ask)
  const words = wording === null ? [] : [`The words that stand: “${wording.text}”`]
  const mail = {
    kind: `cleared:${wording?.version ?? 0}`,
    subject: `Everybody has said yes: ${customer}, ${ask.activity.name}`,
    paragraphs: [
      `${ask.activity.name} with ${customer} of ${ask.account.name} has every approval it needs.`,
      ...words,
    ],
  }
  for (const to of once([ask.requester, ask.proposer, ask.handler])) {
    await mailStaff(tx, ask, { to, ...mail }, host)
  }
}

function once<Person extends { readonly id: string }>(people: readonly (Person | null)[]): Person[] {
  return [...new Map(people.filter((each) => each !== null).map((each) => [each.id, each])).values()]
}
