import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { notFound } from './errors.ts'

/** The pages of people who never sign in, reached by a link. */
const outsidePages =
  'ask|forward|confirm|known|approval|exception|feedback|slot|happened|outreach|account|interview|task|draft|me|erase-me'
const outsiders = new RegExp(`^/(${outsidePages})/[^/?]+/?(\\?|$)`)

/** The page on which customers put themselves forward: no secret, and the only one others may show in a frame. */
const publicPage = /^\/public\/[^/?]+\/?(\?|$)/

/** Serves the built web pages: hashed assets for ever, and one page for every address that is no file. */
export async function serveWeb(
  app: FastifyInstance,
  root: string,
  framesOf: (url: string) => Promise<readonly string[] | null> = async () => null,
): Promise<void> {
  if (!['index.html', 'outside.html'].every((name) => existsSync(join(root, name)))) {
    app.setNotFoundHandler((request) => {
      throw notFound(request.url.startsWith('/api/') ? 'endpoint' : 'page: the web pages are not built')
    })
    return
  }
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    // The build wrote each script and style compressed as well.
    preCompressed: true,
    setHeaders(response, path) {
      const hashed = path.includes('/assets/')
      response.setHeader('vary', 'accept-encoding')
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = await readFile(join(root, 'index.html'))
  const outside = await readFile(join(root, 'outside.html'))
  app.setNotFoundHandler(async (request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/') || !isRead)
      throw notFound('endpoint')
    reply.type('text/html; charset=utf-8')
    if (publicPage.test(request.url)) return sendPublicPage(reply, outside, await framesOf(request.url))
    if (!outsiders.test(request.url)) return reply.header('cache-control', 'no-cache').send(page)
    // The address is a secret: no cache keeps what stands there, and no search engine lists it.
    return reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }).send(outside)
  })
}

/** May stand in a frame of those pages, and of no others. */
function sendPublicPage(reply: FastifyReply, page: Buffer, frames: readonly string[] | null): FastifyReply {
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  if (frames !== null && frames.length > 0) {
    reply.removeHeader('x-frame-options')
    reply.header(
      'content-security-policy',
      policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${frames.join(' ')}`),
    )
  }
  return reply.header('cache-control', 'no-cache').send(page)
}
