import type { Endpoint } from '../../kernel/contract.ts'
import type { Answer, TestHost } from './test-host.ts'

type Input = Parameters<TestHost['call']>[2]

/** A browser with cookies of its own on a test host that recognises people for real. */
export type Browser = {
  /** Sends a request as a page of the server would: with the cookies, from its own origin. */
  call<E extends Endpoint>(route: `${E['method']} ${E['path']}`, input?: Input): Promise<Answer<E>>
  /** The cookies as they would be sent. */
  cookie(): string
}

/** Opens a browser that nobody is signed in to. */
export function openBrowser(host: Pick<TestHost, 'call'>): Browser {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookie,
    async call(route, input = {}) {
      const headers = {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0',
        ...input.headers,
      }
      const answer = await host.call(null, route, {
        ...input,
        headers: { ...headers, ...(cookies.size > 0 ? { cookie: cookie() } : {}) },
      })
      for (const line of [answer.headers['set-cookie'] ?? []].flat().map(String)) keep(cookies, line)
      return answer
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [name = '', ...value] = pair.split('=')
  if (/max-age=0/i.test(line)) cookies.delete(name)
  else cookies.set(name, value.join('='))
}
