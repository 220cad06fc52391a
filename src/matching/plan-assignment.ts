import type { Assignment, AssignmentOption, AssignmentProblem } from './assignment.ts'
import { optionOf } from './assignment.ts'
import { type CapacityRow, capacityRows } from './assignment-capacity.ts'
import { tellAssignment } from './tell-assignment.ts'

/** What a solver is given: choose of each column from none to `bounds`, whole ones, worth most within all rows. */
export type ChoiceModel = {
  readonly values: readonly number[]
  readonly bounds: readonly number[]
  readonly rows: readonly CapacityRow[]
}

/**
 * Finds an exact optimum of a model: how often each column is chosen, in parts where it need not be whole. Throws where
 * it cannot prove one.
 */
export type Solver = (model: ChoiceModel, isWhole: boolean) => readonly number[]

/** So many options of a request are looked at first, and so many times as many where they were not enough. */
const firstLook = 12
const growth = 3

/** What a solver tells apart from a whole number. */
const hair = 1e-6

/**
 * The best assignment: who should be asked for what, so that the value of all places together is greatest within every
 * limit of everybody. In: the problem, a solver, and how many options of a request to look at first. Out: the plan, why
 * each line is not the first of its list, and what stays open. Exact, though it seldom looks at all options: as long as
 * more are left for a request than were looked at, the model may fill its places with the next one as if nothing stood
 * in its way. A best choice that makes no use of that is the best of all; otherwise more are looked at. People are
 * parted only while that is found out, which is quick and can only be better. Source: domain.md "Assignment".
 */
export function planAssignment(problem: AssignmentProblem, solve: Solver, look = firstLook): Assignment {
  const lists = problem.requests.map((_, request) => listOf(problem, request, look))
  for (let isWhole = false; ; ) {
    const options = lists.flatMap(({ taken }) => taken)
    const rows = capacityRows(problem, options)
    const open = lists.flatMap((list, request) => (list.next === null ? [] : [{ list, request }]))
    const chosen = solve(modelOf(problem, options, rows, open), isWhole)
    const wanting = open.filter((_, at) => (chosen[options.length + at] ?? 0) > hair)
    for (const { list } of wanting) lookFor(list, list.taken.length * growth)
    if (wanting.length > 0) continue
    if (isWhole || chosen.every((count) => Math.abs(count - Math.round(count)) < hair)) {
      const picked = options.flatMap((_, index) => ((chosen[index] ?? 0) > 0.5 ? [index] : []))
      return tellAssignment(problem, { options, rows, picked })
    }
    isWhole = true
  }
}

type List = {
  readonly taken: AssignmentOption[]
  readonly rest: Iterator<AssignmentOption>
  next: AssignmentOption | null
}

/** The options of a request, the best first, worked out as they are looked at. */
function listOf(problem: AssignmentProblem, request: number, look: number): List {
  const rest = optionsOf(problem, request)
  const first = rest.next()
  const list: List = { taken: [], rest, next: first.done === true ? null : first.value }
  lookFor(list, Math.max(look, 2 * (problem.requests[request]?.places ?? 0)))
  return list
}

function* optionsOf(problem: AssignmentProblem, request: number): Generator<AssignmentOption, void> {
  const { people = [], ranks = [] } = problem.requests[request] ?? {}
  for (const [at, person] of people.entries()) {
    const option = optionOf(problem, request, person, ranks[at] ?? 0)
    if (option !== null) yield option
  }
}

function lookFor(list: List, count: number): void {
  while (list.next !== null && list.taken.length < count) {
    list.taken.push(list.next)
    const following = list.rest.next()
    list.next = following.done === true ? null : following.value
  }
}

type Open = { readonly list: List; readonly request: number }

function modelOf(
  { requests }: AssignmentProblem,
  options: readonly AssignmentOption[],
  rows: readonly CapacityRow[],
  open: readonly Open[],
): ChoiceModel {
  const places = open.map(({ request }) => requests[request]?.places ?? 0)
  const standIns = open.map(({ request }, at): CapacityRow => {
    const own = options.flatMap((option, index) => (option.request === request ? [index] : []))
    const members = [...own, options.length + at]
    return { most: places[at] ?? 0, members, amounts: members.map(() => 1) }
  })
  return {
    values: [...options.map(({ value }) => value), ...open.map(({ list }) => list.next?.value ?? 0)],
    bounds: [...options.map(() => 1), ...places],
    rows: [...rows, ...standIns],
  }
}
