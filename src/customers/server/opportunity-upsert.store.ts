import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type Columns, insertRows, lookUp, upsertRows } from './bulk.store.ts'
import { RecordDraft } from './record-draft.store.ts'

/** The columns of an opportunity that a file may fill. */
const opportunityColumns = {
  name: 'text',
  account_id: 'uuid',
  prospect: 'text',
  kind: 'text',
  state: 'text',
  stage: 'text',
  amount_minor: 'bigint',
  amount_currency: 'text',
  created_on: 'date',
  close_on: 'date',
  owner_id: 'uuid',
  owner_text: 'text',
  product_id: 'uuid',
  product_text: 'text',
  industry_id: 'uuid',
  industry_text: 'text',
  country: 'text',
  country_text: 'text',
  need: 'text',
  crm_id: 'text',
} as const satisfies Columns

export type OpportunityDraft = {
  readonly foldedName: string
  readonly foldedProspect: string
  readonly draft: RecordDraft
}

type Links = { competitors: string[]; stages: { at: string; stage: string; amount_minor: number | null }[] }

/** Loads and locks the opportunities that a CRM id or a name may mean, with competitors and stages. One statement. */
export async function loadOpportunityDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  keys: { readonly crmIds: readonly string[]; readonly foldedNames: readonly string[] },
): Promise<OpportunityDraft[]> {
  const columns = Object.keys(opportunityColumns).map((name) => sql.ref(`o.${name}`))
  const crm = lookUp(
    keys.crmIds,
    (key) => sql`select id from opportunities where workspace_id = ${workspaceId} and crm_id = ${key}`,
  )
  const name = lookUp(
    keys.foldedNames,
    (key) => sql`select id from opportunities where workspace_id = ${workspaceId} and folded_name = ${key}`,
  )
  type Row = Record<string, string | number | null> & { id: string; links: Links }
  const rows = await sql<Row>`
    select o.id, o.folded_name, fold(o.prospect) as folded_prospect, ${sql.join(columns)}, json_build_object(
      'competitors', array(select competitor from opportunity_competitors c
        where c.workspace_id = o.workspace_id and c.opportunity_id = o.id),
      'stages', (select coalesce(json_agg(json_build_object('at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'stage', stage, 'amount_minor', amount_minor)), '[]') from opportunity_stages s
        where s.workspace_id = o.workspace_id and s.opportunity_id = o.id)
    ) as links
    from (select distinct id from (${crm} union all ${name}) wanted order by id) wanted
    cross join lateral (select * from opportunities where workspace_id = ${workspaceId} and id = wanted.id for no key update) o`.execute(
    tx,
  )
  return rows.rows.map(({ id, folded_name, folded_prospect, links, ...fields }) => {
    const draft = new RecordDraft(id, false, fields)
    for (const competitor of links.competitors)
      draft.knows('opportunity_competitors', competitor, { competitor })
    for (const stage of links.stages) draft.knows('opportunity_stages', stage.at, stage)
    return { foldedName: String(folded_name), foldedProspect: String(folded_prospect ?? ''), draft }
  })
}

/** Writes what differs: new opportunities, changed ones, their competitors and the steps of their way. */
export async function saveOpportunityDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  drafts: readonly RecordDraft[],
  now: Instant,
): Promise<void> {
  const target = { table: 'opportunities', workspaceId, columns: opportunityColumns } as const
  const changed = drafts.filter((draft) => draft.isChanged)
  for (const draft of changed) noteStage(draft, now)
  await upsertRows(
    tx,
    target,
    changed.map((draft) => ({ ...draft.fields, id: draft.id })),
    now,
  )
  const links = (table: string) =>
    changed.flatMap((draft) => draft.added(table).map((values) => ({ ...values, opportunity_id: draft.id })))
  const competitors = { opportunity_id: 'uuid', competitor: 'text' } as const
  const stages = { opportunity_id: 'uuid', at: 'timestamptz', stage: 'text', amount_minor: 'bigint' } as const
  const into = (table: 'opportunity_competitors' | 'opportunity_stages', columns: Columns) =>
    insertRows(tx, { table, workspaceId, columns }, links(table), 'do nothing')
  await into('opportunity_competitors', competitors)
  await into('opportunity_stages', stages)
}

/** A stage that a file brings without its history is entered on the day the deal closed, else now. */
function noteStage(draft: RecordDraft, now: Instant): void {
  const { stage, state, close_on: closeOn, amount_minor: amount } = draft.fields
  if (stage == null || stage === draft.was('stage') || draft.added('opportunity_stages').length > 0) return
  const at = state !== 'open' && closeOn != null ? `${closeOn}T00:00:00.000Z` : now
  draft.link('opportunity_stages', at, { at, stage, amount_minor: amount ?? null })
}
