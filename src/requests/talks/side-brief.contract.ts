import { Type } from 'typebox'
import { closed, endpoint, nullable, oneOf, UuidSchema } from '../../kernel/contract.ts'
import { pageLanguages } from '../asks/page-language.ts'

/** Whom a page of preparation is for. */
export const briefSides = ['advocate', 'prospect', 'requester'] as const
export type BriefSide = (typeof briefSides)[number]

/** One page that prepares one side for a talk, everything on it already in the reader's language. */
export const SideBriefSchema = closed({
  side: oneOf(briefSides),
  language: oneOf(pageLanguages),
  title: Type.String(),
  /** In one line: `Tue 1 December, 14:30 (Dublin time), 30 minutes`; null while no time is agreed. */
  when: nullable(Type.String()),
  sections: Type.Array(
    closed({
      head: Type.String(),
      facts: Type.Array(closed({ label: Type.String(), text: Type.String() })),
      lines: Type.Array(Type.String()),
    }),
  ),
})

const params = closed({ requestId: UuidSchema, askId: UuidSchema })
const query = closed({ side: oneOf(briefSides), language: Type.Optional(oneOf(pageLanguages)) })

export const getSideBrief = endpoint({
  method: 'GET',
  path: '/requests/:requestId/asks/:askId/brief',
  noun: 'requests',
  summary: 'The page that prepares one side of a talk: the advocate, the prospect, or the requester',
  access: 'signed-in',
  params,
  query,
  response: SideBriefSchema,
})

const print = Type.String({ description: 'application/pdf, one A4 page or more' })

export const printSideBrief = endpoint({
  method: 'GET',
  path: '/requests/:requestId/asks/:askId/brief.pdf',
  noun: 'requests',
  summary: 'The same page to print',
  access: 'signed-in',
  params,
  query,
  response: print,
  raw: true,
})

const linkParams = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const linkQuery = closed({ language: Type.Optional(oneOf(pageLanguages)) })

export const printAdvocateBrief = endpoint({
  method: 'GET',
  path: '/links/asks/:token/brief.pdf',
  noun: 'requests',
  summary: 'The advocate’s page of preparation, to print',
  access: 'link',
  params: linkParams,
  query: linkQuery,
  response: print,
  raw: true,
})

export const printProspectBrief = endpoint({
  method: 'GET',
  path: '/links/slots/:token/brief.pdf',
  noun: 'requests',
  summary: 'The prospect’s page of preparation, to print',
  access: 'link',
  params: linkParams,
  query: linkQuery,
  response: print,
  raw: true,
})
