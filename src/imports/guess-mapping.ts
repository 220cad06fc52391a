import { readOwnerKind } from '../customers/account.ts'
import type { CustomKind } from '../customers/custom-field.ts'
import { squeeze } from '../kernel/text.ts'
import { type ColumnProfile, dateShare, numberShare, shareOf } from './column-profile.ts'
import { judgeOrder, orderOfFile, wordsFor } from './date-evidence.ts'
import type { DateOrder } from './dates.ts'
import { type Field, namesOfField } from './field.ts'
import type { ImportKind } from './import-kind.ts'
import { fieldOf, fieldsOf } from './kind-fields.ts'
import { type ColumnMapping, customFieldIdOf, type Mapping, newCustomField } from './mapping.ts'
import { judgeDecimalMark, unitOf } from './numbers.ts'

type Guess = {
  readonly profile: ColumnProfile
  readonly field: Field
  readonly rank: number
  readonly why: string
}

/**
 * Guesses where every column of a file goes: by the name of the column first, then by what its values look
 * like. Each guess says why. Dates and numbers get the reading that all rows together show; where they do not
 * show it, the order of dates stays open for a person.
 */
export function guessMapping(kind: ImportKind, profiles: readonly ColumnProfile[]): Mapping {
  const guesses = profiles.flatMap((profile) => guessesFor(kind, profile)).sort((a, b) => b.rank - a.rank)
  const chosen = new Map<number, Guess>()
  const taken = new Set<string>()
  for (const guess of guesses) {
    if (chosen.has(guess.profile.position)) continue
    if (taken.has(guess.field.name) && (guess.field.many === undefined || guess.why === 'by values')) continue
    chosen.set(guess.profile.position, guess)
    taken.add(guess.field.name)
  }
  if (kind === 'opportunities') chooseStageChanges(profiles, chosen)
  return profiles.map((profile) => {
    const guess = chosen.get(profile.position)
    return readColumn(kind, profile, guess?.field.name ?? null, guess?.why ?? 'not recognised', profiles)
  })
}

/** A file of stage changes names the opportunity by one id and the change by another. */
function chooseStageChanges(profiles: readonly ColumnProfile[], chosen: Map<number, Guess>): void {
  const find = (form: RegExp) => profiles.find((profile) => form.test(squeeze(profile.name)))
  const [own, opportunity, stage, since] = [
    /^id$/,
    /^(opportunity|deal)id$/,
    /^(deal)?stage(name)?$/,
    /^created(date|on)$/,
  ].map(find)
  if (own === undefined || opportunity === undefined || stage === undefined || since === undefined) return
  const wanted = [
    [opportunity, 'crmId'],
    [stage, 'stage'],
    [since, 'stageSince'],
  ] as const
  for (const profile of profiles) {
    const name = wanted.find(([each]) => each === profile)?.[1]
    const field = name === undefined ? undefined : fieldOf('opportunities', name)
    const before = chosen.get(profile.position)
    if (field !== undefined) chosen.set(profile.position, { profile, field, rank: 0, why: 'stage changes' })
    else if (!['amount', 'currency', 'deleted'].includes(before?.field.name ?? ''))
      chosen.delete(profile.position)
  }
}

function guessesFor(kind: ImportKind, profile: ColumnProfile): Guess[] {
  const forms = formsOf(profile.name)
  return fieldsOf(kind).flatMap((field) => {
    const named = nameRank(field, forms, profile)
    if (named !== null) return [{ profile, field, ...named }]
    return looksLike(field, profile) ? [{ profile, field, rank: 100, why: 'by values' }] : []
  })
}

