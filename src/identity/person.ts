/** How a person can sign in: two factors, a password only, through a provider, not yet, not, or no more. */
export const signInStates = ['two-factor', 'password', 'provider', 'invited', 'none', 'closed'] as const
export type SignInState = (typeof signInStates)[number]

type Known = {
  readonly leftAt: string | null
  readonly hasLogin: boolean
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
  readonly invitedAt: string | null
}

/** The state in one word, from what is on record. */
export function signInStateOf(person: Known): SignInState {
  if (person.leftAt !== null) return 'closed'
  if (person.hasLogin) {
    if (person.hasSecondFactor) return 'two-factor'
    return person.hasPassword ? 'password' : 'provider'
  }
  return person.invitedAt === null ? 'none' : 'invited'
}
