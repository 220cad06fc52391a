import { findCandidates } from '../signals/candidates/server/find-candidates.ts'
import { takeInSignals } from '../signals/server/take-in-signals.ts'
import { requireTaken, type Step } from './step.ts'

/** What customers said of us, and the candidates that it and the company's own records point at. */
export const takeInEvidence: Step = async ({ tx, actor, example, now }) => {
  const rows = example.signals.map(({ contact, account, stranger, credit, on, ...signal }, at) => ({
    ...signal,
    ...{ row: at + 1, at: on, person: credit, crmId: contact?.crmId ?? stranger },
    ...{ accountName: account?.name ?? null },
  }))
  requireTaken('signals', await takeInSignals(tx, actor, rows, { source: 'import', importId: null }, now))
  await findCandidates(tx, actor.workspaceId, now)
}
