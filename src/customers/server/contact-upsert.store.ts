import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type Columns, insertRows, lookUp, upsertRows } from './bulk.store.ts'
import { RecordDraft } from './record-draft.store.ts'

/** The columns of a contact that a file may fill. */
const contactColumns = {
  account_id: 'uuid',
  name: 'text',
  title: 'text',
  persona_id: 'uuid',
  persona_text: 'text',
  seniority: 'text',
  phone: 'text',
  time_zone: 'text',
  preferred_channel: 'text',
  assistant: 'text',
  owner_id: 'uuid',
  crm_id: 'text',
  left_on: 'date',
} as const satisfies Columns

/** A contact with what tells it apart, and the draft its rows are written into. */
export type ContactDraft = {
  readonly id: string
  name: string
  crmId: string | null
  foldedName: string
  /** CRM ids and folded names of contacts that were merged into this one. */
  readonly former: { readonly crmIds: readonly string[]; readonly names: readonly string[] }
  readonly draft: RecordDraft
}

export type ContactKeys = {
  readonly crmIds: readonly string[]
  readonly mails: readonly string[]
  /** Pairs of an account (null: none) and a folded name. */
  readonly names: readonly (readonly [accountId: string | null, foldedName: string])[]
}

type Links = {
  former: { crmIds: string[]; names: string[] }
  mails: { email: string; bounced_on: string | null; is_primary: boolean; works_on: string | null }[]
  languages: string[]
}

/** Loads and locks every contact that one of the keys may mean, with mails and languages. One statement. */
export async function loadContactDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  keys: ContactKeys,
): Promise<ContactDraft[]> {
  const columns = Object.keys(contactColumns).map((name) => sql.ref(`c.${name}`))
  const rows = await sql<Record<string, string | null> & { id: string; links: Links }>`
    select c.id, c.folded_name, ${sql.join(columns)}, json_build_object(
      'mails', (select coalesce(json_agg(json_build_object('email', email, 'bounced_on', bounced_on, 'is_primary', is_primary,
          'works_on', (works_since at time zone (select w.time_zone from workspaces w where w.id = m.workspace_id))::date)), '[]')
        from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id),
      'languages', array(select language from contact_languages l where l.workspace_id = c.workspace_id and l.contact_id = c.id),
      'former', (select json_build_object('crmIds', coalesce(array_agg(r.crm_id) filter (where r.crm_id is not null), '{}'),
          'names', coalesce(array_agg(r.folded_name), '{}'))
        from merged_records r where r.workspace_id = c.workspace_id and r.contact_id = c.id)
    ) as links
    from (select distinct id from (${contactsByKeys(workspaceId, keys)}) wanted order by id) wanted
    cross join lateral (select * from contacts where workspace_id = ${workspaceId} and id = wanted.id for no key update) c`.execute(
    tx,
  )
  return rows.rows.map(({ id, folded_name, links, ...fields }) => {
    const draft = new RecordDraft(id, false, fields)
    for (const mail of links.mails) draft.knows('contact_mails', mail.email, mail)
    for (const language of links.languages) draft.knows('contact_languages', language, { language })
    return {
      id,
      name: String(fields.name),
      crmId: fields.crm_id ?? null,
      foldedName: String(folded_name),
      former: links.former,
      draft,
    }
  })
}

function contactsByKeys(workspaceId: string, { crmIds, mails, names }: ContactKeys) {
  const placed = names.filter(([accountId]) => accountId !== null)
  const placeless = names.filter(([accountId]) => accountId === null).map(([, folded]) => folded)
  const crm = lookUp(
    crmIds,
    (key) => sql`select id from contacts where workspace_id = ${workspaceId} and crm_id = ${key}`,
  )
  const mail = lookUp(
    mails,
    (key) =>
      sql`select contact_id as id from contact_mails where workspace_id = ${workspaceId} and email = ${key}`,
  )
  const alone = lookUp(
    placeless,
    (key) =>
      sql`select id from contacts where workspace_id = ${workspaceId} and account_id is null and folded_name = ${key}`,
  )
  return sql`${crm} union all ${mail} union all ${alone} union all
    select found.id from unnest(${placed.map(([id]) => id)}::uuid[], ${placed.map(([, folded]) => folded)}::text[])
      given (account_id, folded_name)
    cross join lateral (select id from contacts where workspace_id = ${workspaceId} and account_id = given.account_id
      and folded_name = given.folded_name limit 100) found
    union all
    select r.contact_id from merged_records r join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
    where r.workspace_id = ${workspaceId} and (c.account_id, r.folded_name) in (
      select * from unnest(${placed.map(([id]) => id)}::uuid[], ${placed.map(([, folded]) => folded)}::text[]))`
}

