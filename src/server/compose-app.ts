import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Endpoint } from '../kernel/contract.ts'
import type { Setting } from '../kernel/setting.ts'
import { serveApiDescription } from './api-description.ts'
import type { Host } from './host.ts'
import { serveMetrics } from './metrics.ts'
import { tooMany } from './pace.ts'
import { serveProblems } from './problems.ts'
import { type ImmediateReaction, type Reaction, registerReactions } from './reactions.ts'
import { serializerCompiler } from './serialization.ts'
import { makeServing, type Recognise, type Serving } from './serve.ts'
import { registerSettings } from './settings.ts'
import { validatorCompiler } from './validation.ts'
import { serveWeb } from './web.ts'
import { registerStarters, type Starter } from './workspace-start.ts'

/** What the nouns bring: `app.ts` lists it. */
type Composed = {
  readonly reactions: readonly Reaction[]
  readonly immediateReactions: readonly ImmediateReaction[]
  readonly starters: readonly Starter[]
  readonly settings: readonly Setting<unknown>[]
  /** Where two could answer, the first does. */
  readonly routes: readonly ((serving: Serving) => void)[]
  /** Which pages elsewhere may show a public page of ours in a frame; null where the address is none. */
  readonly framesOf: (host: Host, url: string) => Promise<readonly string[] | null>
}

export type App = FastifyInstance & { readonly contract: readonly Endpoint[] }

/** Builds a server of these parts on a host; it listens to nothing yet. */
export async function composeApp(host: Host, recognise: Recognise, composed: Composed): Promise<App> {
  const app = Fastify({
    loggerInstance: host.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: host.config.trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  serveProblems(app)
  await guard(app, host)
  await serveApiDescription(app)
  registerReactions(composed.reactions, composed.immediateReactions, () => host.now())
  registerStarters(composed.starters)
  registerSettings(composed.settings)
  const serving = await register(app, host, recognise, composed.routes)
  serveMetrics(app, host)
  await serveWeb(app, fileURLToPath(new URL('../../dist/web', import.meta.url)), (url) =>
    composed.framesOf(host, url),
  )
  return Object.assign(app, { contract: serving.served }) as unknown as App
}

async function guard(app: FastifyInstance, host: Host): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: host.config.publicUrl?.startsWith('https:') ?? false,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, {
    max: host.config.requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { max, ttl }) => tooMany(max, ttl),
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: 512 * 1024 * 1024, files: 10, fields: 20 } })
}

// In a scope of its own, so that the description plugin has seen every route before it answers.
async function register(
  app: FastifyInstance,
  host: Host,
  recognise: Recognise,
  routes: Composed['routes'],
): Promise<Serving> {
  let serving: Serving | undefined
  await app.register(async (scope) => {
    serving = makeServing(scope as unknown as FastifyInstance, host, recognise)
    for (const each of routes) each(serving)
  })
  if (serving === undefined) throw new Error('the routes were not composed')
  return serving
}
