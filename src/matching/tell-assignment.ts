import type {
  Assignment,
  AssignmentOption,
  AssignmentProblem,
  PassedOver,
  TakenBy,
  Uncovered,
} from './assignment.ts'
import type { CapacityRow } from './assignment-capacity.ts'

/** A solved assignment: the options looked at, what keeps them apart, and the places of those chosen, in the list. */
export type Solved = {
  readonly options: readonly AssignmentOption[]
  readonly rows: readonly CapacityRow[]
  readonly picked: readonly number[]
}

/**
 * A solved assignment as people can judge it. In: the problem and what was chosen. Out: a line for each who is asked,
 * with whoever ranks higher and for which request their place is needed more; and each request with places left open,
 * with the cause.
 */
export function tellAssignment(problem: AssignmentProblem, solved: Solved): Assignment {
  const { requests } = problem
  const ground = { problem, ...solved, ...indexOf(solved) }
  const lines = solved.picked.flatMap((index) => {
    const option = solved.options[index]
    const requestId = option === undefined ? undefined : requests[option.request]?.id
    if (option === undefined || requestId === undefined) return []
    const { contactId, accountId, day, rank, value } = option
    const passedOver = passedOverFor(ground, option.request, index)
    return [{ requestId, contactId, accountId, day, rank, value, passedOver }]
  })
  const uncovered = requests.flatMap((_, request) => uncoveredOf(ground, request))
  return { lines, uncovered, value: lines.reduce((sum, { value }) => sum + value, 0) }
}

type Ground = Solved & {
  readonly problem: AssignmentProblem
  readonly isPicked: ReadonlySet<number>
  readonly ofRequest: ReadonlyMap<number, readonly number[]>
  readonly rowsOf: ReadonlyMap<number, readonly CapacityRow[]>
}

function indexOf({ options, rows, picked }: Solved) {
  const rowsOf = new Map<number, CapacityRow[]>()
  for (const row of rows) {
    for (const member of row.members) {
      const known = rowsOf.get(member)
      if (known === undefined) rowsOf.set(member, [row])
      else known.push(row)
    }
  }
  const ofRequest = Map.groupBy(options.keys(), (index) => options[index]?.request ?? -1)
  return { isPicked: new Set(picked), ofRequest, rowsOf }
}

function uncoveredOf(ground: Ground, request: number): Uncovered[] {
  const wanted = ground.problem.requests[request]
  const own = ground.ofRequest.get(request) ?? []
  const missing = (wanted?.places ?? 0) - own.filter((index) => ground.isPicked.has(index)).length
  if (wanted === undefined || missing <= 0) return []
  const passedOver = passedOverFor(ground, request, null)
  return [
    {
      requestId: wanted.id,
      missing,
      cause: wanted.people.length === 0 ? 'nobody-fits' : passedOver === null ? 'nobody-free' : 'taken',
      passedOver,
    },
  ]
}

/** The best of a request who is not asked for it, above `line` where one is given, and who has their place. */
function passedOverFor(ground: Ground, request: number, line: number | null): PassedOver | null {
  const rank = line === null ? 0 : (ground.options[line]?.rank ?? 0)
  for (const index of ground.ofRequest.get(request) ?? []) {
    const option = ground.options[index]
    if (option === undefined || ground.isPicked.has(index)) continue
    if (line !== null && option.rank <= rank) return null
    const takenBy = takersOf(ground, index, line)
    if (takenBy.length > 0) return { contactId: option.contactId, rank: option.rank, takenBy }
  }
  return null
}

/** Whose asks fill what this option would need, leaving `line` aside: the same person's before a colleague's. */
function takersOf(ground: Ground, index: number, line: number | null): readonly TakenBy[] {
  const wanted = ground.options[index]
  const takers = new Set<number>()
  for (const { most, members, amounts } of ground.rowsOf.get(index) ?? []) {
    const others = members.filter((each) => each !== index && each !== line && ground.isPicked.has(each))
    const amountOf = (each: number) => amounts[members.indexOf(each)] ?? 0
    const sum = others.reduce((total, each) => total + amountOf(each), amountOf(index))
    if (sum > most) for (const each of others) takers.add(each)
  }
  return [...takers]
    .flatMap((each) => {
      const option = ground.options[each]
      return option === undefined || option.request === wanted?.request ? [] : [option]
    })
    .toSorted((a, b) => Number(b.person === wanted?.person) - Number(a.person === wanted?.person))
    .flatMap((option) => tellTaker(ground, option))
}

function tellTaker({ problem, ofRequest }: Ground, option: AssignmentOption): TakenBy[] {
  const request = problem.requests[option.request]
  if (request === undefined) return []
  const isOnlyOne = (ofRequest.get(option.request)?.length ?? 0) <= request.places
  return [{ requestId: request.id, contactId: option.contactId, isOnlyOne }]
}
