import { type ProfileSection, profileFactKinds, profileSections } from '../advocates/profile.ts'

/** What an advocate changes themselves, at once: their own words are corrected by section, the rest is how they are reached. */
export const contactParts = [
  'name',
  'title',
  'mails',
  'phone',
  'assistant',
  'preferred-channel',
  'languages',
  'time-zone',
  'topics',
] as const
export type ContactPart = (typeof contactParts)[number]

/** What the company vouches for too: there an advocate says what is wrong, and the program looks at it. */
export const accountParts = ['employer', 'results', 'company-permissions', 'history', 'other'] as const
export type AccountPart = (typeof accountParts)[number]

/** Every part of what we hold that can be corrected, as calls name it: `phone`, `text:advice`, `employer`. */
export const correctableParts = [
  ...contactParts,
  ...profileSections.map((section) => `text:${section}` as const),
  ...accountParts,
] as const
export type CorrectablePart = (typeof correctableParts)[number]

export const correctionStates = ['open', 'taken-over', 'declined'] as const
export type CorrectionState = (typeof correctionStates)[number]

/** True where a correction waits for the program instead of being applied at once. */
export function isAccountPart(part: CorrectablePart): part is AccountPart {
  return accountParts.some((each) => each === part)
}

/** The section of the profile a part is about; null for any other part. */
export function sectionOf(part: CorrectablePart): ProfileSection | null {
  return profileSections.find((section) => `text:${section}` === part) ?? null
}

/** What somebody vouches for about themselves; how the account fares is not theirs to say. */
export const confirmableKinds = [...profileFactKinds, 'mail'] as const
export type ConfirmableKind = (typeof confirmableKinds)[number]

/** What one tap of "still true" says of: a kind of fact, and the section where it is a text. */
export type Confirmable = { readonly kind: ConfirmableKind; readonly section: ProfileSection | null }

/** Several values typed as one line, parted by commas or semicolons: without empty ones, each once, in their order. */
export function readList(text: string): readonly string[] {
  const parts = text.split(/[,;\n]/).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}

/** How long the second link holds that confirms an erasure, in hours. */
export const erasureHours = 48

/** What a link that confirms an erasure is for; its subject is the contact. */
export const ownErasurePurpose = 'own-erasure'
