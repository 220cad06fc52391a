import { Type } from 'typebox'
import {
  closed,
  DaySchema,
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
import { bounceOutcomes } from './bounced-address.ts'

export const listBouncedAddresses = endpoint({
  method: 'GET',
  path: '/bounced-addresses',
  noun: 'stewardship',
  summary:
    'Addresses of customers that mail came back from for good, the latest first, and what came of each; one’s own customers for members',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    outcome: Type.Optional(oneOf(bounceOutcomes)),
    q: Type.Optional(
      Type.String({ maxLength: 200, description: 'In the address, the name, the account or the owner' }),
    ),
  }),
  response: pageOf(
    closed({
      email: Type.String(),
      contact: NamedSchema,
      title: nullable(Type.String()),
      account: nullable(NamedSchema),
      owner: nullable(NamedSchema),
      since: DaySchema,
      outcome: oneOf(bounceOutcomes),
      /** Where the address opened a review, or went into one: the latest. */
      review: nullable(closed({ id: UuidSchema, decidedAt: nullable(InstantSchema) })),
      /** The address that is written to instead. */
      instead: nullable(Type.String()),
      may: MaySchema,
    }),
  ),
})

const params = closed({ contactId: UuidSchema })

export const replaceBouncedAddress = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/bounced-addresses/replacement',
  noun: 'stewardship',
  summary:
    'Give the address to write to instead of one that mail came back from; the old one stays with its mark',
  access: 'signed-in',
  params,
  body: closed({ email: MailSchema, instead: MailSchema }),
  response: closed({}),
})

export const clearBouncedAddress = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/bounced-addresses/clearing',
  noun: 'stewardship',
  summary: 'Say that an address works after all: what came back before does not mark it again',
  access: 'signed-in',
  params,
  body: closed({ email: MailSchema }),
  response: closed({}),
})
