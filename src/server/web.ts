import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from './errors.ts'

/** The pages of people who never sign in, reached by a link. */
const outsiders = /^\/(ask|approval|exception|feedback|slot|happened)\/[^/?]+\/?(\?|$)/

/** Serves the built web pages: hashed assets for ever, and one page for every address that is no file. */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
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
    setHeaders(response, path) {
      const hashed = path.includes('/assets/')
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = await readFile(join(root, 'index.html'))
  const outside = await readFile(join(root, 'outside.html'))
  app.setNotFoundHandler((request, reply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/') || !isRead)
      throw notFound('endpoint')
    reply.type('text/html; charset=utf-8')
    if (!outsiders.test(request.url)) return reply.header('cache-control', 'no-cache').send(page)
    // The address is a secret: no cache keeps what stands there, and no search engine lists it.
    return reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }).send(outside)
  })
}
