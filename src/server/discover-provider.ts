import type { ProviderEndpoints } from './auth.ts'
import { invalid } from './errors.ts'

/** Asks an OpenID Connect issuer where its endpoints are. Throws `invalid` on the field `issuer` when it does not answer as one. */
export async function discoverProvider(issuer: string): Promise<ProviderEndpoints> {
  if (!URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol))
    throw invalid('issuer', 'is not a web address')
  const { discoverOIDCConfig } = await import('@better-auth/sso')
  try {
    const found = await discoverOIDCConfig({ issuer, timeout: 10_000, isTrustedOrigin: () => true })
    const { authorizationEndpoint, tokenEndpoint, jwksEndpoint, userInfoEndpoint } = found
    return {
      authorizationEndpoint,
      tokenEndpoint,
      jwksEndpoint,
      ...(userInfoEndpoint === undefined ? {} : { userInfoEndpoint }),
    }
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    throw invalid('issuer', `does not answer as a sign-in provider (${why})`)
  }
}
