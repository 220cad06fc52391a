import { Type } from 'typebox'
import { audiences, ownFieldKinds } from '../activities/activity-type.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MailSchema,
  MoneySchema,
  NamedSchema,
  nullable,
  oneOf,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { NeedSchema, NeedToldSchema } from '../matching/need.contract.ts'
import { askApprovers } from './approval.ts'

/** The opportunity a request is for, as far as its pages show it. */
export const OpportunitySchema = closed({
  id: UuidSchema,
  name: Type.String(),
  stage: nullable(Type.String()),
  amount: nullable(MoneySchema),
  closesOn: nullable(DaySchema),
  state: oneOf(['open', 'won', 'lost']),
})

/** What a requester fills in. A draft may leave anything but the activity open. */
export const brief = {
  title: nullable(LineSchema),
  activityTypeId: UuidSchema,
  audience: nullable(oneOf(audiences)),
  opportunityId: nullable(UuidSchema),
  prospectId: nullable(UuidSchema),
  need: NeedSchema,
  wanted: Type.Integer({ minimum: 1, maximum: 50 }),
  speaksWith: nullable(LineSchema),
  speaksWithEmail: nullable(MailSchema),
  purpose: TextSchema,
  context: TextSchema,
  needBy: nullable(DaySchema),
  minutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  language: nullable(Type.String({ pattern: '^[a-z]{2,3}$' })),
  place: nullable(LineSchema),
  times: Type.Array(InstantSchema, { maxItems: 10 }),
  fields: Type.Record(Type.String({ maxLength: 120 }), Type.String({ maxLength: 1_000 })),
  exceptionReason: nullable(LineSchema),
}

export const BriefSchema = closed(brief)

export const draftRequest = endpoint({
  method: 'GET',
  path: '/requests/brief',
  noun: 'requests',
  summary: 'A brief filled in from a deal (by id or CRM id), an activity type and an advocate',
  access: 'signed-in',
  query: closed({
    opportunity: Type.Optional(Type.String({ maxLength: 200, description: 'Id or CRM id' })),
    type: Type.Optional(UuidSchema),
    contact: Type.Optional(UuidSchema),
  }),
  response: closed({
    brief: closed({ ...brief, need: NeedToldSchema }),
    deal: nullable(OpportunitySchema),
    prospect: nullable(NamedSchema),
    /** The advocate the requester came with. */
    advocate: nullable(closed({ id: UuidSchema, name: Type.String(), account: nullable(Type.String()) })),
    activityTypes: Type.Array(
      closed({
        id: UuidSchema,
        name: Type.String(),
        noticeDays: Type.Integer(),
        earliestOn: DaySchema,
        isSelfService: Type.Boolean(),
        /** Who says yes before the customer is asked, in order. */
        steps: Type.Array(oneOf(askApprovers)),
        fields: Type.Array(
          closed({
            label: Type.String(),
            kind: oneOf(ownFieldKinds),
            isRequired: Type.Boolean(),
            choices: Type.Array(Type.String()),
          }),
        ),
      }),
    ),
    /** In which deal stages the activity is usual, and what suits this one (ROLE-6). */
    guidance: nullable(Type.String()),
    /** True where the CRM id was given and no deal has it. */
    isDealUnknown: Type.Boolean(),
  }),
})
