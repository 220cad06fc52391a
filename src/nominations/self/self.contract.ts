import { Type } from 'typebox'
import { AlikeSchema } from '../../customers/duplicates/duplicate.contract.ts'
import {
  closed,
  endpoint,
  InstantSchema,
  MailSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { doubts } from './doubt.ts'
import { publicLanguages } from './public-page.ts'
import { selfReasons, selfStates } from './self-nomination.ts'

const named = closed({ publicName: Type.String({ minLength: 3, maxLength: 60, pattern: '^[a-z0-9-]+$' }) })
const short = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: '\\S' })
const language = Type.Optional(oneOf(publicLanguages))

export const openPublicPage = endpoint({
  method: 'GET',
  path: '/public/:publicName',
  noun: 'nominations',
  summary: 'The page on which customers put themselves forward; 404 while it is closed',
  access: 'anyone',
  params: named,
  query: closed({ language }),
  response: closed({
    name: Type.String(),
    colour: nullable(Type.String()),
    hasLogo: Type.Boolean(),
    language: oneOf(publicLanguages),
    title: Type.String(),
    intro: Type.String(),
    thanks: Type.String(),
    consent: closed({ version: Type.Integer(), words: Type.String() }),
    /** Signed, with the moment it was opened; good for one entry. */
    opening: Type.String(),
  }),
})

export const getPublicLogo = endpoint({
  method: 'GET',
  path: '/public/:publicName/logo',
  noun: 'nominations',
  summary: 'The logo of the public page',
  access: 'anyone',
  params: named,
  response: Type.String({ format: 'binary' }),
  raw: true,
})

export const putSelfForward = endpoint({
  method: 'POST',
  path: '/public/:publicName/self-nominations',
  noun: 'nominations',
  summary: 'A customer puts themselves forward. The answer tells nobody what became of it',
  access: 'anyone',
  params: named,
  body: closed({
    name: short(120),
    email: MailSchema,
    accountText: short(200),
    title: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
    why: short(2_000),
    source: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
    language: oneOf(publicLanguages),
    consentVersion: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    agrees: Type.Literal(true),
    opening: Type.String({ maxLength: 300 }),
    /** A field nobody sees; whoever fills it in is a machine. */
    website: Type.Optional(Type.String({ maxLength: 2_000 })),
  }),
  response: closed({}),
})

const RowSchema = closed({
  id: UuidSchema,
  state: oneOf(selfStates),
  name: Type.String(),
  email: Type.String(),
  accountText: Type.String(),
  title: nullable(Type.String()),
  why: Type.String(),
  source: nullable(Type.String()),
  language: Type.String(),
  consentVersion: Type.Integer(),
  consentedAt: InstantSchema,
  doubts: Type.Array(oneOf(doubts)),
  /** How often the same address came again. */
  copies: Type.Integer(),
  account: nullable(NamedSchema),
  contact: nullable(NamedSchema),
  /** Whom on record they may be, while nobody is known to be them and nothing is decided. */
  alike: Type.Array(
    closed({
      ...AlikeSchema.properties,
      isSure: Type.Boolean({ description: 'Taken for them without asking when they are put forward' }),
    }),
  ),
  /** The journey has begun for them already. */
  isKnown: Type.Boolean(),
  owner: nullable(NamedSchema),
  askedAt: nullable(InstantSchema),
  dueOn: nullable(Type.String()),
  reason: nullable(oneOf(selfReasons)),
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(InstantSchema),
  nominationId: nullable(UuidSchema),
  createdAt: InstantSchema,
  version: Type.Integer(),
  may: MaySchema,
})

export const listSelfNominations = endpoint({
  method: 'GET',
  path: '/self-nominations',
  noun: 'nominations',
  summary:
    'Customers who put themselves forward, the latest first: all for the program, else those of one’s own customers',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    state: Type.Optional(oneOf(selfStates)),
    mine: Type.Optional(
      Type.Boolean({ description: 'Those of one’s own customers only; never what is in quarantine' }),
    ),
  }),
  response: pageOf(RowSchema),
})

export const countSelfNominations = endpoint({
  method: 'GET',
  path: '/self-nominations/counts',
  noun: 'nominations',
  summary: 'How many entries of the public page are in each state',
  access: ['program-manager'],
  response: closed({
    quarantined: Type.Integer(),
    open: Type.Integer(),
    confirmed: Type.Integer(),
    declined: Type.Integer(),
    discarded: Type.Integer(),
  }),
})

export const decideSelfNomination = endpoint({
  method: 'POST',
  path: '/self-nominations/:selfNominationId/decision',
  noun: 'nominations',
  summary:
    'The relationship owner confirms or declines; the program releases from quarantine, names the account, discards',
  access: 'signed-in',
  params: closed({ selfNominationId: UuidSchema }),
  body: closed({
    version: Type.Integer(),
    decision: oneOf(['confirm', 'decline', 'release', 'discard']),
    reason: Type.Optional(nullable(oneOf(selfReasons))),
    /** Whose customer it is, where nobody could tell. */
    accountId: Type.Optional(nullable(UuidSchema)),
  }),
  response: closed({ state: oneOf(selfStates), nominationId: nullable(UuidSchema) }),
})

export const recogniseSelfNomination = endpoint({
  method: 'PUT',
  path: '/self-nominations/:selfNominationId/contact',
  noun: 'nominations',
  summary:
    'Say which contact on record put themselves forward, of those who look like them; null takes it back. Their relationship owner is asked',
  access: 'signed-in',
  params: closed({ selfNominationId: UuidSchema }),
  body: closed({ version: Type.Integer(), contactId: nullable(UuidSchema) }),
  response: closed({ version: Type.Integer(), owner: nullable(Type.String()) }),
})

const token = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })

const LinkPageSchema = closed({
  link: oneOf(['open', 'answered', 'withdrawn', 'expired']),
  workspace: Type.String(),
  entry: nullable(
    closed({
      name: Type.String(),
      email: Type.String(),
      accountText: Type.String(),
      title: nullable(Type.String()),
      why: Type.String(),
      account: nullable(Type.String()),
      contact: nullable(Type.String()),
      at: InstantSchema,
      state: oneOf(selfStates),
      reason: nullable(oneOf(selfReasons)),
      /** Whom on record they may be, while nobody is known to be them. */
      alike: Type.Array(AlikeSchema),
    }),
  ),
})

export const openSelfLink = endpoint({
  method: 'GET',
  path: '/links/self-nominations/:token',
  noun: 'nominations',
  summary: 'A customer put themselves forward: the relationship owner’s page; opening it changes nothing',
  access: 'link',
  params: token,
  response: LinkPageSchema,
})

export const answerSelfLink = endpoint({
  method: 'POST',
  path: '/links/self-nominations/:token/decision',
  noun: 'nominations',
  summary: 'The relationship owner knows them and puts them forward, or says why not',
  access: 'link',
  params: token,
  body: closed({
    decision: oneOf(['confirm', 'decline']),
    reason: Type.Optional(nullable(oneOf(selfReasons))),
    seconds: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 86_400 }))),
  }),
  response: LinkPageSchema,
})
