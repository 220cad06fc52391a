import type { ResponseOf } from '../../../kernel/contract.ts'
import { notFound } from '../../../server/errors.ts'
import type { Link } from '../../../server/links.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { languageOf } from '../../asks/ask-letter.ts'
import { linkStateOf } from '../../asks/ask-page.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import type { RequestAsk } from '../../asks/request-ask.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { isCleared } from '../clearance.ts'
import type { openOwnWords } from '../wording.contract.ts'
import { mayChangeWords } from '../wording.ts'
import { compareWords } from './compare-words.ts'
import { findOutsideApprover } from './outside-approver.store.ts'
import { readVersions } from './wording.reads.ts'

type OwnWords = ResponseOf<typeof openOwnWords>

/** The words on the customer's own page; a link that ran out or was withdrawn shows nothing any more. */
export async function readOwnWords(
  db: WorkspaceDb,
  link: Link,
  wanted: PageLanguage | null,
): Promise<OwnWords> {
  const facts = await readAskFacts(db, link.subjectId)
  const language = wanted ?? languageOf(facts)
  const state =
    link.state === 'open' ? linkStateOf(facts) : link.state === 'expired' ? 'expired' : 'withdrawn'
  const nothing = { link: state, language, words: null, approver: null } as const
  if (state === 'expired' || state === 'withdrawn') return nothing
  const [ask] = await readRequestAsks(db, { askIds: [link.subjectId] })
  if (ask === undefined) throw notFound('page')
  return {
    ...nothing,
    words: ask.needsWords ? await readCurrent(db, ask) : null,
    approver: await readApprover(db, ask),
  }
}

async function readCurrent(db: WorkspaceDb, ask: RequestAsk): Promise<OwnWords['words']> {
  const versions = await readVersions(db, ask.id)
  const mayChange = mayChangeWords(ask.state) && !isPrinted(ask)
  const last = versions.at(-1)
  const empty = { version: 0, text: '', changes: [], by: null, comment: null }
  if (last === undefined) return { ...empty, isAgreed: false, isFinal: false, mayChange }
  const { version, text, by, comment, advocateAgreedAt } = last
  return {
    version,
    text,
    changes: compareWords(versions.at(-2)?.text ?? text, text),
    by,
    comment,
    isAgreed: advocateAgreedAt !== null,
    isFinal: isCleared(ask),
    mayChange,
  }
}

const isPrinted = ({ state }: RequestAsk) => state === 'done' || state === 'debriefed'

/** Who of their house is asked: before their yes nobody needs to be named. */
async function readApprover(db: WorkspaceDb, ask: RequestAsk): Promise<OwnWords['approver']> {
  const step = ask.approvals.find(({ approver }) => approver === 'company')
  if (step === undefined || (ask.state !== 'accepted' && ask.state !== 'scheduled')) return null
  const known = await findOutsideApprover(db, ask.id)
  return { name: known?.name ?? null, mayName: step.state === 'open' || step.state === 'waiting' }
}
