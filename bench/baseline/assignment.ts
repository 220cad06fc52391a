import loadHighs from 'highs'
import { addDays } from '../../src/kernel/time.ts'
import { type AssignmentOption, type AssignmentProblem, optionOf } from '../../src/matching/assignment.ts'

// The package calls its types CommonJS; what is imported is none.
const load = loadHighs as unknown as typeof loadHighs.default

/**
 * The assignment written out by hand as the solver's own text: the best options of each request at once, every window
 * and every pair on a line of its own. In: the problem, and how many options of each request are written. Out: the
 * value of the optimum.
 */
export async function assignByHand(problem: AssignmentProblem, depth: number): Promise<number> {
  const options = problem.requests.flatMap(({ people, ranks }, request) => {
    const free: AssignmentOption[] = []
    for (let at = 0; at < people.length && free.length < depth; at += 1) {
      const option = optionOf(problem, request, people[at] ?? -1, ranks[at] ?? 0)
      if (option !== null) free.push(option)
    }
    return free
  })
  const lines = [
    ...placeLines(problem, options),
    ...loadLines(problem, options, 'person'),
    ...loadLines(problem, options, 'account'),
    ...countLines(problem, options),
    ...restLines(problem, options),
  ]
  const text = [
    'Maximize',
    ...options.map(({ value }, at) => ` + ${value} x${at}`),
    'Subject To',
    ...lines.map((line) => ` ${line}`),
    'Binary',
    ...options.map((_, at) => ` x${at}`),
    'End',
  ].join('\n')
  const highs = await load()
  const found = highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 })
  if (found.Status !== 'Optimal') throw new Error(`the solver by hand ends with ${found.Status}`)
  return Math.round(found.ObjectiveValue)
}

type Sum = readonly (readonly [factor: number, at: number])[]

const sayAtMost = (sum: Sum, most: number) =>
  `${sum.map(([factor, at]) => `+ ${factor} x${at}`).join(' ')} <= ${most}`

const by = (options: readonly AssignmentOption[], keyOf: (option: AssignmentOption) => string | number) =>
  Map.groupBy(
    options.map((option, at) => ({ ...option, at })),
    keyOf,
  ).values()

function placeLines({ requests }: AssignmentProblem, options: readonly AssignmentOption[]): string[] {
  const asked = (at: number) => requests[at]?.asked
  return [
    ...[...by(options, ({ request }) => request)].map((own) =>
      sayAtMost(
        own.map(({ at }) => [1, at]),
        requests[own[0]?.request ?? 0]?.places ?? 0,
      ),
    ),
    ...[...by(options, ({ request, accountId }) => `${request} ${accountId}`)]
      .filter(([first]) => first !== undefined && asked(first.request)?.isAccountLevel)
      .map((own) =>
        sayAtMost(
          own.map(({ at }) => [1, at]),
          1,
        ),
      ),
  ]
}

/** Load of a person, or of an account, over the days up to each on which anything begins. */
function loadLines(
  { requests, people }: AssignmentProblem,
  options: readonly AssignmentOption[],
  whose: 'person' | 'account',
): string[] {
  return [...by(options, (option) => (whose === 'person' ? option.contactId : option.accountId))].flatMap(
    (own) => {
      const facts = people[own[0]?.person ?? 0]
      const counted = own.filter(
        ({ request }) => whose === 'account' || !requests[request]?.asked.isAccountLevel,
      )
      const known = facts?.[whose]?.entries ?? []
      const [cap, days] =
        whose === 'person'
          ? [facts?.rules.contactCap ?? 0, facts?.rules.windowDays ?? 0]
          : [facts?.rules.accountCap ?? 0, facts?.rules.accountWindowDays ?? 0]
      const ends = new Set([...counted.map(({ day }) => day), ...known.map(({ on }) => on)])
      return [...ends].flatMap((end) => {
        const isInside = (day: string) => day <= end && day > addDays(end, -days)
        const inside = counted.filter(({ day }) => isInside(day))
        const there = known.reduce((sum, { on, quarters }) => sum + (isInside(on) ? quarters : 0), 0)
        if (inside.length === 0) return []
        return [
          sayAtMost(
            inside.map(({ request, at }) => [requests[request]?.asked.loadQuarters ?? 0, at]),
            cap - there,
          ),
        ]
      })
    },
  )
}

/** Live asks, and as many asks as the advocate set, in the window of a person. */
function countLines({ requests, people }: AssignmentProblem, options: readonly AssignmentOption[]): string[] {
  return [...by(options, ({ contactId }) => contactId)].flatMap((own) => {
    const facts = people[own[0]?.person ?? 0]
    const personal = own.filter(({ request }) => requests[request]?.asked.isAccountLevel === false)
    const days = facts?.rules.windowDays ?? 0
    const all = facts?.person?.entries ?? []
    const live = personal.filter(({ request }) => requests[request]?.asked.isLive)
    const limits = [
      { most: facts?.rules.liveAsks ?? 0, mine: live, known: all.filter(({ isLive }) => isLive) },
      { most: facts?.person?.ownAsksAQuarter ?? Number.POSITIVE_INFINITY, mine: personal, known: all },
    ].filter(({ most }) => Number.isFinite(most))
    return limits.flatMap(({ most, mine, known }) =>
      [...new Set([...mine.map(({ day }) => day), ...known.map(({ on }) => on)])].flatMap((end) => {
        const isInside = (day: string) => day <= end && day > addDays(end, -days)
        const inside = mine.filter(({ day }) => isInside(day))
        const there = known.filter(({ on }) => isInside(on)).length
        return inside.length === 0
          ? []
          : [
              sayAtMost(
                inside.map(({ at }) => [1, at]),
                most - there,
              ),
            ]
      }),
    )
  })
}

/** Every pair of asks of one person of which one lies in the rest after the other. */
function restLines({ requests, people }: AssignmentProblem, options: readonly AssignmentOption[]): string[] {
  return [...by(options, ({ contactId }) => contactId)].flatMap((own) => {
    const stops = people[own[0]?.person ?? 0]?.rules.restStopsLoad ?? 0
    const personal = own.filter(({ request }) => requests[request]?.asked.isAccountLevel === false)
    return personal.flatMap((first) =>
      personal
        .filter(
          (then) =>
            then.at !== first.at &&
            (requests[then.request]?.asked.loadQuarters ?? 0) >= stops &&
            first.day <= then.day &&
            then.day < addDays(first.day, requests[first.request]?.restDays ?? 0),
        )
        .map((then) =>
          sayAtMost(
            [
              [1, first.at],
              [1, then.at],
            ],
            1,
          ),
        ),
    )
  })
}
