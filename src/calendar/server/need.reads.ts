import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Timing } from '../../activities/activity-type.ts'
import type { AskState } from '../../activities/ledger.ts'
import { hasRole, type PersonActor } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import type { Need, StatedCriterion } from '../../matching/need.ts'
import { tellNeeds } from '../../matching/server/saved-need.reads.ts'
import { matchDaysOf } from '../../requests/match-days.ts'
import { phaseOf } from '../../requests/phase.ts'
import type { RequestOutcome, RequestState } from '../../requests/request.ts'
import { visibleTo } from '../../requests/server/request-view.reads.ts'
import type { RulesToday } from '../../requests/server/rules.reads.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type EntryOwned, type EntryState, wantedDay } from '../entry.ts'
import type { CalendarNeedSchema } from '../need.contract.ts'
import { isAskedFor, isShort, lastDayToAsk, type NeedState, stateOfNeed } from '../need-state.ts'
import { canWriteEntry } from '../policy.ts'

type Db = WorkspaceDb | WorkspaceTx
export type NeedTold = Static<typeof CalendarNeedSchema>

/** A need with the entry it is of and the request it became. */
export type NeedRow = EntryOwned & {
  readonly id: string
  readonly entryId: string
  readonly title: string
  readonly startsOn: Day
  readonly endsBefore: Day
  readonly entryState: EntryState
  readonly activity: { readonly id: string; readonly name: string }
  readonly noticeDays: number
  readonly timing: Timing
  readonly wanted: number
  readonly criteria: readonly StatedCriterion[]
  readonly words: string
  readonly notes: string
  readonly free: number | null
  readonly countedAt: Instant | null
  readonly toldDueAt: Instant | null
  readonly toldShortAt: Instant | null
  readonly version: number
  readonly request: {
    readonly id: string
    readonly number: number
    readonly state: RequestState
    readonly outcome: RequestOutcome | null
    readonly needBy: Day | null
    readonly isOwed: boolean
    readonly requester: string
    readonly asks: readonly AskState[]
    readonly isSeen: boolean
  } | null
}

/** What the state of needs rests on besides their rows. */
export type NeedGround = RulesToday & { readonly ahead: number; readonly ownTeamId: string | null }

/** Needs of entries as they are told, by entry, in the order they were written. A few statements, however many. */
export async function readNeedsOf(
  db: Db,
  actor: PersonActor,
  entryIds: readonly string[],
  at: NeedGround,
): Promise<ReadonlyMap<string, NeedTold[]>> {
  if (entryIds.length === 0) return new Map()
  const which = sql<boolean>`n.calendar_entry_id = any(${[...entryIds]}::uuid[])`
  const rows = await selectNeeds(db, which, visibleTo(actor))
  const told = await tellNeeds(
    db,
    rows.map((row) => needOf(row, at.today)),
  )
  const byEntry = new Map<string, NeedTold[]>()
  rows.forEach((row, index) => {
    const need = told[index]
    if (need === undefined) throw new Error('a need was not told')
    byEntry.set(row.entryId, [...(byEntry.get(row.entryId) ?? []), tellNeed(row, need, actor, at)])
  })
  return byEntry
}

/** Needs `n` in the order they were written; `isSeen` says of a request `r` whether the reader may open it. One statement. */
export async function selectNeeds(
  db: Db,
  which: RawBuilder<boolean>,
  isSeen: RawBuilder<unknown>,
): Promise<readonly NeedRow[]> {
  const found = await sql<NeedRow>`
    select n.id, e.id as "entryId", e.title, e.starts_on as "startsOn", e.ends_before as "endsBefore", e.state as "entryState",
      e.team_id as "teamId", e.owner_id as "ownerId", jsonb_build_object('id', t.id, 'name', t.name) as activity,
      t.notice_days as "noticeDays", t.timing, n.wanted, n.criteria, n.words, n.notes, n.free,
      n.counted_at as "countedAt", n.told_due_at as "toldDueAt", n.told_short_at as "toldShortAt", n.version,
      case when r.id is not null then jsonb_build_object('id', r.id, 'number', r.number, 'state', r.state,
        'outcome', r.outcome, 'needBy', r.need_by, 'isOwed', r.owed_until is not null, 'requester', p.name,
        'isSeen', ${isSeen}, 'asks', coalesce((
          select jsonb_agg(l.state) from request_asks k
          join ledger_entries l on l.workspace_id = k.workspace_id and l.id = k.ask_id
          where k.workspace_id = r.workspace_id and k.request_id = r.id), '[]')) end as request
    from calendar_needs n
    join calendar_entries e on e.workspace_id = n.workspace_id and e.id = n.calendar_entry_id
    join activity_types t on t.workspace_id = n.workspace_id and t.id = n.activity_type_id
    left join requests r on r.workspace_id = n.workspace_id and r.id = n.request_id
    left join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    where n.workspace_id = current_workspace() and ${which}
    order by n.created_at, n.id`.execute(db)
  return found.rows
}

