import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { recordOf } from '../../asks/ask-may.ts'
import type { RequestAsk } from '../../asks/request-ask.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { canCarryOn, seesReach, seesRequest } from '../../policy.ts'
import { findRequest } from '../../server/request.store.ts'
import { isCleared } from '../clearance.ts'
import type { getChain } from '../wording.contract.ts'
import { mayChangeWords } from '../wording.ts'
import { compareWords } from './compare-words.ts'
import { findOutsideApprover } from './outside-approver.store.ts'
import { readVersions } from './wording.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
export type Chain = ResponseOf<typeof getChain>

/**
 * Everything that was said to an ask, and its words, for somebody who sees its request. Throws `not-found` where they
 * do not, or the ask belongs to another.
 */
export async function readChain(
  db: Db,
  actor: Actor,
  of: { readonly requestId: string; readonly askId: string },
): Promise<Chain> {
  const request = await findRequest(db, of.requestId)
  if (request === undefined || !seesRequest(actor, request)) throw notFound('request')
  const [ask] = await readRequestAsks(db, { askIds: [of.askId] })
  if (ask === undefined || ask.requestId !== request.id) throw notFound('ask')
  const outside = hasOutsideStep(ask) ? await findOutsideApprover(db, ask.id) : null
  const maySeeMail =
    seesReach(actor, request, recordOf(ask)) || canCarryOn(actor, request, recordOf(ask)) === null
  return {
    answers: await readAnswers(db, ask.id),
    wording: ask.needsWords ? await readWording(db, ask) : null,
    outsideApprover: outside === null ? null : { ...outside, email: maySeeMail ? outside.email : null },
    may: mayWithWords(ask, canCarryOn(actor, request, recordOf(ask))),
  }
}

const hasOutsideStep = (ask: RequestAsk) => ask.approvals.some(({ approver }) => approver === 'company')

async function readAnswers(db: Db, askId: string): Promise<Chain['answers']> {
  const found = await sql<Chain['answers'][number]>`
    select a.id, v.approver, a.answer, coalesce(p.name, a.said_by_name) as by, a.through, a.comment,
      a.wording_version as version, a.at
    from approval_answers a
    join ask_approvals v on v.workspace_id = a.workspace_id and v.id = a.approval_id
    left join people p on p.workspace_id = a.workspace_id and p.id = a.said_by
    where a.workspace_id = current_workspace() and a.ask_id = ${askId} order by a.at, a.id`.execute(db)
  return found.rows
}

async function readWording(db: Db, ask: RequestAsk): Promise<NonNullable<Chain['wording']>> {
  const versions = await readVersions(db, ask.id)
  return {
    versions: versions.map(({ approvalId: _, isTheirs: __, writtenBy: ___, ...version }, at) => ({
      ...version,
      changes: compareWords(versions[at - 1]?.text ?? version.text, version.text),
    })),
    isFinal: isCleared(ask),
    hasAdvocate: ask.contact !== null,
  }
}

function mayWithWords(ask: RequestAsk, carryOn: string | null): Chain['may'] {
  const { wording, contact } = ask
  const noWords = ask.needsWords ? null : 'No words of the customer are printed.'
  const over = mayChangeWords(ask.state) ? null : 'The words are settled; this ask is over.'
  const words = carryOn ?? noWords ?? over
  const unless = (isPossible: boolean, why: string) => words ?? (isPossible ? null : why)
  const step = ask.approvals.find(({ approver }) => approver === 'company')
  const isToCome = step?.state === 'open' || step?.state === 'waiting'
  return {
    writeWords: words,
    agree: unless(wording?.requesterAgreedAt === null, 'There is nothing to agree to.'),
    noteAgreement: unless(
      wording !== null && contact !== null && wording.advocateAgreedAt === null,
      'There is nothing to agree to.',
    ),
    nameApprover:
      carryOn ??
      (step === undefined
        ? 'Nobody in their house is asked.'
        : isToCome && over === null
          ? null
          : 'They have answered already.'),
  }
}
