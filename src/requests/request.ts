/** What is stored of a request's way. Between matched and closed its phase is read from its asks. */
export const requestStates = ['draft', 'submitted', 'in-triage', 'matched', 'closed'] as const
export type RequestState = (typeof requestStates)[number]

/** How a request ended. */
export const requestOutcomes = [
  'fulfilled',
  'part-fulfilled',
  'unfilled',
  'withdrawn',
  'duplicate',
  'expired',
] as const
export type RequestOutcome = (typeof requestOutcomes)[number]

/** Why a request got nothing, or less than it needed. */
export const unfilledCauses = [
  'nobody-qualified',
  'nobody-free',
  'owners-refused',
  'advocates-declined',
  'too-late',
  'deal-closed',
  'something-else',
] as const
export type UnfilledCause = (typeof unfilledCauses)[number]

/** Each cause as people read it. */
export const causeWords: Readonly<Record<UnfilledCause, string>> = {
  'nobody-qualified': 'Nobody qualified',
  'nobody-free': 'Nobody was free in time',
  'owners-refused': 'The relationship owners said no',
  'advocates-declined': 'The advocates said no',
  'too-late': 'It came too late',
  'deal-closed': 'The deal was closed already',
  'something-else': 'Something else',
}

/** Where a request stands, as boards and pages tell it: the stored state, and between matched and closed its asks. */
export const requestPhases = [
  'draft',
  'submitted',
  'in-triage',
  'matched',
  'in-approval',
  'asking',
  'scheduled',
  'feedback-owed',
  'closed',
] as const
export type RequestPhase = (typeof requestPhases)[number]
