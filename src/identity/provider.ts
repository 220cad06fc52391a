import { domainOf } from '../kernel/text.ts'

/** Whom a provider lets in: only people on record, or also anybody of its mail domain. */
export const providerAdmits = ['record', 'domain'] as const
export type ProviderAdmits = (typeof providerAdmits)[number]

type Found = {
  readonly admits: ProviderAdmits
  readonly domain: string | null
  /** Who the address belongs to in the provider's workspace. */
  readonly person: { readonly left: boolean; readonly loginId: string | null } | null
  /** A login that has the address already, and whether it belongs to other workspaces. */
  readonly login: { readonly id: string; readonly belongsElsewhere: boolean } | null
  readonly emailVerified: boolean | null
}

export type Admission =
  | { readonly admit: 'login'; readonly loginId: string }
  | { readonly admit: 'person'; readonly loginId: string | null }
  | { readonly admit: 'newcomer' }
  | {
      readonly admit: 'nobody'
      readonly why: 'address_not_verified' | 'left' | 'sign_in_elsewhere' | 'not_on_record'
    }

/**
 * Whom a provider's word about a mail address lets in. A provider speaks for its own workspace only: a login
 * that opens other workspaces too is never handed to it.
 */
export function judgeAdmission(email: string, found: Found): Admission {
  if (found.emailVerified === false) return { admit: 'nobody', why: 'address_not_verified' }
  if (found.person?.left) return { admit: 'nobody', why: 'left' }
  if (found.login?.belongsElsewhere) return { admit: 'nobody', why: 'sign_in_elsewhere' }
  if (found.person?.loginId != null) return { admit: 'login', loginId: found.person.loginId }
  if (found.person !== null) return { admit: 'person', loginId: found.login?.id ?? null }
  const isOurs = found.admits === 'domain' && found.domain !== null && domainOf(email) === found.domain
  return isOurs ? { admit: 'newcomer' } : { admit: 'nobody', why: 'not_on_record' }
}

const problemSentences: Readonly<Record<string, string>> = {
  address_not_verified: 'The provider has not verified your mail address, so it cannot vouch for you here.',
  left: 'You are marked as left here. Ask your administrator.',
  sign_in_elsewhere:
    'Your sign-in opens other workspaces too, so this provider cannot vouch for it. Sign in with your password.',
  not_on_record: 'Nobody with your mail address is on record here. Ask your administrator to add you.',
  access_denied: 'The provider did not let you in, or you stopped on the way.',
}

/** Why signing in through a provider ended on the sign-in page, from the one word in its address. */
export function describeProviderProblem(code: string): string {
  return (
    problemSentences[code] ??
    'Signing in through the provider did not work. Please try again, or use your password.'
  )
}
