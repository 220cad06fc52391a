import { sql } from 'kysely'
import { readDatedFacts } from '../../advocates/server/freshness.reads.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { addDays, type Day, daysBetween, type Instant } from '../../kernel/time.ts'
import { languageFor, type PageLanguage } from '../../requests/asks/page-language.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { tellFact } from '../fact.texts.ts'
import type { openConfirmation } from '../round.contract.ts'
import { confirmTexts } from '../round-page.texts.ts'
import { readFactValues } from './fact-value.reads.ts'
import { readStewardshipGround } from './ground.reads.ts'
import { findRound, type StoredRound } from './round.store.ts'
import { readRoundFacts } from './round-fact.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
type Page = ResponseOf<typeof openConfirmation>
const lateDays = 60

/** The page of a round as its reader sees it; undefined where there is none. A constant number of statements. */
export async function readRoundPage(
  db: Db,
  workspaceId: string,
  roundId: string,
  at: { readonly language: PageLanguage | null; readonly link: Page['link']; readonly now: Instant },
): Promise<Page | undefined> {
  const round = await findRound(db, roundId)
  if (round === undefined) return undefined
  const ground = await readStewardshipGround(db, at.now)
  const reader = await readReaderOf(db, round)
  const language = at.language ?? (round.contactId === null ? 'en' : languageFor(reader))
  const told = await readTold(db, workspaceId, round, { language, reader: reader.name, today: ground.today })
  const accounts = new Map(told.map(({ account }) => [account?.id, account]))
  const [only] = accounts.size === 1 ? accounts.values() : []
  const isDone = told.every(({ answer }) => answer !== null)
  return {
    link: at.link === 'open' && isDone ? 'answered' : at.link,
    language,
    workspace: ground.workspace,
    contact: reader.program === null ? null : { name: reader.program, email: reader.programMail },
    reader: { name: reader.name, isAdvocate: round.contactId !== null },
    about: only ?? null,
    mayOpenAccount: at.link !== 'expired' && (await findOwnedAccount(db, roundId)) !== undefined,
    until: addDays(round.openedOn, lateDays),
    isOver: round.dueOn < ground.today && !isDone,
    seconds: round.seconds,
    facts: told,
  }
}

async function readTold(
  db: Db,
  workspaceId: string,
  round: StoredRound,
  {
    language,
    reader,
    today,
  }: { readonly language: PageLanguage; readonly reader: string; readonly today: Day },
): Promise<Page['facts']> {
  const facts = await readRoundFacts(db, round.id)
  const ids = [...new Set(facts.map(({ contactId }) => contactId))]
  const values = await readFactValues(db, ids)
  const dated = await readDatedFacts(db, workspaceId, ids)
  const texts = confirmTexts(language)
  return facts.flatMap(({ contactId, kind, key, position, answer, said, outcome }) => {
    const known = values.get(contactId)
    if (known === undefined) return []
    const last = dated.find((each) => each.contactId === contactId && each.kind === kind && each.key === key)
    const days = last?.confirmedOn == null ? null : Math.max(0, daysBetween(last.confirmedOn, today))
    const who = last?.confirmedBy ?? null
    const detail = texts.confirmedBy(who, who === reader, days)
    const sentence = tellFact({ kind, key }, known, language, round.contactId !== null)
    return [{ position, kind, sentence, detail, account: known.account, answer, said, outcome }]
  })
}

type ReaderRow = {
  readonly name: string
  readonly languages: readonly string[]
  readonly country: string | null
  readonly program: string | null
  readonly programMail: string | null
}

/** Who reads the page, and whom they may ask: who released it, else a program manager. */
async function readReaderOf(db: Db, round: StoredRound): Promise<ReaderRow> {
  const found = await sql<ReaderRow>`
    select coalesce(p.name, c.name, '') as name, a.country,
      array(select l.language from contact_languages l where l.workspace_id = c.workspace_id and l.contact_id = c.id) as languages,
      m.name as program, m.email as "programMail"
    from (select ${round.personId}::uuid as person_id, ${round.contactId}::uuid as contact_id) q
    left join people p on p.workspace_id = current_workspace() and p.id = q.person_id
    left join contacts c on c.workspace_id = current_workspace() and c.id = q.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join lateral (
      select o.name, o.email from people o join person_roles s on s.workspace_id = o.workspace_id and s.person_id = o.id
      where o.workspace_id = current_workspace() and o.left_at is null and s.role = 'program-manager'
      order by o.id = ${round.releasedBy} desc nulls last, o.created_at, o.id limit 1) m on true`.execute(db)
  return found.rows[0] ?? { name: '', languages: [], country: null, program: null, programMail: null }
}

/** The one account all facts of a round are about, where who was asked owns it; else undefined. */
export async function findOwnedAccount(
  db: Db,
  roundId: string,
): Promise<{ readonly accountId: string; readonly personId: string } | undefined> {
  const found = await sql<{ accountId: string; personId: string }>`
    select a.id as "accountId", q.person_id as "personId"
    from confirmation_rounds q
    join accounts a on a.workspace_id = q.workspace_id and a.owner_id = q.person_id and a.merged_into is null
    where q.workspace_id = current_workspace() and q.id = ${roundId} and a.id = all (
      select coalesce(f.account_id, c.account_id) from round_facts f
      join contacts c on c.workspace_id = f.workspace_id and c.id = f.contact_id
      where f.workspace_id = q.workspace_id and f.round_id = q.id)`.execute(db)
  return found.rows[0]
}
