import type { PersonActor } from '../../../kernel/actor.ts'
import type { Decision } from '../../../kernel/result.ts'
import { type Instant, toInstant } from '../../../kernel/time.ts'
import { acceptedOr } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { agreeMeeting } from '../../talks/server/agree-meeting.ts'
import { cancelMeeting } from '../../talks/server/cancel-meeting.ts'
import { missMeeting } from '../../talks/server/miss-meeting.ts'
import {
  agreeMeeting as agreeEndpoint,
  recordAnswer as answerEndpoint,
  cancelMeeting as cancelEndpoint,
  completeMeeting as completeEndpoint,
  giveFeedback as feedbackEndpoint,
  getAskLetter,
  missMeeting as missEndpoint,
  correctResult as resultEndpoint,
  logAskSent as sentEndpoint,
} from '../ask.contract.ts'
import { readAsk } from './ask.reads.ts'
import { completeMeeting } from './complete-meeting.ts'
import { correctResult } from './correct-result.ts'
import { giveFeedback } from './give-feedback.ts'
import { readLetter } from './letter.reads.ts'
import { logAskSent } from './log-ask-sent.ts'
import { recordAnswer } from './record-answer.ts'

type Done = Promise<Decision<{ readonly askId: string }>>

/** The ask as it is after a move, for whoever moved it. */
async function after(tx: WorkspaceTx, actor: PersonActor, now: Instant, done: Done) {
  const { askId } = acceptedOr(await done)
  return { ask: await readAsk(tx, actor, askId, now) }
}

/** Asks of requests, from being sent to being reported on. */
export function requestAskRoutes({ serve }: Serving): void {
  serve(getAskLetter, ({ actor, db, params, host, now }) => readLetter(db, actor, params, host, now))
  serve(sentEndpoint, ({ actor, params, write, now }) =>
    write((tx) => after(tx, actor, now, logAskSent(tx, actor, params, now))),
  )
  serve(answerEndpoint, ({ actor, params, body, write, now, host }) => {
    const answer = { ...body, startsAt: body.startsAt == null ? null : toInstant(body.startsAt) }
    return write((tx) => after(tx, actor, now, recordAnswer(tx, actor, params, answer, now, host)))
  })
  serve(agreeEndpoint, ({ actor, params, body, write, now, host }) => {
    const meeting = { ...body, startsAt: toInstant(body.startsAt) }
    return write((tx) => after(tx, actor, now, agreeMeeting(tx, actor, params, meeting, now, host)))
  })
  serve(cancelEndpoint, ({ actor, params, write, now, host }) =>
    write((tx) => after(tx, actor, now, cancelMeeting(tx, actor, params, now, host))),
  )
  serve(completeEndpoint, ({ actor, params, body, write, now, host }) =>
    write((tx) => after(tx, actor, now, completeMeeting(tx, actor, params, body, now, host))),
  )
  serve(resultEndpoint, ({ actor, params, body, write, now, host }) =>
    write((tx) => after(tx, actor, now, correctResult(tx, actor, params, body, host))),
  )
  serve(missEndpoint, ({ actor, params, body, write, now, host }) => {
    const missed = { reason: body.reason, missing: body.missing ?? null, again: body.again ?? false }
    return write((tx) => after(tx, actor, now, missMeeting(tx, actor, params, missed, now, host)))
  })
  serve(feedbackEndpoint, ({ actor, params, body, write, now }) => {
    const feedback = { ...body, side: 'requester' as const }
    return write((tx) => after(tx, actor, now, giveFeedback(tx, actor, params, feedback, now)))
  })
}
