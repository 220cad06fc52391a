import { countAttempt } from '../../server/attempts.ts'
import { authHeaders, originOf, type Provider } from '../../server/auth.ts'
import { forwardCookies } from '../../server/auth-cookies.ts'
import { authFailure } from '../../server/auth-failure.ts'
import { AppError } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { loadProvider, type StoredProvider } from './provider.store.ts'
import { type Asked, admit } from './sign-in.ts'
import { vouchForPerson } from './vouch-for-person.ts'

const perAddress = { most: 60, minutes: 15 }

function unsealed(host: Host, { id, issuer, appId, sealedSecret, endpoints }: StoredProvider): Provider {
  return { id, issuer, clientId: appId, clientSecret: host.secrets.unseal(sealedSecret), endpoints }
}

/** Only a page of ours: a path, never another host (`//evil.example`, `/\evil.example`). */
function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/'
}

/** The address at the provider to go to; its cookie goes into the reply. */
export async function goToProvider(
  asked: Asked,
  providerId: string,
  to: string | undefined,
): Promise<string> {
  const { host, request, reply } = asked
  await countAttempt(host.door.global, 'provider-address', request.ip, perAddress, host.now())
  const provider = await loadProvider(host.door.global, providerId)
  const auth = await host.auth.through(request, unsealed(host, provider), async () => ({
    refused: 'not_on_record',
  }))
  const origin = originOf(request, host.config)
  const body = { providerId, callbackURL: `${origin}${ownPath(to)}`, errorCallbackURL: `${origin}/sign-in` }
  try {
    const { headers, response } = await auth.api.signInSSO({
      body,
      headers: authHeaders(request),
      returnHeaders: true,
    })
    forwardCookies(reply, headers)
    return response.url
  } catch (thrown) {
    if (authFailure(thrown) === null) throw thrown
    throw new AppError(
      'unavailable',
      `${provider.name} cannot be reached at the moment. Try again, or sign in with your password.`,
    )
  }
}

/** Takes somebody back from the provider; gives the page of ours to show. */
export async function comeBackFromProvider(asked: Asked, providerId: string): Promise<string> {
  const { host, request, reply } = asked
  const provider = await loadProvider(host.door.global, providerId)
  let loginId: string | null = null
  const auth = await host.auth.through(request, unsealed(host, provider), async (word) => {
    const vouched = await vouchForPerson(host, provider, word)
    if ('loginId' in vouched) loginId = vouched.loginId
    return vouched
  })
  const url = new URL(request.url, originOf(request, host.config))
  const answer = await auth.handler(new Request(url, { headers: authHeaders(request) }))
  const signedIn = answer.headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie))
  if (signedIn && loginId !== null) await admit(host, loginId, 'provider')
  forwardCookies(reply, answer.headers)
  return pageAfter(answer.headers.get('location'), url.origin)
}

/** The page better-auth names, if it is ours; what went wrong stays in `problem`, in one word. */
function pageAfter(location: string | null, origin: string): string {
  if (location === null || !URL.canParse(location, origin)) return '/sign-in?problem=provider'
  const page = new URL(location, origin)
  const problem = page.searchParams.get('error')
  if (problem !== null) return `/sign-in?problem=${encodeURIComponent(problem)}`
  return page.origin === origin ? `${page.pathname}${page.search}` : '/'
}
