import { type PermissionUse, permissionUses } from '../activities/activity-type.ts'
import { readLanguage } from '../customers/contact.ts'
import type { RowWarning } from '../customers/row-result.ts'
import { clean, squeeze } from '../kernel/text.ts'
import { type Day, isDay } from '../kernel/time.ts'
import type { AdvocateRow } from './advocate-row.ts'
import { type Stage, stages } from './journey.ts'
import type { PermissionAnswer, PermissionHolder, ProfileSection, WillingnessAnswer } from './profile.ts'

export type ReadPermission = {
  readonly holder: PermissionHolder
  readonly use: PermissionUse
  readonly answer: PermissionAnswer
  readonly until: Day | null
}

/** A row of advocates, understood: only what the file really says is there. */
export type AdvocateReading = {
  readonly stage: Stage | null
  readonly joinedOn: Day | null
  readonly interviewedOn: Day | null
  readonly introductionHow: string | null
  readonly introducedBy: string | null
  readonly ownAsksAQuarter: number | null
  readonly ownNoticeDays: number | null
  readonly recommendScore: number | null
  readonly sections: readonly (readonly [ProfileSection, string])[]
  /** Activity as the file names it, and the answer. */
  readonly willingness: readonly (readonly [string, WillingnessAnswer])[]
  readonly permissions: readonly ReadPermission[]
  readonly topics: readonly string[]
  readonly languages: readonly string[]
  readonly neverWith: readonly string[]
  readonly blackout: { readonly from: Day; readonly until: Day } | null
  readonly warnings: readonly RowWarning[]
}

const stageWords: readonly (readonly [RegExp, Stage])[] = [
  [/^(no|nein|false|0|none|customer|kunde)$/, 'customer'],
  [/retired|former|inactive|past|ehemalig/, 'retired'],
  [/declined|refused|opt(ed)?out|abgelehnt/, 'declined'],
  [/introduc|approach|contacted/, 'introduced'],
  [/interview/, 'interviewed'],
  [/potential|candidate|prospective|nominat|identified|lead/, 'potential'],
  [/^active|engaged|aktiv/, 'active'],
  [
    /^(yes|ja|true|1|y|x)$|discoverable|approved|published|available|advocate|reference|referenc|champion/,
    'discoverable',
  ],
]

/** Reads a stage of the journey from a file's word: `Active reference`, `yes`, `Retired`. Null where unknown. */
function readStage(text: string): Stage | null {
  const word = squeeze(text)
  return stages.find((stage) => stage === word) ?? stageWords.find(([form]) => form.test(word))?.[1] ?? null
}

const answerWords: readonly (readonly [RegExp, WillingnessAnswer])[] = [
  [/^(never|nie|niemals)/, 'never'],
  [
    /^(maybe|perhaps|possibly|depends|dependson|casebycase|askfirst|vielleicht|evtl|eventuell|unsure)/,
    'maybe',
  ],
  [/^(no|n|nein|false|0|declined|unwilling|notwilling)$/, 'no'],
  [/^(yes|y|ja|j|true|1|x|ok|okay|willing|agreed|gern)/, 'yes'],
]

/** Reads what somebody said to an activity: `Yes`, `case by case`, `x`. Null where unknown. */
function readWillingness(text: string): WillingnessAnswer | null {
  const word = squeeze(text)
  return answerWords.find(([form]) => form.test(word))?.[1] ?? null
}

const permissionWords: readonly (readonly [RegExp, PermissionAnswer])[] = [
  [/^(notasked|unknown|open|pending|tbd|ask)/, 'not-asked'],
  [/^(no|n|nein|false|0|refus|declin|denied|withdrawn|revoked|notgiven|notallowed)/, 'refused'],
  [/^(yes|y|ja|j|true|1|x|ok|given|granted|approved|allowed|signed|agreed|permitted)/, 'given'],
]

/** Reads what somebody allows: `given`, `Approved`, `refused`. Null where unknown. */
function readPermission(text: string): PermissionAnswer | null {
  const word = squeeze(text)
  return permissionWords.find(([form]) => form.test(word))?.[1] ?? null
}

/** The use a column of permissions means: `Logo`, `press release`, `video recording`. Null where unknown. */
function readPermissionUse(text: string): PermissionUse | null {
  const word = squeeze(text)
  const exact = permissionUses.find((use) => use === word)
  if (exact !== undefined) return exact
  const within = permissionUses.find((use) => word.includes(use.replace(/s$/, '')))
  return (
    within ?? (/video|film|aufnahme/.test(word) ? 'recording' : /media|presse/.test(word) ? 'press' : null)
  )
}

/** The parts of a cell that lists several, parted by semicolons, line breaks or, failing those, commas. */
function splitList(cell: string | null | undefined): string[] {
  const text = clean(cell)
  if (text === null) return []
  const parts = /[;\n|]/.test(text) ? text.split(/[;\n|]/) : text.split(',')
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))]
}

/**
 * Understands one row of advocates. What cannot be read is left out with a warning that names the field; a
 * row is never refused here, since who it is about is settled elsewhere.
 */
