import type { Role } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { call } from '../../web/api.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { countPeople, getPerson, listPeople } from '../people.contract.ts'
import type { listTeams } from '../team.contract.ts'

export type PersonRow = ResponseOf<typeof listPeople>['rows'][number]
export type Person = ResponseOf<typeof getPerson>
export type Team = ResponseOf<typeof listTeams>['rows'][number]

/** Each role in words. */
export const roleNames: Readonly<Record<Role, string>> = {
  member: 'Member',
  'program-manager': 'Program manager',
  executive: 'Executive',
  administrator: 'Administrator',
}

export type PeopleView = { readonly team: string; readonly q: string; readonly state: string }

/** People by name, of one team with those below it or of all. */
export const peopleQuery = ({ team, q, state }: PeopleView) =>
  apiPages<typeof listPeople>('GET /people', {
    query: {
      ...(team === '' ? {} : { team, withTeamsBelow: true }),
      ...(q === '' ? {} : { q }),
      ...(state === 'here' || state === 'left' ? { state } : {}),
    },
  })

/** The figures over the list. */
export const peopleCountsQuery = () => apiQuery<typeof countPeople>('GET /people-counts')

/** One person with what may be done. */
export const personQuery = (personId: string) =>
  apiQuery<typeof getPerson>('GET /people/:personId', { params: { personId } })

/** Every team. */
export const teamsQuery = () => apiQuery<typeof listTeams>('GET /teams')

/** What is no longer true after a change to people or teams. */
export const peopleRoutes = [
  'GET /people',
  'GET /people-counts',
  'GET /people/:personId',
  'GET /teams',
] as const

/** People by what somebody types, for a ComboBox. */
export async function findPeople(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const query = { size: 20, state: 'here' as const, ...(text.trim() === '' ? {} : { q: text.trim() }) }
  const { rows } = await call<typeof listPeople>('GET /people', { query }, { signal })
  return rows.map((row) => ({ id: row.id, label: row.name, detail: row.title ?? row.team?.name }))
}

/** Teams in the order of a tree: each after its parent, with its depth and the people in it and below. */
export function asTree(teams: readonly Team[]): { team: Team; depth: number; people: number }[] {
  const byParent = Map.groupBy(teams, (team) =>
    teams.some(({ id }) => id === team.parentId) ? team.parentId : null,
  )
  const walk = (parent: string | null, depth: number): { team: Team; depth: number; people: number }[] =>
    (byParent.get(parent) ?? []).flatMap((team) => {
      const below = walk(team.id, depth + 1)
      const direct = below.filter((each) => each.depth === depth + 1)
      const people = direct.reduce((sum, each) => sum + each.people, team.people)
      return [{ team, depth, people }, ...below]
    })
  return walk(null, 0)
}
