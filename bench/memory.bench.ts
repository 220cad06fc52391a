import { openCrowd } from './crowd/open-crowd.ts'
import { driveHttp, sayLoad } from './load.ts'
import { idleMemory, peakMemory } from './memory.ts'
import { type Promised, tell } from './promise.ts'

const pages = [
  '/advocates?q=turbines&size=25',
  '/advocates?q=warehouse%20forecasts&size=25',
  '/advocates?country=DE&availability=free&size=25',
  '/advocates?size=50',
  '/advocates/facets?q=turbines',
  '/contacts?size=50',
  '/contacts?q=falkstein&size=50',
  '/accounts?size=50',
]

/** What the server process holds in memory, idle and while 50 connections ask for pages of 100,000 advocates. */
export async function measure(): Promise<Promised[]> {
  const crowd = await openCrowd()
  try {
    const { server, api } = await crowd.serve()
    await api.get('/session')
    const idle = await idleMemory(server.pid)
    const { peak, result } = await peakMemory(server.pid, () =>
      driveHttp({
        url: server.url,
        key: api.key,
        connections: 50,
        seconds: 20,
        requests: pages.map((path) => ({ path })),
      }),
    )
    tell(`under load: ${sayLoad(result)}`)
    return [
      {
        name: 'memory: server, idle',
        value: idle,
        unit: 'MB',
        target: 180,
        bound: 'most',
        note: 'after one signed-in request',
      },
      {
        name: 'memory: server, 100,000 advocates under load',
        value: peak,
        unit: 'MB',
        target: 350,
        bound: 'most',
        note: 'the most within 20 s of 50 connections asking for pages; PostgreSQL apart',
      },
    ]
  } finally {
    await crowd.close()
  }
}