export function readAdvocateRow(row: AdvocateRow): AdvocateReading {
  const warnings: RowWarning[] = []
  return {
    stage: readWord(row.stage, 'stage', 'no stage of the journey', readStage, warnings),
    joinedOn: readDayCell(row.joinedOn, 'joinedOn', warnings),
    interviewedOn: readDayCell(row.interviewedOn, 'interviewedOn', warnings),
    introductionHow: clean(row.introductionHow),
    introducedBy: clean(row.introducedBy),
    ownAsksAQuarter: readNumber(row.ownAsksAQuarter, 'ownAsksAQuarter', 1_000, warnings),
    ownNoticeDays: readNumber(row.ownNoticeDays, 'ownNoticeDays', 3_650, warnings),
    recommendScore: readNumber(row.recommendScore, 'recommendScore', 10, warnings),
    sections: sectionsOf(row),
    willingness: readAnswers(row, warnings),
    permissions: [...readPermissions(row, 'person', warnings), ...readPermissions(row, 'company', warnings)],
    topics: splitList(row.topics).map((topic) => topic.slice(0, 300)),
    languages: readLanguages(row, warnings),
    neverWith: splitList(row.neverWith).map((name) => name.slice(0, 300)),
    blackout: readBlackout(row, warnings),
    warnings,
  }
}

function readWord<Word extends string>(
  cell: string | null | undefined,
  field: string,
  what: string,
  read: (text: string) => Word | null,
  warnings: RowWarning[],
): Word | null {
  const text = clean(cell)
  if (text === null) return null
  const word = read(text)
  if (word === null) warnings.push({ field, reason: `“${text}” is ${what} and was left out` })
  return word
}

function readDayCell(cell: string | null | undefined, field: string, warnings: RowWarning[]): Day | null {
  const text = clean(cell)
  if (text === null || isDay(text)) return text
  warnings.push({ field, reason: `“${text}” is no day and was left out` })
  return null
}

function readNumber(
  cell: number | null | undefined,
  field: string,
  most: number,
  warnings: RowWarning[],
): number | null {
  if (cell == null) return null
  const whole = Math.round(cell)
  if (Number.isSafeInteger(whole) && whole >= 0 && whole <= most) return whole
  warnings.push({ field, reason: `${cell} is not between 0 and ${most} and was left out` })
  return null
}

function sectionsOf(row: AdvocateRow): (readonly [ProfileSection, string])[] {
  const texts = [
    ['situation', row.situation],
    ['choice', row.choice],
    ['deployment', row.deployment],
    ['outcome', row.outcome],
    ['honest-view', row.honestView],
    ['advice', row.advice],
  ] as const
  return texts.flatMap(([section, cell]) => {
    const text = clean(cell)
    return text === null ? [] : [[section, text.slice(0, 20_000)] as const]
  })
}

function readAnswers(row: AdvocateRow, warnings: RowWarning[]): (readonly [string, WillingnessAnswer])[] {
  const listed = splitList(row.willingTo).map((activity) => [activity, 'yes'] as const)
  const answered = Object.entries(row.willingness ?? {}).flatMap(([activity, cell]) => {
    const answer = readWord(
      cell,
      `willingness.${activity}`,
      'no answer (yes, maybe, no, never)',
      readWillingness,
      warnings,
    )
    return answer === null ? [] : [[activity, answer] as const]
  })
  return [...listed, ...answered]
}

function readPermissions(
  row: AdvocateRow,
  holder: PermissionHolder,
  warnings: RowWarning[],
): ReadPermission[] {
  const [field, cells] =
    holder === 'person'
      ? (['permissions', row.permissions] as const)
      : (['companyPermissions', row.companyPermissions] as const)
  const until =
    holder === 'person'
      ? readDayCell(row.permissionsUntil, 'permissionsUntil', warnings)
      : readDayCell(row.companyPermissionsUntil, 'companyPermissionsUntil', warnings)
  return Object.entries(cells ?? {}).flatMap(([name, cell]) => {
    const use = readWord(name, `${field}.${name}`, 'nothing a permission is for', readPermissionUse, warnings)
    const answer = readWord(cell, `${field}.${name}`, 'no answer (given, refused)', readPermission, warnings)
    if (use === null || answer === null) return []
    return [{ holder, use, answer, until: answer === 'given' ? until : null }]
  })
}

function readLanguages(row: AdvocateRow, warnings: RowWarning[]): string[] {
  return splitList(row.languages).flatMap((text) => {
    const code = readLanguage(text)
    if (code === null)
      warnings.push({ field: 'languages', reason: `“${text}” is no language we know and was left out` })
    return code === null ? [] : [code]
  })
}

function readBlackout(row: AdvocateRow, warnings: RowWarning[]): AdvocateReading['blackout'] {
  const from = readDayCell(row.blackoutFrom, 'blackoutFrom', warnings)
  const until = readDayCell(row.blackoutUntil, 'blackoutUntil', warnings)
  if (from === null && until === null) return null
  if (from !== null && until !== null && from <= until) return { from, until }
  warnings.push({
    field: 'blackoutUntil',
    reason: 'a window needs a first and a later last day, and was left out',
  })
  return null
}
