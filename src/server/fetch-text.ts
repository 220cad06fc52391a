import { lookup } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { accept, type Decision, refuse } from '../kernel/result.ts'

type Rules = {
  /** Also addresses of one's own network, and without encryption. */
  readonly allowPrivate: boolean
  readonly mostBytes: number
  readonly milliseconds: number
}

const redirectsMost = 3

/** Networks that nobody outside can reach: what stands there answers to this server alone. */
const privateNetworks = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  privateNetworks.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateNetworks.addSubnet(network, bits, 'ipv6')
}

/** True for an address of a network that only this server reaches, IPv4 in the clothes of IPv6 included. */
export function isPrivateAddress(address: string): boolean {
  // A mapped address is checked as the IPv4 it stands for; `BlockList` does so by itself for `ipv6`.
  return privateNetworks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Fetches a text from an address that somebody gave: https only, never of a private network unless that is allowed,
 * the address looked up once and the same one connected to, no more bytes and no longer than the rules say. A refusal
 * says why in words for whoever gave the address.
 */
export async function fetchText(address: string, rules: Rules): Promise<Decision<{ readonly text: string }>> {
  const signal = AbortSignal.timeout(rules.milliseconds)
  let next = address.replace(/^webcals?:/i, 'https:')
  for (let hop = 0; hop <= redirectsMost; hop += 1) {
    const url = URL.parse(next)
    const why = url === null ? 'This is no web address.' : refusalOf(url, rules)
    if (url === null || why !== null) return refuse('address', why ?? 'This is no web address.')
    const answer = await fetchOnce(url, rules, signal)
    if (!answer.ok || answer.redirect === null) return answer
    next = URL.parse(answer.redirect, url)?.href ?? ''
  }
  return refuse('redirects', 'It leads on to other addresses without end.')
}

function refusalOf(url: URL, { allowPrivate }: Rules): string | null {
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) {
    return 'The address has to begin with https://.'
  }
  if (url.username !== '' || url.password !== '') return 'The address must not hold a name and a password.'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isOurs = isIP(host) !== 0 && isPrivateAddress(host)
  return isOurs && !allowPrivate ? 'This address is of a private network.' : null
}

type Answer = Decision<{ readonly text: string; readonly redirect: string | null }>

function fetchOnce(url: URL, rules: Rules, signal: AbortSignal): Promise<Answer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = { accept: 'text/calendar, text/plain;q=0.8, */*;q=0.1', 'accept-encoding': 'identity' }
  const options = { signal, headers, lookup: rules.allowPrivate ? lookup : lookUpOutside }
  return new Promise((resolve) => {
    const fail = (why: string) => resolve(refuse('unreachable', why))
    const sent = send(url, options, (response) => {
      const status = response.statusCode ?? 0
      const { location } = response.headers
      if (status === 200) {
        readWhole(response, rules, (text) => resolve(accept({ text, redirect: null })), fail)
        return
      }
      response.resume()
      if (status >= 300 && status < 400 && location !== undefined) {
        resolve(accept({ text: '', redirect: location }))
      } else fail(`It answered with ${status}.`)
    })
    sent.on('error', (error) => fail(wordsOf(error)))
    sent.end()
  })
}

/** Reads an answer to its end, or no further than the rules say. */
function readWhole(
  response: IncomingMessage,
  { mostBytes }: Rules,
  done: (text: string) => void,
  fail: (why: string) => void,
): void {
  const pieces: Buffer[] = []
  let bytes = 0
  response.on('data', (piece: Buffer) => {
    bytes += piece.length
    pieces.push(piece)
    if (bytes <= mostBytes) return
    fail(`It holds more than ${Math.round(mostBytes / 1024 ** 2)} MB.`)
    response.destroy()
  })
  response.on('end', () => done(Buffer.concat(pieces).toString('utf8')))
  response.on('error', () => fail('It broke off.'))
}

function wordsOf(error: Error): string {
  const { code, name } = error as NodeJS.ErrnoException
  if (code === 'EPRIVATE') return 'This address is of a private network.'
  if (name === 'AbortError' || name === 'TimeoutError') return 'It did not answer in time.'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Nobody knows this address.'
  return 'It could not be reached.'
}

/** Looks a name up and gives only what stands outside; the connection is made to what was looked at. */
const lookUpOutside: typeof lookup = ((
  name: string,
  options: { all?: boolean },
  done: (error: Error | null, address?: unknown, family?: number) => void,
) => {
  lookup(name, { all: true }, (error, found) => {
    if (error !== null) return done(error)
    const [first] = found
    if (first === undefined || found.some(({ address }) => isPrivateAddress(address))) {
      return done(Object.assign(new Error('a private address'), { code: 'EPRIVATE' }))
    }
    return options.all === true ? done(null, found) : done(null, first.address, first.family)
  })
}) as unknown as typeof lookup
