import type { BodyOf } from '../../kernel/contract.ts'
import { acceptedOr } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import {
  bookInterview as bookEndpoint,
  finishInterview as finishEndpoint,
  getInterview,
  openInterview as openEndpoint,
  takeOverInterview as takeOverEndpoint,
  writeInterview as writeEndpoint,
} from '../interview.contract.ts'
import { readAdvocate } from './advocate.reads.ts'
import { bookInterview } from './book-interview.ts'
import { finishInterview } from './finish-interview.ts'
import { readInterview } from './interview.reads.ts'
import { openInterview } from './open-interview.ts'
import { type InterviewInput, takeOverInterview, writeInterview } from './write-interview.ts'

/** The interview: opened, written as it is held, put off, finished. */
export function interviewRoutes({ serve }: Serving): void {
  serve(getInterview, async ({ actor, params, db, now }) => readInterview(db, actor, params.contactId, now))
  serve(openEndpoint, async ({ actor, params, body, write, now }) => {
    const input = { contactId: params.contactId, bookedFor: body.bookedFor ?? null }
    await write((tx) => openInterview(tx, actor, input, now))
    return {}
  })
  serve(writeEndpoint, async ({ actor, params, body, db, write, now }) => {
    const { version } = await write((tx) => writeInterview(tx, actor, inputOf(params, body), now))
    const { completeness, unmet } = await readAdvocate(db, actor, params.contactId, now)
    return { version, savedAt: now, completeness, unmet }
  })
  serve(bookEndpoint, async ({ actor, params, body, write, now }) =>
    write((tx) => bookInterview(tx, actor, { ...params, ...body }, now)),
  )
  serve(takeOverEndpoint, ({ actor, params, write, now }) =>
    write((tx) => takeOverInterview(tx, actor, params.contactId, now)),
  )
  serve(finishEndpoint, async ({ actor, params, body, write, now }) => {
    acceptedOr(await write((tx) => finishInterview(tx, actor, { ...params, ...body }, now)))
    return {}
  })
}

type Params = Pick<InterviewInput, 'contactId' | 'section'>

function inputOf(params: Params, body: BodyOf<typeof writeEndpoint>): InterviewInput {
  const {
    version,
    mark,
    skipReason,
    sections,
    results,
    topics,
    willingness,
    permissions,
    limits,
    languages,
    ...rest
  } = body
  const { recommendScore, giftNote, recontactOn, ...notes } = rest
  return {
    ...params,
    version,
    mark: skipReason === undefined ? (mark ?? null) : { skipped: skipReason },
    profile: present({ sections, results, topics, willingness, permissions, limits, languages }),
    notes: present(notes),
    closing: present({ recommendScore, giftNote, recontactOn }),
  }
}

type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> }

/** The object without what was not given: left out means left as it is. */
function present<T extends object>(given: T): Present<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<T>
}
