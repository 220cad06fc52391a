import { type TSchema, Type } from 'typebox'
import {
  activityFamilies,
  approvers,
  audiences,
  fulfilments,
  opportunityParts,
  ownFieldKinds,
  timings,
} from '../activities/activity-type.ts'
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
import { askApprovers } from './approvals/approval.ts'

/** The opportunity a request is for, as far as its pages show it. */
export const OpportunitySchema = closed({
  id: UuidSchema,
  name: Type.String(),
  stage: nullable(Type.String()),
  amount: nullable(MoneySchema),
  closesOn: nullable(DaySchema),
  state: oneOf(['open', 'won', 'lost']),
})

const says = <Schema extends TSchema>(schema: Schema, description: string): Schema => ({
  ...schema,
  description,
})

/** What a requester fills in. A draft may leave anything but the activity open. */
export const brief = {
  title: says(nullable(LineSchema), 'Made from activity and deal where it is left open'),
  activityTypeId: UuidSchema,
  audience: says(nullable(oneOf(audiences)), 'Whom it has to convince; null: as usual for the activity'),
  opportunityId: nullable(UuidSchema),
  prospectId: says(nullable(UuidSchema), 'The account to be convinced; null: that of the deal'),
  need: says(NeedSchema, 'Who would suit. Its days are those of the request: `needBy` and the kind say them'),
  wanted: Type.Integer({ minimum: 1, maximum: 50, description: 'How many customers are wanted' }),
  speaksWith: says(nullable(LineSchema), 'Whom the customer would talk to, as they will read it'),
  speaksWithEmail: nullable(MailSchema),
  purpose: says(TextSchema, 'What has to be decided, and what a customer’s word would change'),
  context: TextSchema,
  needBy: says(
    nullable(DaySchema),
    'What the activity’s `dayLabel` says: the day itself for fixed-day kinds, else the last one',
  ),
  minutes: Type.Integer({ minimum: 5, maximum: 1440, description: 'How long it takes the customer' }),
  language: says(nullable(Type.String({ pattern: '^[a-z]{2,3}$' })), 'Null: any they speak'),
  place: says(nullable(LineSchema), 'Not for by-day kinds'),
  times: Type.Array(InstantSchema, {
    maxItems: 10,
    description: 'When the other side can; for fixed-day kinds when it begins; not for by-day kinds',
  }),
  fields: Type.Record(Type.String({ maxLength: 120 }), Type.String({ maxLength: 1_000 }), {
    description: 'Values of the fields of the activity, by label; days as 2026-12-01, links with https://',
  }),
  exceptionReason: says(
    nullable(LineSchema),
    'Needed below the notice of the activity, and below its earliest stage of deals',
  ),
}

export const BriefSchema = closed(brief)

const FittingTextSchema = closed({
  id: UuidSchema,
  kind: oneOf(['story', 'quote']),
  title: Type.String(),
  account: Type.String(),
  link: nullable(Type.String()),
  why: Type.Array(Type.String(), { description: 'What it has in common with the deal' }),
})

/** A customer's text was sent to a prospect instead of asking somebody. */
export const shareText = endpoint({
  method: 'POST',
  path: '/requests/shared-texts',
  noun: 'requests',
  summary: 'Note that a story or quote was shared for a deal; a draft it answers is taken back',
  access: 'signed-in',
  body: closed({
    customerTextId: UuidSchema,
    opportunityId: UuidSchema,
    requestId: Type.Optional(says(nullable(UuidSchema), 'The draft it answers')),
  }),
  response: closed({ entryId: UuidSchema }),
})

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
        isSelfService: Type.Boolean({ description: 'The requester chooses the advocate, for their team' }),
        fulfilment: oneOf(fulfilments),
        family: oneOf(activityFamilies),
        audience: says(oneOf(audiences), 'Whom it is meant to convince'),
        earliestStage: says(
          nullable(oneOf(opportunityParts)),
          'The part of a deal before which it is an exception',
        ),
        effort: Type.String(),
        evidence: Type.String(),
        timing: oneOf(timings),
        dayLabel: Type.String({ description: 'What `needBy` means for it' }),
        hasWords: Type.Boolean(),
        isLive: Type.Boolean(),
        steps: Type.Array(oneOf(askApprovers), {
          description: 'Who says yes before the customer is asked, in order',
        }),
        chain: Type.Array(oneOf(approvers), { description: 'Who says yes in all, the advocate among them' }),
        results: Type.Array(Type.String(), { description: 'What is noted once it is done' }),
        below: says(
          nullable(closed({ now: Type.String(), earliest: Type.String() })),
          'The stage of the deal, and the first in which it is usual, where that is too early',
        ),
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
    texts: Type.Array(FittingTextSchema, {
      description: 'Stories and quotes of customers that may do instead, the best first',
    }),
    /** True where the CRM id was given and no deal has it. */
    isDealUnknown: Type.Boolean(),
  }),
})
