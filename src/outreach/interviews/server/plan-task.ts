import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import { workingDayAfter } from '../../../kernel/working-days.ts'
import { sayDay } from '../../../requests/asks/tell-ask.ts'
import type { Host } from '../../../server/host.ts'
import { makeLink } from '../../../server/links.ts'
import { publicAddress } from '../../../server/public-address.ts'
import { readSettings } from '../../../server/settings.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { mayAskOwner } from '../../../stewardship/server/ask-owner.ts'
import { readGround } from '../../server/ground.reads.ts'
import { readContactFacts } from '../../server/outreach.store.ts'
import { whomToAsk } from '../../server/plan-outreach.ts'
import { briefDays, confirmationDays, type TaskKind } from '../task.ts'
import { holdTask, insertTask, type StoredTask, saveTask } from './task.store.ts'

/** What the link of the account team's page about an interview is for. */
export const taskPurpose = 'task'
/** How long the page may be opened, in milliseconds: 60 days. */
const pageLives = 60 * 86_400_000

export const awaitedOfTask = (taskId: string) => `interview-task:${taskId}`

/**
 * Notes that the account team owes something around an interview, from today on; once for each kind. It is asked for by
 * the job, as soon as the owner's week has a place. Nothing where nobody holds the relationship, or the actor does.
 */
export async function planTask(
  tx: WorkspaceTx,
  actor: Actor,
  about: { readonly interviewId: string; readonly contactId: string; readonly kind: TaskKind },
  now: Instant,
): Promise<void> {
  const at = await readGround(tx, now)
  const contact = await readContactFacts(tx, about.contactId, now)
  const self = actor.kind === 'person' ? actor.personId : ''
  const owner = await whomToAsk(tx, contact, self, { ...at, sendsMail: true })
  if (owner === null || owner.outOfReach === 'left') return
  await insertTask(tx, actor.workspaceId, { ...about, ownerId: owner.id, dueFrom: at.today }, now)
}

/** Asks for a task whose day has come, where the owner's week has a place; else it waits until their next week. */
export async function askForTask(
  tx: WorkspaceTx,
  actor: Actor,
  taskId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const task = await holdTask(tx, taskId)
  if (task === undefined || task.state !== 'due') return
  const asked = await mayAskOwner(tx, {
    personId: task.owner.id,
    task: task.kind === 'brief' ? 'fulfil' : 'confirm',
    about: { kind: 'interview-task', id: task.id },
    now,
  })
  if (!asked.ok) return saveTask(tx, task.id, { due_from: asked.from })
  const at = await readGround(tx, now)
  const [brief, confirmation] = await readSettings(tx, actor, [briefDays, confirmationDays])
  const days = task.kind === 'brief' ? brief : confirmation
  const answerBy = workingDayAfter(at.today, days, at.holidays)
  await saveTask(tx, task.id, { state: 'asked', ask_id: asked.askId, asked_at: now, answer_by: answerBy })
  const expiresAt = addMilliseconds(now, pageLives)
  const link = { workspaceId: actor.workspaceId, purpose: taskPurpose, subjectId: task.id, expiresAt }
  const token = await makeLink(tx, link, now)
  await tellOwner(tx, task, answerBy, `${publicAddress(host.config)}/task/${token}`, host, now)
}

function tellOwner(
  tx: WorkspaceTx,
  task: StoredTask,
  answerBy: string,
  address: string,
  host: Host,
  now: Instant,
) {
  const { contact, kind, scribe } = task
  const isBrief = kind === 'brief'
  return notifyPerson(
    tx,
    {
      personId: task.owner.id,
      kind: isBrief ? 'interview-brief' : 'interview-confirmation',
      key: `interview-task:${task.id}`,
      title: isBrief
        ? `What should we know before we talk with ${contact}?`
        : `${contact} was interviewed: is it right?`,
      paragraphs: [
        isBrief
          ? `${scribe} holds the interview with ${contact}. What is going well, whom did they leave for us, and what had better not be brought up?`
          : `${scribe} wrote down what ${contact} said. One look of yours is enough: is anything wrong, or better left out?`,
        `Until ${sayDay(answerBy)}, please.`,
      ],
      about: { kind: 'contact', id: task.contactId },
      path: `/advocates/${task.contactId}/interview`,
      open: 'Open the interview',
      link: { label: isBrief ? 'Tell us' : 'Look it over', address },
      below: ['About a minute, and no signing in. Opening this link changes nothing.'],
      awaits: awaitedOfTask(task.id),
    },
    host,
    now,
  )
}
