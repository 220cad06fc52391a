import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'

/** Serves the contract as OpenAPI 3.1 at `/api/openapi.json` and as a page at `/api/docs`. */
export async function serveApiDescription(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Avouch',
        version: '1',
        description: 'Everything the screens do, by session cookie or `Authorization: Bearer KEY`.',
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key, made under Settings' },
          session: { type: 'apiKey', in: 'cookie', name: 'avouch.session_token' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  serveReference(app)
}

/** The page is a program of its own, of sixteen megabytes: it is loaded when somebody first asks for it. */
function serveReference(app: FastifyInstance): void {
  let opening: Promise<FastifyInstance> | undefined
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    opening ??= openReference()
    const { url, headers } = request
    const page = await (await opening).inject({
      method: 'GET',
      url,
      headers: { accept: headers.accept ?? '*/*' },
    })
    return reply.code(page.statusCode).headers(page.headers).send(page.rawPayload)
  }
  for (const path of ['/api/docs', '/api/docs/*']) app.get(path, { schema: { hide: true } }, answer)
}

async function openReference(): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference')
  const page = Fastify()
  await page.register(reference, {
    routePrefix: '/api/docs',
    configuration: {
      url: '/api/openapi.json',
      withDefaultFonts: false,
      telemetry: false,
      agent: { disabled: true },
    },
    hooks: {
      onRequest: (_request: FastifyRequest, reply: FastifyReply, done: () => void) => {
        // The reference page carries its own inline start script; nothing of a workspace is on it.
        reply.header(
          'content-security-policy',
          "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
        )
        done()
      },
    },
  } as never)
  return page
}
