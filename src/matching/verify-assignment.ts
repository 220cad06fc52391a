import { bookingOf } from '../protection/booking.ts'
import { decideAsk } from '../protection/decide-ask.ts'
import type { LoadEntry, ProtectionFacts } from '../protection/facts.ts'
import type { Assignment, AssignmentLine, AssignmentProblem, AssignmentRequest } from './assignment.ts'

/**
 * Holds a plan to the rules it must keep, by the very decision that every reservation asks. In: the problem and the
 * plan. Out: the first thing against it in words, or null. Each line is booked after those before it as if it had taken
 * place on its day, so that its rest counts too; nobody is asked twice for one request, and no request gets more than it
 * wants.
 */
export function faultOfAssignment(
  problem: AssignmentProblem,
  { lines }: Pick<Assignment, 'lines'>,
): string | null {
  const requests = new Map(problem.requests.map((request) => [request.id, request]))
  const people = new Map(problem.people.map((facts) => [facts.person?.contactId, facts]))
  const booked: Booked[] = []
  const found = lines.map((line) => ({
    line,
    request: requests.get(line.requestId),
    facts: people.get(line.contactId),
  }))
  for (const { line, request, facts } of found.toSorted(inOrder)) {
    if (request === undefined || facts === undefined) return `${line.requestId}: names what is not there.`
    const fault = faultOfLine(line, request, facts, booked)
    if (fault !== null) return fault
    booked.push({ line, request })
  }
  return null
}

type Found = {
  readonly line: AssignmentLine
  readonly request: AssignmentRequest | undefined
  readonly facts: ProtectionFacts | undefined
}

/** By day; on one day first what brings rest, and last what rest would stop: whichever comes first would stop it. */
function inOrder(a: Found, b: Found): number {
  if (a.line.day !== b.line.day) return a.line.day < b.line.day ? -1 : 1
  return (
    Number(isStopped(a)) - Number(isStopped(b)) || (b.request?.restDays ?? 0) - (a.request?.restDays ?? 0)
  )
}

const isStopped = ({ request, facts }: Found) =>
  request !== undefined && facts !== undefined && request.asked.loadQuarters >= facts.rules.restStopsLoad

type Booked = { readonly line: AssignmentLine; readonly request: AssignmentRequest }

function faultOfLine(
  line: AssignmentLine,
  request: AssignmentRequest,
  facts: ProtectionFacts,
  booked: readonly Booked[],
): string | null {
  const same = booked.filter((other) => other.request.id === request.id)
  if (same.length >= request.places) return `${request.id}: gets more than it wants.`
  const asksAgain = same.some(({ line: other }) =>
    request.asked.isAccountLevel ? other.accountId === line.accountId : other.contactId === line.contactId,
  )
  if (asksAgain) return `${request.id}: asks twice.`
  const decision = decideAsk(afterAll(facts, line, booked), request.asked, line.day)
  return decision.ok ? null : `${request.id}: ${decision.why}`
}

function afterAll(facts: ProtectionFacts, line: AssignmentLine, booked: readonly Booked[]): ProtectionFacts {
  const { person, account } = facts
  const own = booked.filter(
    (each) => each.line.contactId === line.contactId && !each.request.asked.isAccountLevel,
  )
  const atAccount = booked.filter((each) => each.line.accountId === line.accountId)
  return {
    ...facts,
    person: person === null ? null : { ...person, entries: [...person.entries, ...own.map(heldOn)] },
    account:
      account === null ? null : { ...account, entries: [...account.entries, ...atAccount.map(heldOn)] },
  }
}

function heldOn({ line, request }: Booked): LoadEntry {
  const { asked, restDays } = request
  return {
    ...bookingOf(`plan-${request.id}-${line.contactId}`, { ...asked, restDays }, line.day),
    state: 'done',
  }
}