/** The need as a match takes it: on the day the entry wants somebody for, or until then. */
export function needOf(row: NeedRow, today: Day): Need {
  const { activity, timing, wanted, criteria, words } = row
  const days = matchDaysOf(timing, wantedDay(row, today))
  const open = { opportunityId: null, prospectId: null }
  return { activityTypeId: activity.id, ...days, ...open, wanted, criteria, words }
}

const agreed: readonly AskState[] = ['accepted', 'scheduled', 'done', 'debriefed']

/** A row's state, with what of its request it rests on. */
export function judgeNeed(
  row: Pick<NeedRow, 'startsOn' | 'endsBefore' | 'entryState' | 'noticeDays' | 'wanted' | 'request'>,
  at: Pick<NeedGround, 'rules' | 'today' | 'ahead'>,
): { readonly askBy: Day; readonly state: NeedState } {
  const askBy = lastDayToAsk(wantedDay(row, at.today), row.noticeDays, at.rules.calendar)
  const { request, wanted, endsBefore } = row
  const asked =
    request === null
      ? null
      : {
          state: request.state,
          outcome: request.outcome,
          agreed: request.asks.filter((ask) => agreed.includes(ask)).length,
        }
  const isCancelled = row.entryState === 'cancelled'
  return { askBy, state: stateOfNeed({ askBy, endsBefore, isCancelled, wanted, request: asked }, at) }
}

function tellNeed(row: NeedRow, need: NeedTold['need'], actor: PersonActor, at: NeedGround): NeedTold {
  const { id, activity, wanted, notes, noticeDays, free, countedAt, version, request } = row
  const { askBy, state } = judgeNeed(row, at)
  return {
    ...{ id, activity, wanted, need, notes, state, askBy, noticeDays, free, countedAt, version },
    isShort: isShort({ free, wanted }) && ['early', 'time-to-ask', 'late'].includes(state),
    request:
      request === null
        ? null
        : {
            id: request.id,
            number: request.number,
            requester: request.requester,
            needBy: request.needBy,
            isSeen: request.isSeen,
            phase: phaseOf({ ...request, isFeedbackOwed: request.isOwed }),
            isElsewhen: request.state !== 'closed' && !isWithin(row, request.needBy),
          },
    may: mayOf(row, actor, at),
  }
}

/** True for a day of the entry. */
const isWithin = ({ startsOn, endsBefore }: Pick<NeedRow, 'startsOn' | 'endsBefore'>, day: Day | null) =>
  day !== null && day >= startsOn && day < endsBefore

function mayOf({ request, ...row }: NeedRow, actor: PersonActor, at: NeedGround): NeedTold['may'] {
  const write = canWriteEntry(actor, row, at.ownTeamId)
  const { state } = judgeNeed({ ...row, request }, at)
  const isAsked =
    request !== null &&
    isAskedFor({ ...request, agreed: request.asks.filter((ask) => agreed.includes(ask)).length })
  const isGone = state === 'over' ? 'Its day has passed.' : state === 'cancelled' ? 'It was cancelled.' : null
  const made = isAsked
    ? 'The request is made already.'
    : request?.state === 'draft'
      ? request.isSeen
        ? 'Its draft is waiting to be handed in.'
        : `${request.requester} has a draft of it.`
      : null
  return {
    change: write ?? (isAsked ? 'It is asked for already; change the request.' : null),
    remove: write,
    request: isGone ?? made ?? (hasRole(actor, 'program-manager') ? null : write),
  }
}
