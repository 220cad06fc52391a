import { Type } from 'typebox'
import { closed, endpoint, LineSchema, MaySchema, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { occasions } from './template.ts'

const words = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' })
const definition = {
  occasion: oneOf(occasions),
  title: LineSchema,
  fits: LineSchema,
  subject: LineSchema,
  body: words,
  germanSubject: nullable(LineSchema),
  germanBody: nullable(words),
}
const TemplateSchema = closed({
  id: UuidSchema,
  ...definition,
  inUse: Type.Boolean(),
  version: Type.Integer(),
  written: Type.Integer({ description: 'How often a first word was written with it' }),
  introduced: Type.Integer({ description: 'How many of those said yes' }),
})
const params = closed({ templateId: UuidSchema })
const managers = ['program-manager'] as const

export const listTemplates = endpoint({
  method: 'GET',
  path: '/outreach-templates',
  noun: 'outreach',
  summary: 'The templates of first words, by occasion',
  access: 'signed-in',
  query: closed({ all: Type.Optional(Type.Boolean({ description: 'Those out of use as well' })) }),
  response: closed({ rows: Type.Array(TemplateSchema), missing: Type.Integer(), may: MaySchema }),
})

export const addTemplate = endpoint({
  method: 'POST',
  path: '/outreach-templates',
  noun: 'outreach',
  summary: 'Add a template',
  access: managers,
  body: closed(definition),
  response: TemplateSchema,
})

export const updateTemplate = endpoint({
  method: 'PUT',
  path: '/outreach-templates/:templateId',
  noun: 'outreach',
  summary: 'Change a template; what was sent stays as it was',
  access: managers,
  params,
  body: closed({ ...definition, version: Type.Integer() }),
  response: TemplateSchema,
})

export const retireTemplate = endpoint({
  method: 'POST',
  path: '/outreach-templates/:templateId/retirement',
  noun: 'outreach',
  summary: 'Take a template out of use',
  access: managers,
  params,
  response: TemplateSchema,
})

export const putBackTemplate = endpoint({
  method: 'DELETE',
  path: '/outreach-templates/:templateId/retirement',
  noun: 'outreach',
  summary: 'Put a template into use again',
  access: managers,
  params,
  response: TemplateSchema,
})

export const addShippedTemplates = endpoint({
  method: 'POST',
  path: '/outreach-templates/shipped',
  noun: 'outreach',
  summary: 'Add the templates that came with Avouch and are not there',
  access: managers,
  response: closed({ added: Type.Integer() }),
})
