import type { EntryKind } from '../calendar/entry.ts'
import { addNeed } from '../calendar/server/plan-need.ts'
import { requestNeed } from '../calendar/server/request-need.ts'
import { planEntry } from '../calendar/server/write-entry.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { openNeed } from '../matching/need.ts'
import { readActors } from './colleague-actor.ts'
import { readActivityIds, readTeams } from './example.reads.ts'
import type { Filling, Step } from './step.ts'
import { workdayOf } from './workday.ts'

type Planned = {
  readonly kind: EntryKind
  readonly title: string
  /** So many days from now it begins, and how many days it takes. */
  readonly inDays: number
  readonly days: number
  readonly team: string
  readonly place: string | null
  readonly needs: readonly { readonly code: string; readonly wanted: number; readonly words: string }[]
  /** Its first need was asked for already. */
  readonly isAsked?: boolean
}

const need = (code: string, wanted = 1, words = '') => ({ code, wanted, words })

/** What the teams of the example plan together: some of it early, some due, some late, some asked for. */
const planned: readonly Planned[] = [
  {
    kind: 'campaign',
    title: 'Close the year in a day',
    inDays: -6,
    days: 40,
    team: 'Demand generation',
    place: null,
    needs: [need('quote-approval', 3)],
    isAsked: true,
  },
  {
    kind: 'earnings',
    title: 'Third quarter results',
    inDays: 17,
    days: 1,
    team: 'Investor relations',
    place: null,
    needs: [need('earnings-mention', 2)],
  },
  {
    kind: 'analyst-date',
    title: 'Analyst briefing on close automation',
    inDays: 34,
    days: 1,
    team: 'Analyst relations',
    place: 'London',
    needs: [need('analyst-interview', 2)],
  },
  {
    kind: 'launch',
    title: 'Boards 4',
    inDays: 48,
    days: 1,
    team: 'Product marketing',
    place: null,
    needs: [need('press-release-quote', 1), need('launch-customer', 1)],
  },
  {
    kind: 'event',
    title: 'Finance Leaders Summit',
    inDays: 118,
    days: 3,
    team: 'Events',
    place: 'Lisbon',
    needs: [need('event-speech', 2), need('panel', 1)],
    isAsked: true,
  },
  {
    kind: 'event',
    title: 'Regional evening for hospitals',
    inDays: 96,
    days: 1,
    team: 'Events',
    place: 'Vienna',
    needs: [],
  },
  {
    kind: 'campaign',
    title: 'Webinar series: audits without weekends',
    inDays: 126,
    days: 60,
    team: 'Demand generation',
    place: null,
    needs: [need('webinar', 2)],
  },
  {
    kind: 'event',
    title: 'Autumn customer conference',
    inDays: 310,
    days: 2,
    team: 'Events',
    place: 'Utrecht',
    needs: [need('event-speech', 4)],
  },
]

/** The shared calendar, as the teams wrote it. */
export const takeInCalendar: Step = async (filling) => {
  const { tx, actor, now } = filling
  const actors = await readActors(filling)
  const types = await readActivityIds(tx, actor.workspaceId)
  const teams = await readTeams(tx, actor.workspaceId)
  for (const each of planned) {
    const owner = filling.example.colleagues.find(({ team }) => team === each.team)
    const teamId = teams.find(({ name }) => name === each.team)?.id
    if (owner === undefined || teamId === undefined) throw new Error(`no team ${each.team}`)
    await planOne(filling, each, teamId, actors.memberOf(owner.email), types, now.slice(0, 10))
  }
}

async function planOne(
  { tx, now, host }: Filling,
  { kind, title, inDays, days, place, needs, isAsked = false }: Planned,
  teamId: string | null,
  owner: PersonActor,
  types: ReadonlyMap<string, string>,
  today: Day,
): Promise<void> {
  const startsOn = workdayOf(addDays(today, inDays))
  const lastOn = days === 1 ? null : addDays(startsOn, days - 1)
  const written = { kind, title, startsOn, lastOn, teamId, place, ownerId: owner.personId }
  const rest = { webLink: null, notes: '', state: 'planned' as const }
  const entryId = await planEntry(tx, owner, { ...written, ...rest })
  for (const [at, { code, wanted, words }] of needs.entries()) {
    const activityTypeId = types.get(code)
    if (activityTypeId === undefined) throw new Error(`no kind of activity ${code}`)
    const wish = { need: { ...openNeed(activityTypeId), wanted, words }, notes: '' }
    const needId = await addNeed(tx, owner, entryId, wish, now)
    if (isAsked && at === 0 && startsOn > today) await requestNeed(tx, owner, { entryId, needId }, now, host)
  }
}
