import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MailSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { CustomChoiceSchema, FacetSchema, VersionSchema } from './account.contract.ts'
import { seniorities } from './contact.ts'

const many = <S extends Type.TSchema>(schema: S) => Type.Optional(Type.Array(schema, { maxItems: 100 }))
const params = closed({ contactId: UuidSchema })
const LanguageSchema = Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639' })
const TimeZoneSchema = Type.String({ maxLength: 60, description: 'IANA name, Europe/Berlin' })

const filters = {
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Words of the name; misspelt ones are found too' }),
  ),
  mine: Type.Optional(Type.Boolean({ description: 'Only contacts whose relationship the caller owns' })),
  account: many(UuidSchema),
  left: Type.Optional(Type.Boolean({ description: 'True: those who left; without it those who are there' })),
  persona: many(UuidSchema),
  seniority: many(oneOf(seniorities)),
  stage: many(Type.String({ maxLength: 40, description: 'Of the journey; customer where not begun' })),
  industry: many(UuidSchema),
  country: many(Type.String({ pattern: '^[A-Z]{2}$' })),
  language: many(LanguageSchema),
  owner: many(UuidSchema),
  custom: many(CustomChoiceSchema),
}

const PlaceSchema = closed({ id: UuidSchema, name: Type.String(), country: nullable(Type.String()) })

// Absent fields: the caller may know name, title and company only.
const ContactRowSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  account: nullable(PlaceSchema),
  persona: Type.Optional(nullable(Type.String())),
  seniority: Type.Optional(nullable(oneOf(seniorities))),
  stage: Type.Optional(
    nullable(Type.String({ description: 'Where on the journey; null where it has not begun' })),
  ),
  owner: Type.Optional(nullable(NamedSchema)),
  leftOn: Type.Optional(nullable(DaySchema)),
  absentUntil: Type.Optional(nullable(DaySchema)),
  updatedAt: Type.Optional(InstantSchema),
  custom: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export const listContacts = endpoint({
  method: 'GET',
  path: '/contacts',
  noun: 'customers',
  summary: 'Contacts, by name unless asked otherwise',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    ...filters,
    sort: Type.Optional(oneOf(['name', '-name', 'account', '-account', 'updated', '-updated'])),
  }),
  response: pageOf(ContactRowSchema),
})

export const countContacts = endpoint({
  method: 'GET',
  path: '/contacts/facets',
  noun: 'customers',
  summary: 'How many contacts the filters leave, and how many each further choice would',
  access: 'signed-in',
  query: closed(filters),
  response: closed({
    total: Type.Integer(),
    all: Type.Integer(),
    facets: Type.Array(FacetSchema),
    may: MaySchema,
  }),
})

const ContactSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  account: nullable(PlaceSchema),
  persona: Type.Optional(nullable(NamedSchema)),
  personaText: Type.Optional(nullable(Type.String())),
  seniority: Type.Optional(nullable(oneOf(seniorities))),
  languages: Type.Optional(Type.Array(Type.String())),
  timeZone: Type.Optional(nullable(Type.String())),
  stage: Type.Optional(nullable(Type.String())),
  owner: Type.Optional(nullable(NamedSchema)),
  ownerIsAccounts: Type.Optional(
    Type.Boolean({ description: 'The owner is the account’s, not one of their own' }),
  ),
  crmId: Type.Optional(nullable(Type.String())),
  leftOn: Type.Optional(nullable(DaySchema)),
  details: Type.Optional(closed({ mails: Type.Integer(), phone: Type.Boolean() })),
  employments: Type.Optional(
    Type.Array(
      closed({
        account: nullable(NamedSchema),
        title: nullable(Type.String()),
        fromOn: nullable(DaySchema),
        untilOn: nullable(DaySchema),
      }),
    ),
  ),
  absences: Type.Optional(
    Type.Array(
      closed({ id: UuidSchema, fromOn: DaySchema, untilOn: DaySchema, reason: nullable(Type.String()) }),
      {
        description: 'Present and to come',
      },
    ),
  ),
  custom: Type.Optional(Type.Record(Type.String(), Type.String())),
  version: Type.Optional(VersionSchema),
  may: MaySchema,
})

