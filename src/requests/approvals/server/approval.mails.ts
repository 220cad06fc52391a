import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { addresseeOf } from '../../asks/ask-letter.ts'
import { approverLines } from '../../asks/kind-facts.ts'
import { mailStaff } from '../../asks/server/ask.mails.ts'
import { noteOwnerTold } from '../../asks/server/ask.store.ts'
import { sayDay, sayMoment } from '../../asks/tell-ask.ts'
import type { StoredApproval } from './approval.store.ts'
import { readInsteadOfOwner } from './instead-of-owner.reads.ts'
import { readVersions } from './wording.reads.ts'

/** What happens without an answer, in one sentence. */
export function silenceOf(
  approval: Pick<StoredApproval, 'needsYes' | 'dueAt' | 'afterYes'>,
  ask: { readonly customer: string; readonly proposer: string; readonly timeZone: string },
): string {
  if (approval.afterYes) return `Without a yes it waits, and does not go ahead with ${ask.customer}.`
  if (approval.dueAt === null) return `Without a yes ${ask.customer} is not asked.`
  const until = sayMoment(approval.dueAt, ask.timeZone)
  if (approval.needsYes)
    return `Without an answer by ${until} it waits: without a yes ${ask.customer} is not asked.`
  return `Without an answer by ${until}, ${ask.proposer} asks ${ask.customer}, as agreed for the account.`
}

/** Asks an approver for their yes, or reminds them; to nobody where any holder of a role may answer. */
export async function mailApprover(
  tx: WorkspaceTx,
  ask: AskFacts,
  approval: StoredApproval,
  {
    kind,
    address,
    host,
  }: { readonly kind: 'approval' | 'reminder'; readonly address: string; readonly host: Host },
): Promise<void> {
  if (approval.personId === null) return
  const to = await readApprover(tx, ask, approval.personId)
  const told = { customer: addresseeOf(ask), proposer: ask.proposer.name, timeZone: ask.workspace.timeZone }
  const words = approval.afterYes && ask.needsWords ? ((await readVersions(tx, ask.id)).at(-1) ?? null) : null
  await mailStaff(
    tx,
    ask,
    {
      to,
      // Who becomes the owner again is asked again: the moment it was opened tells the two apart.
      kind: `${kind}:${approval.id}:${approval.openedAt}`,
      subject: `${kind === 'reminder' ? 'Still waiting: ' : ''}${questionOf(ask, approval, kind)}`,
      paragraphs: [
        ...(await whyThey(tx, approval)),
        ...(approval.onBehalfOf === null ? [] : [`You answer for ${approval.onBehalfOf.name}, who is away.`]),
        whatFor(ask, approval),
        ...approverLines(ask, 'en', 'ours'),
        ...(words === null ? [] : [`The words: “${words.text}”`]),
        silenceOf(approval, told),
      ],
      button: { label: 'Answer', address },
      below: ['Answering takes one click and no signing in. Opening this link changes nothing.'],
    },
    host,
  )
}

async function readApprover(tx: WorkspaceTx, { workspace }: AskFacts, personId: string) {
  const found = await tx
    .selectFrom('people')
    .select(['id', 'name', 'email'])
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', personId)
    .executeTakeFirst()
  return found ?? null
}

async function whyThey(tx: WorkspaceTx, { id, openedAt }: StoredApproval): Promise<string[]> {
  if (openedAt === null) return []
  const why = (await readInsteadOfOwner(tx, [id], openedAt)).get(id)
  return why === undefined ? [] : [`You are asked in the owner’s place. ${why}`]
}

function questionOf(ask: AskFacts, { afterYes }: StoredApproval, kind: 'approval' | 'reminder'): string {
  const may = kind === 'reminder' ? 'may' : 'May'
  const customer = addresseeOf(ask)
  return afterYes
    ? `${may} this go ahead: “${ask.activity.name}” with ${customer}?`
    : `${may} we ask ${customer} for “${ask.activity.name}”?`
}

