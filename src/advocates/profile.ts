import { permissionUses } from '../activities/activity-type.ts'

/** Kinds of facts of a profile that age. Permissions are not among them: they carry their own last day. */
export const profileFactKinds = ['employment', 'text', 'results', 'topics', 'willingness', 'limits'] as const

/** The texts of a profile, in the order in which the interview fills them. */
export const profileSections = [
  'role',
  'motives',
  'organisation',
  'situation',
  'choice',
  'deployment',
  'outcome',
  'honest-view',
  'advice',
  'audiences',
  'availability',
  'contact',
] as const
export type ProfileSection = (typeof profileSections)[number]

export const sectionTitles: Readonly<Record<ProfileSection, string>> = {
  role: 'Role and path',
  motives: 'What they want from it',
  organisation: 'Their organisation',
  situation: 'Before',
  choice: 'Why they chose us',
  deployment: 'What is in use',
  outcome: 'What came of it',
  'honest-view': 'Honest view',
  advice: 'Advice to peers',
  audiences: 'Whom they like to talk to',
  availability: 'When and how',
  contact: 'How to reach them',
}

/** What an advocate says to a kind of activity; `never` also stops the question. */
export const willingnessAnswers = ['yes', 'maybe', 'no', 'never'] as const
export type WillingnessAnswer = (typeof willingnessAnswers)[number]

/** True for an answer under which somebody may be asked. */
export function isWilling(answer: string): boolean {
  return answer === 'yes' || answer === 'maybe'
}

export const permissionAnswers = ['given', 'refused', 'not-asked'] as const
export type PermissionAnswer = (typeof permissionAnswers)[number]

/** Who allows: the person for themselves, the company for its name. */
export const permissionHolders = ['person', 'company'] as const
export type PermissionHolder = (typeof permissionHolders)[number]

export const neverWithKinds = ['account', 'industry', 'competitor', 'other'] as const
export type NeverWithKind = (typeof neverWithKinds)[number]

/** What program managers note about how somebody comes across, 1 to 5 each; nobody else ever reads it. */
export const ratingQuestions = ['articulacy', 'enthusiasm', 'seniorityFit', 'risk'] as const
export type RatingQuestion = (typeof ratingQuestions)[number]

/** What person and company allow, in the order every table of permissions has. */
export const usesInOrder = permissionUses
