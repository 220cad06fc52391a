import type { RowOutcome } from '../../customers/row-result.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Stage, stages } from '../journey.ts'
import type { AdvocateReading } from '../read-advocate-row.ts'
import type { StoredAdvocate } from './import.reads.ts'

type Value = string | number | null
type Parts = 'sections' | 'willingness' | 'permissions' | 'topics' | 'blackouts' | 'neverWith'

const partNames: readonly Parts[] = [
  'sections',
  'willingness',
  'permissions',
  'topics',
  'blackouts',
  'neverWith',
]

/** What the words of a row mean in this workspace. */
export type Meaning = {
  readonly introducedBy: string | null
  readonly willingness: readonly (readonly [string, string])[]
  /** Folded name → name and, where it is one of ours, account. */
  readonly neverWith: readonly {
    readonly folded: string
    readonly name: string
    readonly accountId: string | null
  }[]
}

/**
 * An advocate as the rows of one batch leave them: it starts from what is stored, takes the rows in turn, and
 * tells at the end what differs. A file that says what is known already changes nothing, even where two of its
 * rows contradict each other.
 */
export class AdvocateDraft {
  readonly contactId: string
  readonly accountId: string | null
  readonly isNew: boolean
  readonly stageBefore: Stage
  readonly fields: Record<string, Value>
  wantedStage: Stage | null = null
  interviewedAt: Instant | null = null
  /** Set once it is decided that the stage moves. */
  moves = false
  readonly stored: StoredAdvocate
  readonly #parts: Readonly<Record<Parts, Map<string, string>>>
  readonly #before: Readonly<Record<Parts, ReadonlyMap<string, string>>>
  readonly #neverWith = new Map<string, { name: string; accountId: string | null }>()
  #rows = 0

  constructor(stored: StoredAdvocate) {
    this.stored = stored
    this.contactId = stored.contactId
    this.accountId = stored.accountId
    this.isNew = stored.stage === null
    this.stageBefore = stages.find((stage) => stage === stored.stage) ?? 'customer'
    this.fields = { ...stored.fields }
    this.#before = partsOf(stored)
    this.#parts = partsOf(stored)
  }

  /** Takes over what a row says. Gives the outcome, to be asked once all rows are in. */
  take(row: AdvocateReading, means: Meaning): () => RowOutcome {
    const touched = [this.#setFields(row, means), this.#setParts(row, means)].includes(true)
    if (row.stage !== null) this.wantedStage = row.stage
    if (row.interviewedOn !== null) this.interviewedAt = `${row.interviewedOn}T12:00:00.000Z`
    const first = this.#rows === 0
    this.#rows += 1
    return () => {
      if (this.isNew) return first ? 'created' : 'unchanged'
      return (touched && this.isChanged) || (first && this.moves) ? 'updated' : 'unchanged'
    }
  }

  get isChanged(): boolean {
    const fields = Object.entries(this.fields).some(
      ([name, value]) => value !== (this.stored.fields[name] ?? null),
    )
    return fields || partNames.some((part) => this.added(part).length > 0)
  }

  /** Entries of a part that are new or different from what is stored. */
  added(part: Parts): (readonly [string, string])[] {
    return [...this.#parts[part]].filter(([key, value]) => this.#before[part].get(key) !== value)
  }

  /** What a folded name on the never-with list was written as, and the account it means. */
  neverWithOf(folded: string): { readonly name: string; readonly accountId: string | null } {
    return this.#neverWith.get(folded) ?? { name: folded, accountId: null }
  }

  #setFields(row: AdvocateReading, means: Meaning): boolean {
    const given: Record<string, Value> = {
      joined_on: row.joinedOn,
      introduced_by: means.introducedBy,
      introduction_how: row.introductionHow,
      own_asks_a_quarter: row.ownAsksAQuarter,
      own_notice_days: row.ownNoticeDays,
      recommend_score: row.recommendScore,
    }
    const changed = Object.entries(given).filter(
      ([name, value]) => value !== null && value !== (this.fields[name] ?? null),
    )
    for (const [name, value] of changed) this.fields[name] = value
    return changed.length > 0
  }

  #setParts(row: AdvocateReading, means: Meaning): boolean {
    for (const { folded, name, accountId } of means.neverWith)
      this.#neverWith.set(folded, { name, accountId })
    const entries: [Parts, string, string][] = [
      ...row.sections.map(([section, body]) => ['sections', section, body] as [Parts, string, string]),
      ...means.willingness.map(([type, answer]) => ['willingness', type, answer] as [Parts, string, string]),
      ...row.permissions.map(
        ({ holder, use, answer, until }) =>
          ['permissions', `${holder}:${use}`, `${answer}/${until ?? this.#until(holder, use, answer)}`] as [
            Parts,
            string,
            string,
          ],
      ),
      ...row.topics.map((topic) => ['topics', topic, ''] as [Parts, string, string]),
      ...means.neverWith.map(({ folded }) => ['neverWith', folded, ''] as [Parts, string, string]),
      ...(row.blackout === null
        ? []
        : [['blackouts', `${row.blackout.from}/${row.blackout.until}`, ''] as [Parts, string, string]]),
    ]
    const changed = entries.filter(([part, key, value]) => this.#parts[part].get(key) !== value)
    for (const [part, key, value] of changed) this.#parts[part].set(key, value)
    return changed.length > 0
  }

  // A file without last days keeps the one that is known; an answer that changed has none of the old.
  #until(holder: string, use: string, answer: string): string {
    const [known, until] = (this.#parts.permissions.get(`${holder}:${use}`) ?? '').split('/')
    return known === answer ? (until ?? '') : ''
  }
}

function partsOf(stored: StoredAdvocate): Record<Parts, Map<string, string>> {
  const named = (names: readonly string[]) => new Map(names.map((name) => [name, '']))
  return {
    sections: new Map(Object.entries(stored.sections)),
    willingness: new Map(Object.entries(stored.willingness)),
    permissions: new Map(
      Object.entries(stored.permissions).map(([key, { answer, until }]) => [key, `${answer}/${until ?? ''}`]),
    ),
    topics: named(stored.topics),
    blackouts: named(stored.blackouts),
    neverWith: named(stored.neverWith),
  }
}
