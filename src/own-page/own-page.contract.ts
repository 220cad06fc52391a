import { Type } from 'typebox'
import { permissionUses } from '../activities/activity-type.ts'
import { permissionHolders, profileSections, willingnessAnswers } from '../advocates/profile.ts'
import {
  closed,
  DaySchema,
  endpoint,
  LineSchema,
  MailSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { pageLanguages } from '../requests/asks/page-language.ts'
import { accountParts, confirmableKinds, correctableParts, correctionStates } from './own-page.ts'

const token = Type.String({ minLength: 20, maxLength: 100 })
const params = closed({ token })
const query = closed({ language: Type.Optional(oneOf(pageLanguages)) })
const ConfirmableSchema = closed({ kind: oneOf(confirmableKinds), section: nullable(oneOf(profileSections)) })

const HeldFactSchema = closed({
  label: Type.String(),
  text: Type.String(),
  /** Who vouched for it last; null where nobody is on record, or it was the reader. */
  confirmedBy: nullable(Type.String()),
  confirmedOn: nullable(DaySchema),
  /** It was the reader who said so. */
  isByYou: Type.Boolean(),
  /** Past its policy age: one tap says that it still holds. */
  isStale: Type.Boolean(),
  confirm: nullable(ConfirmableSchema),
  /** What is named when it is corrected; null where nothing can be. */
  part: nullable(oneOf(correctableParts)),
})

const ToldCorrectionsSchema = pageOf(
  closed({
    id: UuidSchema,
    part: oneOf(accountParts),
    wanted: Type.String(),
    on: DaySchema,
    state: oneOf(correctionStates),
    answer: nullable(Type.String()),
  }),
)

const OwnSchema = closed({
  name: Type.String(),
  hasLeft: Type.Boolean(),
  /** A mail address is known, so that links and the second link of an erasure can be sent. */
  hasMail: Type.Boolean(),
  limits: closed({
    asksAQuarter: nullable(Type.Integer()),
    noticeDays: nullable(Type.Integer()),
    blackouts: Type.Array(
      closed({ id: UuidSchema, from: DaySchema, until: DaySchema, reason: nullable(Type.String()) }),
    ),
    restsUntil: nullable(DaySchema),
  }),
  kinds: Type.Array(
    closed({
      activityTypeId: UuidSchema,
      name: Type.String(),
      family: Type.String(),
      answer: nullable(oneOf(willingnessAnswers)),
    }),
  ),
  neverWith: Type.Array(closed({ id: UuidSchema, name: Type.String() })),
  /** What is open with them now. */
  open: Type.Array(closed({ says: Type.String(), state: Type.String() })),
  last: nullable(
    closed({ says: Type.String(), quote: nullable(closed({ text: Type.String(), by: Type.String() })) }),
  ),
  history: Type.Array(closed({ on: DaySchema, says: Type.String(), outcome: nullable(Type.String()) })),
  permissions: Type.Array(
    closed({
      use: oneOf(permissionUses),
      holder: oneOf(permissionHolders),
      name: Type.String(),
      scope: nullable(Type.String()),
      since: nullable(DaySchema),
      validUntil: nullable(DaySchema),
      withdrawnOn: nullable(DaySchema),
    }),
  ),
  holding: Type.Array(closed({ title: Type.String(), facts: Type.Array(HeldFactSchema) })),
  /** The latest of what they said is wrong, with what became of it. */
  corrections: ToldCorrectionsSchema,
})

const OwnPageSchema = closed({
  link: oneOf(['open', 'expired', 'withdrawn']),
  language: oneOf(pageLanguages),
  workspace: Type.String(),
  /** Whom to write to: the program. */
  program: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
  expiresOn: nullable(DaySchema),
  /** Null behind a link that opens nothing any more. */
  own: nullable(OwnSchema),
})

const change = { noun: 'own-page', access: 'link', params, query, response: OwnPageSchema } as const

export const openOwnPage = endpoint({
  ...change,
  method: 'GET',
  path: '/links/own-pages/:token',
  summary: 'The advocate’s own page; opening it changes nothing',
})

export const changeLimits = endpoint({
  ...change,
  method: 'PUT',
  path: '/links/own-pages/:token/limits',
  summary: 'The advocate changes their limits, names busy days, or rests until a day',
  body: closed({
    asksAQuarter: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 100 }))),
    noticeDays: Type.Optional(
      nullable(Type.Integer({ minimum: 0, maximum: 365, description: 'Working days' })),
    ),
    blackout: Type.Optional(
      closed({ from: DaySchema, until: DaySchema, reason: Type.Optional(nullable(LineSchema)) }),
    ),
    removeBlackoutId: Type.Optional(UuidSchema),
    restUntil: Type.Optional(nullable(DaySchema)),
  }),
})

