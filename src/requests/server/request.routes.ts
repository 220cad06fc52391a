import { acceptedOr } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import {
  proposeAdvocate as proposeEndpoint,
  withdrawProposal as withdrawAskEndpoint,
} from '../asks/ask.contract.ts'
import { reachableContacts, readAsk } from '../asks/server/ask.reads.ts'
import { lookAtReach } from '../asks/server/look-at-reach.ts'
import { proposeAdvocate } from '../asks/server/propose-advocate.ts'
import { withdrawProposal } from '../asks/server/withdraw-proposal.ts'
import { draftRequest } from '../brief.contract.ts'
import { writeMessage } from '../conversation/server/write-message.ts'
import {
  askRequester as askRequesterEndpoint,
  closeRequest as closeEndpoint,
  createRequest as createEndpoint,
  getRequest,
  submitRequest as submitEndpoint,
  takeRequest as takeEndpoint,
  updateRequest as updateEndpoint,
  withdrawRequest as withdrawEndpoint,
  writeMessage as writeEndpoint,
} from '../request.contract.ts'
import { askRequester } from './ask-requester.ts'
import { readDraft } from './brief.reads.ts'
import { closeRequest } from './close-request.ts'
import { createRequest } from './create-request.ts'
import { readRank } from './rank.reads.ts'
import { readRequest, readRequestLoaded } from './request.reads.ts'
import { submitRequest } from './submit-request.ts'
import { takeRequest } from './take-request.ts'
import { updateRequest } from './update-request.ts'
import { withdrawRequest } from './withdraw-request.ts'

/** Requests, from the brief to their end, and the advocates proposed for them. */
export function requestRoutes(serving: Serving): void {
  readingRoutes(serving)
  briefRoutes(serving)
  wayRoutes(serving)
  proposalRoutes(serving)
}

function readingRoutes({ serve }: Serving): void {
  serve(draftRequest, async ({ actor, query, db, now }) => readDraft(db, actor, query, now))
  serve(getRequest, async ({ actor, params, db, now, host }) => {
    const { request, asks } = await readRequestLoaded(db, actor, params.requestId)
    const reachable = reachableContacts(actor, request, asks)
    const seen = await lookAtReach(host, actor, reachable, now)
    return readRequest(db, actor, params.requestId, now, seen)
  })
}

function briefRoutes({ serve }: Serving): void {
  serve(createEndpoint, async ({ actor, body, write, now, host }) =>
    write((tx) => createRequest(tx, actor, body, now, host)),
  )
  serve(updateEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      await updateRequest(tx, actor, params.requestId, body, now, host)
      return readRequest(tx, actor, params.requestId, now)
    }),
  )
  serve(submitEndpoint, async ({ actor, params, write, now, host }) =>
    write(async (tx) => {
      await submitRequest(tx, actor, params.requestId, now, host)
      return readRequest(tx, actor, params.requestId, now)
    }),
  )
}

function wayRoutes({ serve }: Serving): void {
  serve(takeEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      await takeRequest(tx, actor, { ...params, ...body }, now, host)
      return readRequest(tx, actor, params.requestId, now)
    }),
  )
  serve(askRequesterEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      acceptedOr(await askRequester(tx, actor, { ...params, ...body }, now, host))
      return readRequest(tx, actor, params.requestId, now)
    }),
  )
  serve(writeEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      await writeMessage(tx, actor, { ...params, ...body }, now, host)
      return readRequest(tx, actor, params.requestId, now)
    }),
  )
  serve(withdrawEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      await withdrawRequest(tx, actor, { ...params, ...body }, now, host)
      return readRequest(tx, actor, params.requestId, now)
    }),
  )
  serve(closeEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      await closeRequest(tx, actor, { ...params, ...body }, now, host)
      return readRequest(tx, actor, params.requestId, now)
    }),
  )
}

function proposalRoutes({ serve }: Serving): void {
  serve(proposeEndpoint, async ({ actor, params, body, db, write, now, host }) => {
    const rankPermille = await readRank(db, actor, { ...params, contactId: body.contactId }, now)
    return write(async (tx) => {
      const proposal = { ...params, ...body, rankPermille }
      const { askId } = acceptedOr(await proposeAdvocate(tx, actor, proposal, now, host))
      return { ask: await readAsk(tx, actor, askId, now) }
    })
  })
  serve(withdrawAskEndpoint, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      acceptedOr(await withdrawProposal(tx, actor, { ...params, ...body }, now, host))
      return { ask: await readAsk(tx, actor, params.askId, now) }
    }),
  )
}
