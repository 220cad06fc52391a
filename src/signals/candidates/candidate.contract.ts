import { Type } from 'typebox'
import { standingStates } from '../../activities/standing-state.ts'
import { accountHealths } from '../../customers/account.ts'
import { seniorities } from '../../customers/contact.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MoneySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { signalKinds, tones } from '../signal.ts'
import { leftOutReasons, restKinds } from './candidate.ts'
import { candidatePurposes, conditionFacts } from './condition.ts'

const noun = 'signals'

/** A row that a reason rests on, with what it says. */
const RestsOnSchema = closed({
  kind: oneOf(restKinds),
  id: UuidSchema,
  signal: nullable(
    closed({
      kind: oneOf(signalKinds),
      score: nullable(Type.Number()),
      scale: nullable(Type.Integer()),
      tone: oneOf(tones),
      on: DaySchema,
      comment: nullable(Type.String()),
      /** True where it is of the account and not of the person. */
      isAccounts: Type.Boolean(),
      /** What of ours it was read from. */
      object: nullable(closed({ kind: Type.String(), id: UuidSchema })),
      /** The opportunity it tells of, and for how many days one must be live before it speaks. */
      opportunity: nullable(
        closed({
          name: Type.String(),
          wonOn: nullable(DaySchema),
          amount: nullable(MoneySchema),
          liveDays: Type.Integer(),
        }),
      ),
    }),
  ),
  account: nullable(
    closed({
      liveOn: nullable(DaySchema),
      health: nullable(oneOf(accountHealths)),
      tier: nullable(Type.String()),
      industry: nullable(Type.String()),
      region: nullable(Type.String()),
    }),
  ),
  contact: nullable(closed({ seniority: nullable(oneOf(seniorities)) })),
})

const ReasonSchema = closed({
  ruleId: UuidSchema,
  rule: Type.String(),
  weight: Type.Integer({ description: 'Hundredths' }),
  /** What the rule asks for. */
  facts: Type.Array(oneOf(conditionFacts)),
  restsOn: Type.Array(RestsOnSchema),
})

const CandidateSchema = closed({
  contact: closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) }),
  account: closed({ id: UuidSchema, name: Type.String(), country: nullable(Type.String()) }),
  owner: nullable(NamedSchema),
  score: Type.Integer({ description: 'Hundredths' }),
  since: InstantSchema,
  /** Whose work the signals speak for. */
  credits: Type.Array(Type.String()),
  reasons: Type.Array(ReasonSchema),
  industry: nullable(NamedSchema),
  region: nullable(NamedSchema),
  /** Free advocates for each open opportunity of the segment, in hundredths; null where none is open. */
  coverage: nullable(Type.Integer()),
  /** Advocates of the segment who may be asked today, and its open opportunities. */
  segmentFree: nullable(Type.Integer()),
  segmentOpen: nullable(Type.Integer()),
  leftOut: nullable(oneOf(leftOutReasons)),
  /** Whether they may be approached today, and where not, why and until when. */
  approach: closed({
    state: oneOf(standingStates),
    says: nullable(Type.String()),
    from: nullable(DaySchema),
    /** False where nothing is known to write to. */
    hasMail: Type.Boolean(),
    /** A first word that is planned already; without `respondBy` the owner was not asked yet. */
    outreach: nullable(closed({ id: UuidSchema, state: Type.String(), respondBy: nullable(DaySchema) })),
  }),
})

export const listCandidates = endpoint({
  method: 'GET',
  path: '/candidates',
  noun,
  summary:
    'Whom the standing rules point at, the likeliest first, each with reasons and the rows these rest on',
  access: ['program-manager'],
  query: closed({
    ...pageQuery,
    purpose: Type.Optional(oneOf(candidatePurposes)),
    industry: Type.Optional(UuidSchema),
    region: Type.Optional(UuidSchema),
    account: Type.Optional(UuidSchema),
    rule: Type.Optional(UuidSchema),
    /** Those who would fill a thin segment. */
    thin: Type.Optional(Type.Boolean()),
    approachable: Type.Optional(
      Type.Boolean({
        description:
          'Those who may be written to today, among the next 200 of the list: a page may be short though others follow',
      }),
    ),
    /** Those who are not shown, for this reason. */
    leftOut: Type.Optional(oneOf(leftOutReasons)),
  }),
  response: closed({
    ...pageOf(CandidateSchema).properties,
    total: Type.Integer(),
    thin: Type.Integer(),
    /** Since a week ago. */
    fresh: Type.Integer(),
    leftOut: Type.Array(closed({ reason: oneOf(leftOutReasons), count: Type.Integer() })),
    refreshedAt: nullable(InstantSchema),
  }),
})

export const getCandidate = endpoint({
  method: 'GET',
  path: '/candidates/:contactId',
  noun,
  summary: 'Why somebody is a candidate, or is left out; null where no rule points at them',
  access: ['program-manager'],
  params: closed({ contactId: UuidSchema }),
  response: closed({ candidate: nullable(CandidateSchema) }),
})

export const refreshNow = endpoint({
  method: 'POST',
  path: '/candidates/refreshes',
  noun,
  summary: 'Read the records for signals and look for candidates anew, now and not tonight',
  access: ['program-manager'],
  response: closed({ total: Type.Integer() }),
})

export const listSegments = endpoint({
  method: 'GET',
  path: '/segments',
  noun,
  summary:
    'Industry by region: customers, advocates, those free, and the open opportunities that may need one',
  access: ['program-manager', 'executive'],
  response: closed({
    rows: Type.Array(
      closed({
        industry: nullable(NamedSchema),
        region: nullable(NamedSchema),
        accounts: Type.Integer(),
        advocates: Type.Integer(),
        free: Type.Integer(),
        open: Type.Integer(),
        coverage: nullable(Type.Integer()),
        candidates: Type.Integer(),
      }),
    ),
  }),
})

export const knownThrough = ['signal', 'outside-ask', 'wish', 'record'] as const

export const listKnown = endpoint({
  method: 'GET',
  path: '/known-customers',
  noun,
  summary:
    'Contacts we know of who are not in the program: with a signal, asked outside it, wished for by name, or on record',
  access: ['program-manager'],
  query: closed({ ...pageQuery, through: Type.Optional(oneOf(knownThrough)) }),
  response: closed({
    ...pageOf(
      closed({
        contact: closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) }),
        account: nullable(NamedSchema),
        signals: Type.Integer(),
        outsideAsks: Type.Integer(),
        wishes: Type.Integer(),
        lastOn: nullable(DaySchema),
        score: nullable(Type.Integer()),
      }),
    ).properties,
    counts: Type.Array(closed({ through: oneOf(knownThrough), count: Type.Integer() })),
    /** Who answered surveys and is nobody on record. */
    respondents: Type.Integer(),
  }),
})