/** Writes what differs: new contacts, changed ones, their mails and languages, and where they work from now on. */
export async function saveContactDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  drafts: readonly RecordDraft[],
  now: Instant,
): Promise<void> {
  const target = { table: 'contacts', workspaceId, columns: contactColumns } as const
  const changed = drafts.filter((draft) => draft.isChanged)
  await upsertRows(
    tx,
    target,
    changed.map((draft) => ({ ...draft.fields, id: draft.id })),
    now,
  )
  const links = (table: string) =>
    changed.flatMap((draft) => draft.added(table).map((values) => ({ ...values, contact_id: draft.id })))
  const mailColumns = {
    contact_id: 'uuid',
    email: 'text',
    is_primary: 'boolean',
    bounced_on: 'date',
  } as const
  await insertRows(
    tx,
    { table: 'contact_mails', workspaceId, columns: mailColumns },
    links('contact_mails'),
    sql`on conflict (workspace_id, email) do update set bounced_on = excluded.bounced_on`,
  )
  const languageColumns = { contact_id: 'uuid', language: 'text' } as const
  await insertRows(
    tx,
    { table: 'contact_languages', workspaceId, columns: languageColumns },
    links('contact_languages'),
    'do nothing',
  )
  await saveEmployments(tx, workspaceId, changed, now.slice(0, 10))
}

/**
 * Keeps where people who moved worked until today, and since when they work where they are. Whoever never moved
 * has no row: their contact says it all.
 */
async function saveEmployments(
  tx: WorkspaceTx,
  workspaceId: string,
  drafts: readonly RecordDraft[],
  today: Day,
): Promise<void> {
  const moves = drafts.flatMap((draft) => {
    const [from, to] = [draft.was('account_id'), draft.fields.account_id ?? null]
    if (draft.isNew || from === to) return []
    return [
      { contactId: draft.id, from, to, titleThere: draft.was('title'), title: draft.fields.title ?? null },
    ]
  })
  await recordMoves(tx, workspaceId, moves, today, 'import')
}

export type Move = {
  readonly contactId: string
  readonly from: string | number | boolean | null
  readonly to: string | number | boolean | null
  readonly titleThere: string | number | boolean | null
  readonly title: string | number | boolean | null
}

/** Ends the employments of people who moved and begins the new ones. At most three statements. */
export async function recordMoves(
  tx: WorkspaceTx,
  workspaceId: string,
  moves: readonly Move[],
  day: Day,
  source: string,
): Promise<void> {
  if (moves.length === 0) return
  const ended = await sql<{ contact_id: string }>`
    update employments set until_on = ${day}::date
    where workspace_id = ${workspaceId} and contact_id = any(${moves.map((move) => move.contactId)}::uuid[])
      and until_on is null returning contact_id`.execute(tx)
  const known = new Set(ended.rows.map((row) => row.contact_id))
  const before = moves.filter((move) => move.from !== null && !known.has(move.contactId))
  const row = (move: Move, accountId: Move['to'], title: Move['title']) => ({
    contact_id: move.contactId,
    account_id: accountId,
    title,
    source,
  })
  const columns = {
    contact_id: 'uuid',
    account_id: 'uuid',
    title: 'text',
    from_on: 'date',
    until_on: 'date',
    source: 'text',
  } as const
  await insertRows(tx, { table: 'employments', workspaceId, columns }, [
    ...before.map((move) => ({ ...row(move, move.from, move.titleThere), until_on: day })),
    ...moves.flatMap((move) =>
      move.to === null ? [] : [{ ...row(move, move.to, move.title), from_on: day }],
    ),
  ])
}
