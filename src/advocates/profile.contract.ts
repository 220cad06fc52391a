import { Type } from 'typebox'
import { permissionUses } from '../activities/activity-type.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  nullable,
  oneOf,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { agingKinds } from './freshness.ts'
import {
  neverWithKinds,
  permissionAnswers,
  permissionHolders,
  profileSections,
  willingnessAnswers,
} from './profile.ts'

// What is known about an advocate, part by part. Shapes that the interview writes too stand here once.

const params = closed({ contactId: UuidSchema })
const note = nullable(Type.String({ maxLength: 1_000 }))

export const ResultSchema = closed({
  measure: LineSchema,
  before: nullable(Type.String({ maxLength: 100 })),
  after: nullable(Type.String({ maxLength: 100 })),
  since: nullable(Type.String({ maxLength: 100 })),
  confirmer: nullable(Type.String({ maxLength: 300 })),
  isQuotable: Type.Boolean(),
})

export const WillingnessSchema = closed({
  activityTypeId: UuidSchema,
  answer: nullable(oneOf(willingnessAnswers)),
  isPublic: nullable(Type.Boolean()),
  languages: nullable(Type.String({ maxLength: 100 })),
  limitNote: nullable(Type.String({ maxLength: 300 })),
  ownLimit: nullable(Type.Integer({ minimum: 0, maximum: 1_000 })),
  ownLimitDays: nullable(Type.Integer({ minimum: 1, maximum: 3_650 })),
})

export const PermissionSchema = closed({
  holder: oneOf(permissionHolders),
  use: oneOf(permissionUses),
  answer: oneOf(permissionAnswers),
  scope: note,
  document: nullable(Type.String({ maxLength: 1_000, description: 'Where the signed paper is' })),
  validUntil: nullable(DaySchema),
  withdrawnOn: nullable(DaySchema),
})

export const LimitsSchema = closed({
  asksAQuarter: nullable(Type.Integer({ minimum: 0, maximum: 1_000 })),
  noticeDays: nullable(Type.Integer({ minimum: 0, maximum: 3_650, description: 'Working days' })),
})

export const LanguagesSchema = Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { maxItems: 20 })
export const TopicsSchema = Type.Array(LineSchema, { maxItems: 50 })
export const ResultsSchema = Type.Array(ResultSchema, { maxItems: 50 })
export const SectionsSchema = Type.Partial(
  closed(
    Object.fromEntries(profileSections.map((section) => [section, nullable(TextSchema)])) as Record<
      (typeof profileSections)[number],
      ReturnType<typeof nullable<typeof TextSchema>>
    >,
  ),
)

const version = Type.Integer({ minimum: 0, description: 'Of the profile, as it was read' })
const Versioned = closed({ version: Type.Integer() })
const Made = closed({ id: UuidSchema })
const Nothing = closed({})
const access = ['program-manager', 'member', 'executive', 'administrator'] as const

export const editProfile = endpoint({
  method: 'PATCH',
  path: '/advocates/:contactId/profile',
  noun: 'advocates',
  summary:
    'Edit parts of a profile: texts, results, topics, willingness, permissions, limits. What is left out stays.',
  access,
  params,
  body: closed({
    version,
    sections: Type.Optional(SectionsSchema),
    results: Type.Optional(ResultsSchema),
    topics: Type.Optional(TopicsSchema),
    willingness: Type.Optional(Type.Array(WillingnessSchema, { maxItems: 200 })),
    permissions: Type.Optional(Type.Array(PermissionSchema, { maxItems: 20 })),
    limits: Type.Optional(LimitsSchema),
    languages: Type.Optional(LanguagesSchema),
  }),
  response: Versioned,
})

export const confirmFact = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/confirmations',
  noun: 'advocates',
  summary: 'Say that a fact of a profile is still true: it counts as fresh from today',
  access,
  params,
  body: closed({
    kind: oneOf(agingKinds),
    section: Type.Optional(nullable(oneOf(profileSections))),
  }),
  response: Versioned,
})

export const addBlackout = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/blackouts',
  noun: 'advocates',
  summary: 'Note a window, first and last day included, in which the advocate is not asked',
  access,
  params,
  body: closed({ from: DaySchema, until: DaySchema, reason: Type.Optional(note) }),
  response: Made,
})

export const removeBlackout = endpoint({
  method: 'DELETE',
  path: '/advocates/:contactId/blackouts/:blackoutId',
  noun: 'advocates',
  summary: 'Take a window away',
  access,
  params: closed({ contactId: UuidSchema, blackoutId: UuidSchema }),
  response: Nothing,
})

export const addNeverWith = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/never-withs',
  noun: 'advocates',
  summary: 'Note whom or what the advocate will not talk to or about',
  access,
  params,
  body: closed({
    kind: oneOf(neverWithKinds),
    name: LineSchema,
    accountId: Type.Optional(nullable(UuidSchema)),
    termId: Type.Optional(nullable(UuidSchema)),
  }),
  response: Made,
})

export const removeNeverWith = endpoint({
  method: 'DELETE',
  path: '/advocates/:contactId/never-withs/:neverWithId',
  noun: 'advocates',
  summary: 'Take an entry of the never-with list away',
  access,
  params: closed({ contactId: UuidSchema, neverWithId: UuidSchema }),
  response: Nothing,
})

const grade = nullable(Type.Integer({ minimum: 1, maximum: 5 }))

const RatingsSchema = closed({
  articulacy: grade,
  enthusiasm: grade,
  seniorityFit: grade,
  risk: grade,
})

export const getRatings = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/ratings',
  noun: 'advocates',
  summary: 'How somebody comes across: for program managers only, never exported',
  access: ['program-manager'],
  params,
  response: closed({
    ratings: nullable(RatingsSchema),
    by: nullable(Type.String()),
    at: nullable(InstantSchema),
  }),
})

export const putRatings = endpoint({
  method: 'PUT',
  path: '/advocates/:contactId/ratings',
  noun: 'advocates',
  summary: 'Note how somebody comes across, 1 to 5 each',
  access: ['program-manager'],
  params,
  body: RatingsSchema,
  response: Nothing,
})
