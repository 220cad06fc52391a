import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../kernel/time.ts'
import { countAttempt } from './attempts.ts'
import { notFound } from './errors.ts'
import type { Host } from './host.ts'
import { findLink, type Link } from './links.ts'

/** Guesses from one address: links are 256 random bits, so whoever misses this often is guessing. */
const guesses = { most: 30, minutes: 10 }
/** Answers by one link: more than anybody has, fewer than a machine would try. */
const answers = { most: 30, minutes: 10 }

/** What outsiders read is theirs alone: no cache keeps it, and no search engine lists it. */
export function keepPrivate(reply: FastifyReply): void {
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow')
}

/** The link behind a token of one of these purposes, in whatever state; 404, counted, for any other. */
export async function openLink(
  host: Host,
  request: FastifyRequest,
  token: string,
  purposes: readonly string[],
  now: Instant,
): Promise<Link> {
  for (const purpose of purposes) {
    const link = await findLink(host.door.global, token, purpose, now)
    if (link !== null) return link
  }
  await countAttempt(host.door.global, 'link-guesses', request.ip, guesses, now)
  throw notFound('page')
}

/** Counts one more answer by a link; refuses beyond what anybody needs. */
export async function countLinkAnswer(host: Host, link: Link, now: Instant): Promise<void> {
  await countAttempt(host.door.global, 'link-answers', link.hash, answers, now)
}