export const getContact = endpoint({
  method: 'GET',
  path: '/contacts/:contactId',
  noun: 'customers',
  summary: 'One contact without mail and phone; what the caller may not know is absent',
  access: 'signed-in',
  params,
  response: ContactSchema,
})

export const lookAtContact = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/looks',
  noun: 'customers',
  summary: 'Look at mail and phone of a contact; each look is logged',
  access: 'signed-in',
  params,
  body: closed({}),
  response: closed({
    mails: Type.Array(
      closed({ email: Type.String(), isPrimary: Type.Boolean(), bouncedOn: nullable(DaySchema) }),
    ),
    phone: nullable(Type.String()),
    assistant: nullable(Type.String()),
    preferredChannel: nullable(Type.String()),
  }),
})

const editable = {
  title: Type.Optional(nullable(LineSchema)),
  personaId: Type.Optional(nullable(UuidSchema)),
  seniority: Type.Optional(nullable(oneOf(seniorities))),
  languages: Type.Optional(Type.Array(LanguageSchema, { maxItems: 20 })),
  timeZone: Type.Optional(nullable(TimeZoneSchema)),
  ownerId: Type.Optional(nullable(UuidSchema)),
  crmId: Type.Optional(nullable(LineSchema)),
  mails: Type.Optional(Type.Array(MailSchema, { maxItems: 10, description: 'The first is where mail goes' })),
  phone: Type.Optional(nullable(LineSchema)),
  assistant: Type.Optional(nullable(LineSchema)),
  preferredChannel: Type.Optional(nullable(LineSchema)),
  custom: Type.Optional(Type.Record(Type.String(), nullable(Type.String({ maxLength: 2_000 })))),
}

export const createContact = endpoint({
  method: 'POST',
  path: '/contacts',
  noun: 'customers',
  summary: 'Add a contact to an account',
  access: 'signed-in',
  body: closed({ name: LineSchema, accountId: nullable(UuidSchema), ...editable }),
  response: ContactSchema,
})

export const updateContact = endpoint({
  method: 'PATCH',
  path: '/contacts/:contactId',
  noun: 'customers',
  summary: 'Change what is on record of a contact; what is left out stays',
  access: 'signed-in',
  params,
  body: closed({ version: VersionSchema, name: Type.Optional(LineSchema), ...editable }),
  response: ContactSchema,
})

export const moveContact = endpoint({
  method: 'PUT',
  path: '/contacts/:contactId/employment',
  noun: 'customers',
  summary: 'Record that a contact works for another account now; where they worked stays on record',
  access: 'signed-in',
  params,
  body: closed({
    version: VersionSchema,
    accountId: UuidSchema,
    title: Type.Optional(nullable(LineSchema)),
    on: Type.Optional(DaySchema),
  }),
  response: ContactSchema,
})

export const markContactLeft = endpoint({
  method: 'PUT',
  path: '/contacts/:contactId/leaving',
  noun: 'customers',
  summary: 'Record that a contact left their account; they are held at once',
  access: 'signed-in',
  params,
  body: closed({ on: Type.Optional(DaySchema) }),
  response: ContactSchema,
})

export const markContactBack = endpoint({
  method: 'DELETE',
  path: '/contacts/:contactId/leaving',
  noun: 'customers',
  summary: 'Record that a contact did not leave, or came back',
  access: 'signed-in',
  params,
  response: ContactSchema,
})

export const recordAbsence = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/absences',
  noun: 'customers',
  summary: 'Record that a contact is away from one day to another, both included',
  access: 'signed-in',
  params,
  body: closed({ fromOn: DaySchema, untilOn: DaySchema, reason: Type.Optional(nullable(LineSchema)) }),
  response: ContactSchema,
})

export const removeAbsence = endpoint({
  method: 'DELETE',
  path: '/absences/:absenceId',
  noun: 'customers',
  summary: 'Take an absence off the record',
  access: 'signed-in',
  params: closed({ absenceId: UuidSchema }),
  response: ContactSchema,
})
