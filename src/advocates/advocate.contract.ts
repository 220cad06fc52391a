import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MaySchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'
import { agingKinds, freshBands } from './freshness.ts'
import { journeyActions, stages } from './journey.ts'
import { LimitsSchema, PermissionSchema, ResultSchema, WillingnessSchema } from './profile.contract.ts'
import { neverWithKinds, profileSections } from './profile.ts'

const params = closed({ contactId: UuidSchema })
const PersonSchema = closed({ id: UuidSchema, name: Type.String() })

const FactSchema = closed({
  kind: oneOf(agingKinds),
  section: nullable(oneOf(profileSections)),
  confirmedOn: nullable(DaySchema),
  confirmedBy: nullable(Type.String()),
  ageDays: nullable(Type.Integer()),
  policyDays: Type.Integer(),
  isStale: Type.Boolean(),
})

const confirmed = { confirmedOn: nullable(DaySchema), confirmedBy: nullable(Type.String()) }

const ProfileSchema = closed({
  sections: Type.Array(closed({ section: oneOf(profileSections), body: Type.String(), ...confirmed })),
  results: Type.Array(closed({ id: UuidSchema, ...ResultSchema.properties, ...confirmed })),
  topics: Type.Array(Type.String()),
  willingness: Type.Array(
    closed({
      ...WillingnessSchema.properties,
      activity: Type.String(),
      activityCode: Type.String(),
      answeredOn: DaySchema,
      ...confirmed,
    }),
  ),
  permissions: Type.Array(closed({ ...PermissionSchema.properties, ...confirmed })),
  limits: LimitsSchema,
  blackouts: Type.Array(
    closed({ id: UuidSchema, from: DaySchema, until: DaySchema, reason: nullable(Type.String()) }),
  ),
  neverWith: Type.Array(closed({ id: UuidSchema, kind: oneOf(neverWithKinds), name: Type.String() })),
  recommendScore: nullable(Type.Integer()),
  giftNote: nullable(Type.String()),
  recontactOn: nullable(DaySchema),
  facts: Type.Array(FactSchema),
})

export const AdvocateSchema = closed({
  contactId: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  timeZone: nullable(Type.String()),
  languages: Type.Array(Type.String()),
  account: nullable(
    closed({
      id: UuidSchema,
      name: Type.String(),
      country: nullable(Type.String()),
      city: nullable(Type.String()),
      industry: nullable(Type.String()),
      employees: nullable(Type.Integer()),
      customerSince: nullable(DaySchema),
      renewalOn: nullable(DaySchema),
    }),
  ),
  owner: nullable(closed({ ...PersonSchema.properties, kind: nullable(Type.String()) })),
  stage: oneOf(stages),
  stageSince: InstantSchema,
  joinedOn: nullable(DaySchema),
  introducedBy: nullable(PersonSchema),
  introductionHow: nullable(Type.String()),
  interviewOverride: nullable(Type.String()),
  interview: nullable(closed({ bookedFor: nullable(InstantSchema), startedAt: nullable(InstantSchema) })),
  completeness: Type.Integer({ description: 'Per cent' }),
  enough: Type.Integer({ description: 'Per cent that make a profile complete enough to be found' }),
  missing: Type.Array(Type.String(), {
    description: 'Parts of the profile that are missing, the heaviest first',
  }),
  unmet: Type.Array(Type.String(), { description: 'What still keeps the advocate from being discoverable' }),
  freshness: nullable(closed({ percent: nullable(Type.Integer()), band: oneOf(freshBands) })),
  /** Null for those who may see that somebody is an advocate, but not the profile. */
  profile: nullable(ProfileSchema),
  may: MaySchema,
  version: Type.Integer(),
})

export const getAdvocate = endpoint({
  method: 'GET',
  path: '/advocates/:contactId',
  noun: 'advocates',
  summary: 'An advocate: stage, completeness, freshness, and for those who may read it the profile',
  access: 'signed-in',
  params,
  response: AdvocateSchema,
})

const StepSchema = closed({
  id: UuidSchema,
  from: oneOf(stages),
  to: oneOf(stages),
  at: InstantSchema,
  by: nullable(Type.String()),
  reason: nullable(Type.String()),
  isOverride: Type.Boolean(),
})

export const listJourneySteps = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/journey-steps',
  noun: 'advocates',
  summary: 'Every step of the journey, the latest first, with who, when and why',
  access: 'signed-in',
  params,
  response: closed({ steps: Type.Array(StepSchema) }),
})

export const addJourneyStep = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/journey-steps',
  noun: 'advocates',
  summary: 'Move a contact along the journey. Skipping the interview is an override and needs its reason.',
  access: ['program-manager', 'member', 'executive', 'administrator'],
  params,
  body: closed({
    action: oneOf(journeyActions.filter((action) => action !== 'use' && action !== 'interview')),
    reason: Type.Optional(nullable(Type.String({ maxLength: 2_000 }))),
    introducedBy: Type.Optional(nullable(UuidSchema)),
    how: Type.Optional(nullable(Type.String({ maxLength: 2_000 }))),
  }),
  response: closed({ stage: oneOf(stages), isOverride: Type.Boolean() }),
})
