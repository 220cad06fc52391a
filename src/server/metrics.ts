import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Host } from './host.ts'

/** Serves `/api/health` (is the database there) and `/metrics` (Prometheus text, no names or addresses in it). */
export function serveMetrics(app: FastifyInstance, host: Host): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'avouch_request_seconds',
    help: 'Time to answer, by endpoint and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'avouch_database_connections',
    help: 'Connections to the database, by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(host.door.counts)) this.set({ state }, count)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get(
    '/api/health',
    { schema: { hide: true }, config: { rateLimit: false } },
    async (_request, reply) => {
      try {
        await sql`select 1`.execute(host.door.global)
        return { status: 'ok' }
      } catch {
        return reply.code(503).send({ status: 'database unreachable' })
      }
    },
  )
  app.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
    reply.type(registry.contentType)
    return registry.metrics()
  })
}
