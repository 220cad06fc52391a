import type { Api } from '../e2e/api.ts'
import { type Crowd, openCrowd } from './crowd/open-crowd.ts'
import { findWanted, keepStandings, takeBack } from './crowd/wanted.ts'
import { buffersOf, type Executed, keepPlans, largeTables, scansOf, watchStatements } from './plans.ts'
import { type Promised, tell } from './promise.ts'

type Request = { readonly path: string; readonly body?: object; readonly countsAll?: boolean }

/** What else is asked often: each is planned, kept in `bench/plans`, and judged. */
function requestsOn(contactId: string, activityTypeId: string): Readonly<Record<string, Request>> {
  return {
    // Counts everybody by every facet: the whole of one narrow table is what it is asked for.
    facets: { path: '/advocates/facets', countsAll: true },
    'facets-of-a-country': { path: '/advocates/facets?q=substations&country=DE', countsAll: true },
    protection: { path: '/protection', countsAll: true },
    'protection-people': { path: '/protection/people?group=over' },
    standing: { path: `/advocates/${contactId}/standing` },
    load: { path: `/advocates/${contactId}/load?activityTypeId=${activityTypeId}` },
  }
}

type Planned = { readonly name: string; readonly scans: readonly string[]; readonly countsAll: boolean }

/** The plans of reservation, protection, standings and counts: none reads a large table to answer about a few rows. */
export async function measure(): Promise<Promised[]> {
  const crowd = await openCrowd()
  const began = new Date().toISOString()
  try {
    const { api } = await crowd.serve()
    await keepStandings(crowd)
    const wanted = await findWanted(crowd, 12)
    const [first] = wanted
    if (first === undefined) throw new Error('nobody is free')
    const planned: Planned[] = []
    for (const [name, request] of Object.entries(requestsOn(first.contactId, first.activityTypeId)))
      planned.push(await plan(crowd, name, request, () => api.get(request.path)))
    planned.push(await planReservation(crowd, api, wanted))
    return judge(planned)
  } finally {
    await takeBack(crowd, began)
    await crowd.close()
  }
}

/** Each ask is of somebody else; the first few only make the server keep its plans. */
async function planReservation(crowd: Crowd, api: Api, wanted: Awaited<ReturnType<typeof findWanted>>) {
  const left = wanted.map(({ contactId, activityTypeId, wishedOn }) => ({
    contactId,
    activityTypeId,
    wishedOn,
  }))
  return plan(crowd, 'reservation', { path: '/asks' }, () => api.post('/asks', left.shift() ?? {}))
}

async function plan(
  crowd: Crowd,
  name: string,
  request: Request,
  ask: () => Promise<unknown>,
): Promise<Planned> {
  for (let time = 0; time < 7; time++) await ask()
  const executed = await watchStatements(crowd, ask)
  const inside: readonly Executed[] = await watchStatements(crowd, ask, { inside: true })
  await keepPlans(name, inside)
  const buffers = executed.reduce((sum, each) => sum + buffersOf(each), 0)
  tell(`${name}: ${buffers} buffers in ${executed.length} statements`)
  return { name, scans: scansOf(inside, await largeTables(crowd)), countsAll: request.countsAll === true }
}

function judge(planned: readonly Planned[]): Promised[] {
  const said = (some: readonly Planned[]) =>
    some.flatMap(({ name, scans }) => scans.map((table) => `${name} reads all of ${table}`))
  const scanned = said(planned.filter(({ countsAll }) => !countsAll))
  const counted = said(planned.filter(({ countsAll }) => countsAll)).join('; ')
  return [
    {
      name: 'plans: large tables read from end to end for a few rows',
      value: scanned.length,
      unit: 'scans',
      target: 0,
      bound: 'most',
      note: [
        scanned.join('; ') || 'plans in bench/plans',
        counted === '' ? '' : `counting everybody: ${counted}`,
      ]
        .filter((part) => part !== '')
        .join('; '),
    },
  ]
}
