import { endAwaitedNotices, endNewsAbout, endNoticesAbout } from '../../identity/server/end-notices.ts'
import { notifyPerson } from '../../identity/server/notify-person.ts'
import type { ImmediateReaction, Reaction } from '../../server/reactions.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { sayDay } from '../asks/tell-ask.ts'
import { endedBy, endingEvents } from '../awaited.ts'
import { readProgramManagers } from './program.reads.ts'

const newRequest = 'new-request'

/** What no longer waits for anybody ends in the transaction that settled it, so that nobody is told of it after. */
export const noticeImmediateReactions: readonly ImmediateReaction[] = [
  ...endingEvents.map(
    (to): ImmediateReaction => ({
      to,
      async run({ tx, fact, now }) {
        const { awaited, personId = null } = endedBy(fact)
        await endAwaitedNotices(tx, awaited, now, personId)
      },
    }),
  ),
  ...['request.closed', 'request.withdrawn'].map(
    (to): ImmediateReaction => ({
      to,
      async run({ tx, fact, now }) {
        // How a talk went is asked after the request is closed as well, and a text to pass on is still to be passed on.
        await endNoticesAbout(tx, fact.subject.id, now, ['feedback', 'withdrawal', 'to-copy'])
        await endNewsAbout(tx, fact.subject.id, newRequest, now)
      },
    }),
  ),
  {
    to: 'request.taken',
    run: ({ tx, fact, now }) => endNewsAbout(tx, fact.subject.id, newRequest, now),
  },
]

/** Program managers hear of a request that nobody looks after yet, once each. */
export const noticeReactions: readonly Reaction[] = [
  {
    to: 'request.submitted',
    by: 'tell-new-requests',
    async run({ tx, event, host, now }) {
      const request = await readUntaken(tx, event.subjectId)
      if (request === undefined) return
      for (const { id } of await readProgramManagers(tx)) {
        if (id === event.actorId) continue
        const notice = {
          personId: id,
          kind: newRequest,
          key: `${newRequest}:${request.id}`,
          title: `New: R-${request.number}, ${request.title}`,
          paragraphs: [`${request.requester}: ${request.activity}${dueWords(request.needBy)}.`],
          about: { kind: 'request', id: request.id },
          path: `/requests/${request.id}`,
          open: 'Open the request',
          by: event.actorId === null ? null : { id: event.actorId },
        }
        await notifyPerson(tx, notice, host, now)
      }
    },
  },
]

const dueWords = (needBy: string | null) => (needBy === null ? '' : `, needed by ${sayDay(needBy)}`)

async function readUntaken(tx: WorkspaceTx, requestId: string) {
  return tx
    .selectFrom('requests as r')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'r.workspace_id').onRef('p.id', '=', 'r.requester_id'),
    )
    .innerJoin('activity_types as t', (join) =>
      join.onRef('t.workspace_id', '=', 'r.workspace_id').onRef('t.id', '=', 'r.activity_type_id'),
    )
    .select([
      'r.id',
      'r.number',
      'r.title',
      'r.need_by as needBy',
      'p.name as requester',
      't.name as activity',
    ])
    .where('r.id', '=', requestId)
    .where('r.handler_id', 'is', null)
    .where('r.state', '<>', 'closed')
    .executeTakeFirst()
}