/** A column name as it stands, without what is in brackets, without a CRM's mark for custom fields. */
function formsOf(name: string): string[] {
  const plain = name.replace(/__c$/i, '')
  const bare = plain.replace(/[([].*$/, '')
  return [...new Set([name, plain, bare].map(squeeze))].filter(Boolean)
}

function nameRank(
  field: Field,
  forms: readonly string[],
  profile: ColumnProfile,
): { readonly rank: number; readonly why: string } | null {
  const label = squeeze(field.label)
  const own = forms.find((form) => form === label || form === squeeze(field.name))
  const said = namesOfField(field).findIndex((name) => forms.includes(name))
  if (own === undefined && said < 0) return null
  // A name and an id may be called the same; whether the values are ids decides between the two.
  const ids = field.code !== undefined && profile.filled > 0 && shareOf(profile, 'codes') >= 0.9
  const doubtful = field.code !== undefined && !ids && !/id$|nr$|nummer$|number$/i.test(profile.name)
  if (doubtful && own === undefined) return null
  const rank = (own === undefined ? 500 - said * 3 : 900) + (ids ? 1_000 : 0)
  return { rank, why: forms[0] === label ? 'exact' : 'by name' }
}

function looksLike(field: Field, profile: ColumnProfile): boolean {
  if (field.looks === undefined || profile.filled < 2) return false
  if (field.looks === 'mail') return shareOf(profile, 'mails') >= 0.8
  if (field.looks === 'web') return shareOf(profile, 'webs') >= 0.8
  return shareOf(profile, 'countries') >= 0.9 && shareOf(profile, 'yesNos') < 0.5
}

/**
 * Completes one column's mapping with the way its cells are read: order of dates, decimal mark, scale and
 * currency from its name. `why` is replaced where the reading says more than the name.
 */
export function readColumn(
  kind: ImportKind,
  profile: ColumnProfile,
  fieldName: string | null,
  why: string,
  all: readonly ColumnProfile[],
  customKinds: ReadonlyMap<string, CustomKind> = new Map(),
): ColumnMapping {
  const base = { position: profile.position, column: profile.name, field: fieldName, why }
  const field = fieldName === null ? undefined : fieldOf(kind, fieldName)
  if (field === undefined) return readCustomColumn(base, profile, all, customKinds)
  if (field.reads === 'day' || field.reads === 'moment') return { ...base, ...readDates(profile, all, why) }
  if (field.reads === 'amount' || field.reads === 'count')
    return { ...base, ...readNumbers(field, profile, why) }
  return field.name === 'owner' && shareOf(profile, 'mails') >= 0.8 ? { ...base, why: 'by mail' } : base
}

function readCustomColumn(
  base: ColumnMapping,
  profile: ColumnProfile,
  all: readonly ColumnProfile[],
  customKinds: ReadonlyMap<string, CustomKind>,
): ColumnMapping {
  if (base.field !== newCustomField && customFieldIdOf(base.field) === null) return base
  const customKind = customKinds.get(customFieldIdOf(base.field) ?? '') ?? kindOfValues(profile)
  if (customKind === 'date') return { ...base, customKind, ...readDates(profile, all, base.why) }
  if (customKind !== 'number') return { ...base, customKind }
  const { mark, why } = judgeDecimalMark(profile.numbers, [...profile.examples, ...(profile.distinct ?? [])])
  return { ...base, customKind, mark, scale: 1, why: why ?? base.why }
}

/** What a new custom field for a column should hold: dates or numbers where all values are such, else text. */
function kindOfValues(profile: ColumnProfile): CustomKind {
  if (profile.filled === 0) return 'text'
  const { dates, years, serials } = profile.dates
  if (dateShare(profile) === 1 && years + serials < dates) return 'date'
  return numberShare(profile) === 1 ? 'number' : 'text'
}

function readDates(
  profile: ColumnProfile,
  all: readonly ColumnProfile[],
  why: string,
): { order: DateOrder | null; why: string } {
  if (profile.filled > 0 && dateShare(profile) === 0) return { order: 'day-first', why: 'holds no dates' }
  const verdict = judgeOrder(profile.dates)
  if (verdict.sure) {
    const said = profile.filled === 0 || verdict.why === 'dates' ? why : verdict.why
    return { order: verdict.order, why: said }
  }
  if (profile.dates.dayFirst + profile.dates.monthFirst > 0) return { order: null, why: verdict.why }
  const order = orderOfFile(all.map((each) => each.dates))
  if (order === null) return { order: null, why: verdict.why }
  return { order, why: `${wordsFor(order)}, as in other columns` }
}

function readNumbers(
  field: Field,
  profile: ColumnProfile,
  why: string,
): Pick<ColumnMapping, 'mark' | 'scale' | 'currency' | 'why'> {
  if (profile.filled > 0 && numberShare(profile) === 0)
    return { mark: 'point', scale: 1, why: 'holds no numbers' }
  const judged = judgeDecimalMark(profile.numbers, [...profile.examples, ...(profile.distinct ?? [])])
  const unit = field.reads === 'amount' ? unitOf(profile.name) : { scale: 1, currency: null }
  const parts = [
    judged.why,
    unit.scale === 1 ? null : `× ${unit.scale.toLocaleString('en')}`,
    unit.currency,
  ].filter((part) => part !== null)
  return {
    mark: judged.mark,
    scale: unit.scale,
    ...(unit.currency === null ? {} : { currency: unit.currency }),
    why: parts.length === 0 ? why : parts.join(', '),
  }
}

/** Which kind of relationship owner a column announces by its name: CSM, account executive; null for none. */
export function ownerKindOfColumn(mapping: Mapping): string | null {
  const column = mapping.find((each) => each.field === 'owner')
  return column === undefined ? null : readOwnerKind(column.column)
}
