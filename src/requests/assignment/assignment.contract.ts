import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  NamedSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { uncoveredCauses } from '../../matching/assignment.ts'
import { assignmentStates } from './assignment.ts'

const managers = ['program-manager'] as const
const CountSchema = Type.Integer({ minimum: 0 })

const RequestNamedSchema = closed({ id: UuidSchema, number: Type.Integer(), title: Type.String() })

const PassedOverSchema = closed({
  contact: NamedSchema,
  rank: Type.Number(),
  takenBy: Type.Array(
    closed({
      request: RequestNamedSchema,
      contact: NamedSchema,
      isOnlyOne: Type.Boolean({ description: 'Nobody else could be asked for that request' }),
    }),
  ),
})

const LineSchema = closed({
  id: UuidSchema,
  request: RequestNamedSchema,
  activity: Type.String(),
  needBy: nullable(DaySchema),
  contact: closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) }),
  account: NamedSchema,
  owner: nullable(Type.String()),
  day: DaySchema,
  rank: Type.Number({ description: '0 to 1' }),
  weight: Type.Number({ description: 'What a place of the request counts' }),
  worth: Type.Number({ description: 'Rank times weight' }),
  reasons: Type.Array(Type.String()),
  passedOver: nullable(PassedOverSchema),
  askId: nullable(UuidSchema),
  stale: nullable(Type.String({ description: 'Why the line holds no longer; null where it does' })),
})

const UncoveredSchema = closed({
  request: RequestNamedSchema,
  activity: Type.String(),
  needBy: nullable(DaySchema),
  places: Type.Integer({ description: 'Advocates it wanted still, when the plan was computed' }),
  missing: CountSchema,
  cause: oneOf(uncoveredCauses),
  passedOver: nullable(PassedOverSchema),
})

const WeightSchema = Type.Integer({ minimum: 1, maximum: 20 })

const PlanSchema = closed({
  id: UuidSchema,
  finishedAt: InstantSchema,
  requests: CountSchema,
  covered: CountSchema,
  leftOut: CountSchema,
  onException: CountSchema,
  worth: Type.Number({ description: 'Of all lines together' }),
  /** What places counted when it was computed: a deal by its amount, anything else the last. */
  weights: closed({ leastWeight: WeightSchema, mostWeight: WeightSchema, usualWeight: WeightSchema }),
  since: closed({
    come: Type.Integer({ description: 'Requests opened since it was computed' }),
    changed: Type.Integer({ description: 'Requests whose brief changed, or that were closed, since' }),
    weights: Type.Boolean({ description: 'What places count was set anew since' }),
  }),
  lines: Type.Array(LineSchema),
  uncovered: Type.Array(UncoveredSchema),
})

const AssignmentSchema = closed({
  /** What was asked for last; its plan stands below once it is ready. */
  latest: nullable(
    closed({
      state: oneOf(assignmentStates),
      askedBy: Type.String(),
      askedAt: InstantSchema,
      looked: CountSchema,
      requests: CountSchema,
    }),
  ),
  plan: nullable(PlanSchema),
  dismissed: Type.Array(closed({ request: RequestNamedSchema, contact: NamedSchema, by: Type.String() })),
})

export const getAssignment = endpoint({
  method: 'GET',
  path: '/assignment',
  noun: 'requests',
  summary: 'The plan whom to ask for all open requests together, as its lines stand now',
  access: managers,
  response: AssignmentSchema,
})

export const computeAssignment = endpoint({
  method: 'POST',
  path: '/assignment',
  noun: 'requests',
  summary: 'Compute the plan anew in the background; while one is being computed nothing happens',
  access: managers,
  response: AssignmentSchema,
})

const params = closed({ assignmentLineId: UuidSchema })

export const acceptAssignmentLine = endpoint({
  method: 'POST',
  path: '/assignment/lines/:assignmentLineId/acceptance',
  noun: 'requests',
  summary:
    'Propose the advocate of a line for its request, as anybody is proposed; accepted already, it stays so',
  access: managers,
  params,
  body: closed({
    whyYou: Type.String({
      minLength: 1,
      maxLength: 600,
      pattern: '\\S',
      description: 'What of theirs helps here: the owner and the customer read it',
    }),
    acknowledged: Type.Optional(
      Type.Boolean({ description: 'Known: other teams are with this customer around the same day' }),
    ),
  }),
  response: closed({ askId: UuidSchema, says: Type.String() }),
})

export const dismissAssignmentLine = endpoint({
  method: 'POST',
  path: '/assignment/lines/:assignmentLineId/dismissal',
  noun: 'requests',
  summary: 'Never propose this person for this request again, and compute the plan without them',
  access: managers,
  params,
  response: AssignmentSchema,
})

export const considerAgain = endpoint({
  method: 'DELETE',
  path: '/requests/:requestId/assignment-dismissals/:contactId',
  noun: 'requests',
  summary: 'Let plans propose somebody for a request again',
  access: managers,
  params: closed({ requestId: UuidSchema, contactId: UuidSchema }),
  response: AssignmentSchema,
})
