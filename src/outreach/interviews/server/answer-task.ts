import { endAwaitedNotices } from '../../../identity/server/end-notices.ts'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { answerOwnerAsk } from '../../../stewardship/server/ask-owner.ts'
import { interviewTaskAnswered } from '../events.ts'
import { savePreparation } from './invitation.store.ts'
import { awaitedOfTask } from './plan-task.ts'
import { holdTask, type StoredTask, saveTask } from './task.store.ts'

export type TaskAnswer = {
  readonly taskId: string
  readonly isRight?: boolean | null
  readonly words?: string | null
  readonly seconds?: number | null
}

/**
 * The account team's word: a brief stands in the interview ahead of it; a look says that what was written is right, or
 * what is not, and whoever wrote it down hears so. The first answer stands.
 */
export async function answerTask(
  tx: WorkspaceTx,
  actor: Actor,
  input: TaskAnswer,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const task = await holdTask(tx, input.taskId)
  if (task === undefined) throw notFound('task')
  if (task.state === 'dropped') return refuse('over', 'This is not needed any more.')
  if (task.state === 'answered') return accept({})
  const words = clean(input.words)
  const isRight = task.kind === 'confirmation' ? (input.isRight ?? null) : null
  if (task.kind === 'brief' && words === null) throw invalid('words', 'Write at least a word.')
  if (task.kind === 'confirmation' && isRight === null) throw invalid('isRight', 'Say whether it is right.')
  if (isRight === false && words === null) throw invalid('words', 'Say what is not right.')
  const by = { answered_at: now, answered_by: task.owner.id }
  await saveTask(tx, task.id, { state: 'answered', is_right: isRight, words, ...by })
  if (task.askId !== null) await answerOwnerAsk(tx, task.askId, { seconds: input.seconds ?? null, now })
  if (task.kind === 'brief' && words !== null) {
    const answers = [{ section: 'opening', text: words }]
    await savePreparation(tx, task.interviewId, 'owner', answers, task.owner.id, now)
  }
  await announce(tx, interviewTaskAnswered(actor, task, { kind: task.kind, isRight }))
  await endAwaitedNotices(tx, [awaitedOfTask(task.id)], now)
  await tellScribe(tx, task, { isRight, words }, host, now)
  return accept({})
}

async function tellScribe(
  tx: WorkspaceTx,
  task: StoredTask,
  said: { readonly isRight: boolean | null; readonly words: string | null },
  host: Host,
  now: Instant,
): Promise<void> {
  const { owner, contact, kind } = task
  const title =
    kind === 'brief'
      ? `${owner.name} told you about ${contact}`
      : said.isRight === true
        ? `${owner.name} finds the interview with ${contact} right`
        : `${owner.name} found something in the interview with ${contact}`
  await notifyPerson(
    tx,
    {
      personId: task.scribeId,
      kind: 'interview-answer',
      key: `interview-task-answer:${task.id}`,
      title,
      paragraphs: said.words === null ? ['Nothing was found wrong.'] : [`“${said.words}”`],
      about: { kind: 'contact', id: task.contactId },
      path: kind === 'brief' ? `/advocates/${task.contactId}/interview` : `/advocates/${task.contactId}`,
      open: kind === 'brief' ? 'Open the interview' : 'Open the profile',
      by: { id: owner.id },
    },
    host,
    now,
  )
}
