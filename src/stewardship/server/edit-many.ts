import { profileSections } from '../../advocates/profile.ts'
import { refreshDocumentsOnce } from '../../advocates/server/refresh-documents.ts'
import { readCustomValue, writeCustomValue } from '../../customers/custom-field.ts'
import { customFieldsOf } from '../../customers/server/custom-field.reads.ts'
import { requirePerson } from '../../customers/server/owner.reads.ts'
import { dayGiven } from '../../customers/server/update-contact.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { BodyOf, ResponseOf } from '../../kernel/contract.ts'
import { isUuid } from '../../kernel/ids.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { manyEdited } from '../events.ts'
import { canDecideEdits } from '../policy.ts'
import type { makeWideEdit, previewWideEdit } from '../wide-edit.contract.ts'
import { decideWideRow, factOfKey, isOfAccounts, momentOf, type WideField } from '../wide-edit.ts'
import { insertWideEdit } from './wide-edit.store.ts'
import { readWideRows, type WideRow, type WideTarget } from './wide-row.reads.ts'
import { writeWideRow } from './write-wide-row.ts'

type Db = WorkspaceDb | WorkspaceTx
type Input = BodyOf<typeof previewWideEdit>
type Rows = ResponseOf<typeof previewWideEdit>['rows']

/** What is to be done, read and found possible: the value as it is written, and as it is said. */
type WideWish = WideTarget & {
  readonly value: string | null
  readonly said: string | null
  readonly ofAccounts: boolean
  /** Of a confirmation: its moment. */
  readonly at: Instant | null
}

/** What a change of many records would do, row by row; nothing is written. Throws `invalid` on a value nobody can set. */
export async function previewEdit(
  db: Db,
  actor: Actor,
  input: Input,
  now: Instant,
): Promise<{ readonly wish: WideWish; readonly rows: Rows; readonly standing: readonly WideRow[] }> {
  const { contactIds, accountIds = [] } = input
  if (contactIds.length === 0 && accountIds.length === 0)
    throw invalid('contactIds', 'Choose somebody first.')
  const wish = await readWish(db, actor, input, now)
  const standing = await readWideRows(db, { contactIds, accountIds }, wish, wish.ofAccounts)
  return { wish, standing, rows: standing.map((row) => tellRow(row, wish)) }
}

function tellRow(row: WideRow, { field, value, said, at, ofAccounts }: WideWish): Rows[number] {
  const vouched = (row.confirmed ?? []).map((each) => each.at)
  const missing = whatIsMissing(row, field, ofAccounts)
  const oldest = vouched.reduce<string | null>(
    (least, each) => (least === null || (each ?? '') < least ? (each ?? '') : least),
    null,
  )
  const before = field === 'confirmed' ? oldest?.slice(0, 10) || null : row.beforeName
  const { id, name } = row
  return {
    id,
    name,
    before,
    after: said,
    ...decideWideRow({ before: row.before, missing, vouched }, value, at),
  }
}

/** Why a record has no such text or fact; null where it has. */
function whatIsMissing(row: WideRow, field: WideField, ofAccounts: boolean): string | null {
  const isOfProfile = field === 'section' || (field === 'confirmed' && !ofAccounts)
  if (isOfProfile && !row.isAdvocate) return 'is not on the journey'
  return field === 'confirmed' && !row.hasFact ? 'has nothing on record to confirm' : null
}

async function readWish(db: Db, actor: Actor, input: Input, now: Instant): Promise<WideWish> {
  const { field, key = '' } = input
  const value = clean(input.value)
  const wish = { field, key: '', value, said: value, ofAccounts: isOfAccounts(field, key, null), at: null }
  switch (field) {
    case 'contact-owner':
    case 'account-owner':
      return { ...wish, said: await nameOf(db, actor, value) }
    case 'segment':
      if ((value ?? '').length > 200) throw invalid('value', 'is longer than 200 characters')
      return wish
    case 'section':
      if (!profileSections.some((each) => each === key)) throw invalid('key', 'is no section of the profile')
      return { ...wish, key }
    case 'custom':
      return { ...wish, key, ...(await readCustom(db, actor, field, key, value)) }
    case 'confirmed': {
      if (factOfKey(key) === undefined) throw invalid('key', 'is no fact that is confirmed')
      if (value === null) throw invalid('value', 'Say on which day.')
      return { ...wish, key, at: momentOf(dayGiven('value', value, now), now) }
    }
  }
}

async function nameOf(db: Db, { workspaceId }: Actor, value: string | null): Promise<string | null> {
  if (value === null) return null
  if (!isUuid(value)) throw invalid('value', 'is nobody here')
  await requirePerson(db, workspaceId, 'value', value)
  const person = await db
    .selectFrom('people')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', value)
    .executeTakeFirstOrThrow()
  return person.name
}

async function readCustom(
  db: Db,
  { workspaceId }: Actor,
  field: WideField,
  key: string,
  text: string | null,
) {
  const custom = (await customFieldsOf(db, workspaceId)).find(({ id }) => id === key)
  if (custom === undefined || (custom.record !== 'account' && custom.record !== 'contact'))
    throw invalid('key', 'is no field of accounts or contacts')
  const read = readCustomValue(custom, text)
  if (!read.ok) throw invalid('value', `${custom.label} ${read.reason}`)
  const value = read.value === null ? null : writeCustomValue(read.value)
  return { value, said: value, ofAccounts: isOfAccounts(field, key, custom.record) }
}

/** Changes a field of many records in one transaction, each by its own use case, and keeps what stood there before. */
export async function editMany(
  tx: WorkspaceTx,
  actor: Actor,
  input: Input,
  now: Instant,
): Promise<ResponseOf<typeof makeWideEdit>> {
  requirePermission(canDecideEdits(actor))
  const { wish, rows, standing } = await previewEdit(tx, actor, input, now)
  const changing = new Set(rows.filter(({ outcome }) => outcome === 'changes').map(({ id }) => id))
  const changed = standing.filter(({ id }) => changing.has(id))
  await refreshDocumentsOnce(tx, actor.workspaceId, now, async () => {
    for (const { id } of changed) await writeWideRow(tx, actor, wish, id, wish.value, now)
  })
  const { field, key, value, ofAccounts } = wish
  const id = await insertWideEdit(tx, { field, key, value, ofAccounts, by: personOf(actor) }, changed, now)
  await announce(tx, manyEdited(actor, id, { field, key, records: changed.length }))
  return { id, rows }
}