export const changeWillingness = endpoint({
  ...change,
  method: 'PUT',
  path: '/links/own-pages/:token/willingness',
  summary: 'The advocate says what they would do of one kind; null takes the answer back',
  body: closed({ activityTypeId: UuidSchema, answer: nullable(oneOf(willingnessAnswers)) }),
})

export const addNever = endpoint({
  ...change,
  method: 'POST',
  path: '/links/own-pages/:token/never-withs',
  summary: 'The advocate names whom or what they will not talk to',
  body: closed({ name: LineSchema }),
})

export const removeNever = endpoint({
  ...change,
  method: 'DELETE',
  path: '/links/own-pages/:token/never-withs/:neverWithId',
  summary: 'The advocate takes such a name back',
  params: closed({ token, neverWithId: UuidSchema }),
})

export const confirmOwn = endpoint({
  ...change,
  method: 'POST',
  path: '/links/own-pages/:token/confirmations',
  summary: 'The advocate says that a fact about them is still true',
  body: ConfirmableSchema,
})

export const correctOwn = endpoint({
  ...change,
  method: 'POST',
  path: '/links/own-pages/:token/corrections',
  summary:
    'The advocate corrects what we hold: at once where it is theirs, proposed to the program where it is the company’s too',
  body: closed({ part: oneOf(correctableParts), text: Type.String({ maxLength: 4_000 }) }),
})

export const listToldCorrections = endpoint({
  method: 'GET',
  path: '/links/own-pages/:token/corrections',
  noun: 'own-page',
  summary: 'What the advocate said is wrong, the newest first, with what became of each',
  access: 'link',
  params,
  query: closed({ ...pageQuery, language: Type.Optional(oneOf(pageLanguages)) }),
  response: ToldCorrectionsSchema,
})

export const withdrawPermission = endpoint({
  ...change,
  method: 'POST',
  path: '/links/own-pages/:token/withdrawals',
  summary: 'The advocate withdraws what they allowed, from today',
  body: closed({ use: oneOf(permissionUses) }),
})

export const leaveAsOwn = endpoint({
  ...change,
  method: 'POST',
  path: '/links/own-pages/:token/leaving',
  summary: 'The advocate leaves the program: what is open with them ends, and nobody asks them again',
  body: closed({ reason: Type.Optional(nullable(LineSchema)) }),
})

export const renewOwnLink = endpoint({
  ...change,
  method: 'POST',
  path: '/links/own-pages/:token/renewal',
  summary: 'End every link of this page there is, and mail a new one to the address on record',
})

export const askForErasure = endpoint({
  ...change,
  method: 'POST',
  path: '/links/own-pages/:token/erasure',
  summary: 'Ask to be erased: a second link by mail confirms it, and nothing happens before',
})

export const readOwnFile = endpoint({
  method: 'GET',
  path: '/links/own-pages/:token/file',
  noun: 'own-page',
  summary: 'Everything we hold on the advocate as a file: JSON for programs, HTML to read and print',
  access: 'link',
  params,
  query: closed({ language: Type.Optional(oneOf(pageLanguages)), form: oneOf(['json', 'html']) }),
  response: Type.String(),
  raw: true,
})

export const sendLostLink = endpoint({
  method: 'POST',
  path: '/links/own-pages',
  noun: 'own-page',
  summary: 'Ask for the link to one’s own page by mail address; the answer never tells whether it is known',
  access: 'anyone',
  body: closed({ email: MailSchema }),
  response: closed({}),
})

const ErasurePageSchema = closed({
  link: oneOf(['open', 'expired', 'withdrawn', 'done']),
  language: oneOf(pageLanguages),
  workspace: Type.String(),
  program: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
  /** Null once nothing is to be confirmed any more. */
  name: nullable(Type.String()),
})

export const openOwnErasure = endpoint({
  method: 'GET',
  path: '/links/own-erasures/:token',
  noun: 'own-page',
  summary: 'What the second link of an erasure asks; opening it changes nothing',
  access: 'link',
  params,
  query,
  response: ErasurePageSchema,
})

export const confirmErasure = endpoint({
  method: 'POST',
  path: '/links/own-erasures/:token',
  noun: 'own-page',
  summary: 'Confirm the erasure: everything personal goes',
  access: 'link',
  params,
  query,
  response: ErasurePageSchema,
})