function whatFor(ask: AskFacts, step: { readonly afterYes: boolean } = { afterYes: false }): string {
  const { requester, prospect, activity, account, request } = ask
  const customer = addresseeOf(ask)
  const of = customer === account.name ? customer : `${customer} of ${account.name}`
  const forWhom = prospect === null ? '' : ` for ${prospect}`
  const when = ask.wishedOn === null ? '' : ` around ${sayDay(ask.wishedOn)}`
  const why = ask.whyYou === '' ? '' : ` Why them: ${ask.whyYou}`
  if (step.afterYes) {
    return `${of} said yes to “${activity.name}”${forWhom}${when}, which ${requester.name} asked for. It goes ahead once everybody has said yes.${why}`
  }
  return `${requester.name} would like ${of} to do “${activity.name}”${forWhom}, ${request.minutes} minutes${when}.${why}`
}

/** The owner of a customer who is asked without their yes hears of it, and can still object. */
export async function mailInformed(
  tx: WorkspaceTx,
  ask: AskFacts,
  host: Host,
  kind: 'informed' | 'passed',
): Promise<void> {
  if (ask.owner === null || ask.owner.id === ask.proposer.id) return
  const customer = addresseeOf(ask)
  const because =
    kind === 'passed'
      ? 'No answer came in time, so it went on as agreed for the account.'
      : 'For this kind of activity the relationship owner is told, not asked.'
  await mailStaff(
    tx,
    ask,
    {
      to: ask.owner,
      kind,
      subject: `${ask.proposer.name} asks ${customer} for “${ask.activity.name}”`,
      paragraphs: [whatFor(ask), because],
    },
    host,
  )
  await noteOwnerTold(tx, { workspaceId: ask.workspace.id, askId: ask.id }, host.now())
}

/** The requester's side hears that an approver said no, and who is next best. */
export async function mailRefused(
  tx: WorkspaceTx,
  ask: AskFacts,
  host: Host,
  told: {
    readonly by: string
    readonly why: string | null
    readonly until: string | null
    readonly next: string
    /** The customer had said yes themselves. */
    readonly afterYes: boolean
  },
): Promise<void> {
  const customer = addresseeOf(ask)
  const until = told.until === null ? '' : ` Not before ${sayDay(told.until)}.`
  const why = told.why === null ? '' : ` The reason: ${ended(told.why)}`
  await mailOurSide(tx, ask, host, {
    kind: 'refused',
    subject: told.afterYes ? `It does not go ahead with ${customer}` : `${customer} cannot be asked`,
    paragraphs: [
      `${told.by} said no to ${told.afterYes ? `“${ask.activity.name}” with` : 'asking'} ${customer} of ${ask.account.name}.${why}${until}`,
      told.next,
    ],
  })
}

/** A sentence of somebody's with its full stop. */
function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`
}

/** The requester's side hears that protection stopped an ask after everybody had said yes. */
export async function mailStopped(
  tx: WorkspaceTx,
  ask: AskFacts,
  host: Host,
  told: { readonly why: string; readonly next: string },
): Promise<void> {
  const customer = addresseeOf(ask)
  await mailOurSide(tx, ask, host, {
    kind: 'stopped',
    subject: `${customer} cannot be asked now`,
    paragraphs: [`Everybody had said yes, but meanwhile it cannot be: ${told.why}`, told.next],
  })
}

async function mailOurSide(
  tx: WorkspaceTx,
  ask: AskFacts,
  host: Host,
  letter: { readonly kind: string; readonly subject: string; readonly paragraphs: readonly string[] },
): Promise<void> {
  const people = [ask.requester, ask.handler ?? ask.proposer]
  const once = new Map(people.map((person) => [person.id, person]))
  for (const to of once.values()) await mailStaff(tx, ask, { to, ...letter }, host)
}
