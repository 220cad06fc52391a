import { countryName } from '../../customers/country.ts'
import { countries } from '../../customers/country-table.ts'
import { customerFactAges } from '../../customers/customer-fact.ts'
import { addDays, type Day, dayOf, type Instant } from '../../kernel/time.ts'
import { readSettings } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { agesFrom, freshnessOf, type PolicyAges, policyAges } from '../freshness.ts'
import { groupBitOf, willingGroups } from '../willing-group.ts'
import { saveDatedFacts } from './dated-fact.store.ts'
import { saveDocuments, saveWords } from './document.store.ts'
import { type DatedFact, readDatedFacts } from './freshness.reads.ts'

/** Advocates whose documents are written at once: a bound for memory and for one statement. */
const batchSize = 500

/**
 * Writes anew what these advocates are found by, or what all of the workspace are; whoever left the journey of
 * the workspace has none. A constant number of statements for each five hundred.
 */
export async function refreshDocuments(
  tx: WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[] | 'all',
  now: Instant,
): Promise<void> {
  const later = putOff.get(tx)
  if (later !== undefined && contactIds !== 'all') {
    for (const id of contactIds) later.add(id)
    return
  }
  const ids = contactIds === 'all' ? await readAllIds(tx, workspaceId) : [...new Set(contactIds)].sort()
  for (let at = 0; at < ids.length; at += batchSize) {
    await refreshBatch(tx, workspaceId, ids.slice(at, at + batchSize), now)
  }
  if (ids.length > 0) await saveWords(tx, workspaceId, ids)
}

/** Advocates whose documents are written at the end of a transaction. */
const putOff = new WeakMap<WorkspaceTx, Set<string>>()

/**
 * Runs what touches many advocates, each several times, and writes their documents once, at its end. For whoever fills a
 * workspace: nothing that runs in there finds anybody by what it said just before.
 */
export async function refreshDocumentsOnce(
  tx: WorkspaceTx,
  workspaceId: string,
  now: Instant,
  run: () => Promise<void>,
): Promise<void> {
  const ids = new Set<string>()
  putOff.set(tx, ids)
  try {
    await run()
  } finally {
    putOff.delete(tx)
  }
  await refreshDocuments(tx, workspaceId, [...ids], now)
}

async function readAllIds(tx: WorkspaceTx, workspaceId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('advocates')
    .select('contact_id')
    .where('workspace_id', '=', workspaceId)
    .orderBy('contact_id')
    .execute()
  return rows.map((row) => row.contact_id)
}

async function refreshBatch(
  tx: WorkspaceTx,
  workspaceId: string,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  const ages = agesFrom(...(await readSettings(tx, { workspaceId }, [policyAges, customerFactAges])))
  const dated = await readDatedFacts(tx, workspaceId, ids)
  const facts = Map.groupBy(dated, (fact) => fact.contactId)
  const freshness = ids.map((contactId) => {
    const { percent, band } = freshnessOf(facts.get(contactId) ?? [], ages, dayOf(now))
    return { contact_id: contactId, percent: percent ?? 0, band }
  })
  await saveDocuments(
    tx,
    workspaceId,
    {
      ids,
      freshness,
      groups: await readGroups(tx, workspaceId),
      countries: namesOfCountries(),
      languages: namesOfLanguages(),
    },
    now,
  )
  const rows = dated.map((fact) => ({ ...fact, staleOn: staleFrom(fact, ages) }))
  await saveDatedFacts(tx, workspaceId, ids, rows)
}

/** The first day on which a fact wants confirming; of what nobody ever confirmed, long ago. */
function staleFrom({ confirmedOn, kind }: DatedFact, ages: PolicyAges): Day {
  return confirmedOn === null ? '1970-01-01' : addDays(confirmedOn, ages[kind] + 1)
}

/** Activity type to the bit and code of its group. */
async function readGroups(
  tx: WorkspaceTx,
  workspaceId: string,
): Promise<{ id: string; bit: number; code: string }[]> {
  const types = await tx
    .selectFrom('activity_types')
    .select(['id', 'code'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return types.flatMap(({ id, code }) => {
    const bit = groupBitOf(code)
    const group = willingGroups[Math.log2(bit)]
    return bit === 0 || group === undefined ? [] : [{ id, bit, code: group.code }]
  })
}

let knownCountries: Readonly<Record<string, string>> | undefined

/** Country codes with the names people search by, in the languages of the product. */
function namesOfCountries(): Readonly<Record<string, string>> {
  knownCountries ??= Object.fromEntries(
    countries.map(({ alpha2 }) => [alpha2, `${countryName(alpha2, 'en')} ${countryName(alpha2, 'de')}`]),
  )
  return knownCountries
}

let knownLanguages: Readonly<Record<string, string>> | undefined

function namesOfLanguages(): Readonly<Record<string, string>> {
  if (knownLanguages !== undefined) return knownLanguages
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const namers = ['en', 'de'].map(
    (locale) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }),
  )
  const named = codes.flatMap((code) => {
    const names = namers.flatMap((namer) => namer.of(code) ?? [])
    return names.length === 0 ? [] : [[code, names.join(' ')] as const]
  })
  knownLanguages = Object.fromEntries(named)
  return knownLanguages
}
