import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'

type Change = {
  readonly offered_at?: Instant
  readonly questions?: string
  readonly time_zone?: string
  readonly ended_at?: Instant | null
  readonly ended_reason?: string | null
}

/** Keeps what whoever is to be convinced said about a talk; what is not named stays as it is. */
export async function saveProspect(tx: WorkspaceTx, ask: AskFacts, change: Change): Promise<void> {
  await tx
    .insertInto('ask_prospects')
    .values({ workspace_id: ask.workspace.id, ask_id: ask.id, ...change })
    .onConflict((conflict) =>
      Object.keys(change).length === 0
        ? conflict.doNothing()
        : conflict.columns(['workspace_id', 'ask_id']).doUpdateSet(change),
    )
    .execute()
}

/** Counts a new set of times, whoever named it, so that each is told once. */
export async function countRound(tx: WorkspaceTx, ask: AskFacts): Promise<void> {
  await sql`insert into ask_prospects (workspace_id, ask_id, round) values (${ask.workspace.id}, ${ask.id}, 1)
    on conflict (workspace_id, ask_id) do update set round = ask_prospects.round + 1`.execute(tx)
}
