import type { FastifySchema, FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { AppError, type FieldError } from './errors.ts'

/**
 * Bodies are taken as they are: nothing is converted, filled in or dropped. Query and path are text by
 * nature, so there numbers and booleans are read from text and defaults apply. Each is compiled when it is first
 * asked for: most of some hundred endpoints are not, for days.
 */
export const validatorCompiler: FastifySchemaCompiler<FastifySchema> = ({ schema, httpPart }) => {
  let compiled: Validator | undefined
  return (given: unknown) => {
    compiled ??= Compile(schema as TSchema)
    const validator = compiled
    const value = httpPart === 'body' ? given : validator.Default(validator.Convert(given))
    if (validator.Check(value)) return { value }
    return { error: problemOf(validator.Errors(value)) }
  }
}

/** Checks a value that arrived by another way than a body (a file's field, a stored draft). Throws `invalid`. */
export function checkValue(schema: TSchema, value: unknown): void {
  const validator = Compile(schema)
  if (!validator.Check(value)) throw problemOf(validator.Errors(value))
}

function problemOf(errors: readonly TLocalizedValidationError[]): AppError {
  const fields = onePerField(errors.flatMap(fieldErrors))
  const first = fields[0]
  const named = first === undefined || first.field === '' ? 'The input' : `The field ${first.field}`
  return new AppError('invalid', `${named} ${first?.reason ?? 'cannot be read'}.`, { fields })
}

/** What is said first of a field is enough: an empty name has not the expected form either. */
function onePerField(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.filter(({ field }, at) => errors.findIndex((each) => each.field === field) === at)
}

function fieldErrors(error: TLocalizedValidationError): FieldError[] {
  const at = error.instancePath.slice(1).replaceAll('/', '.')
  const inside = (name: string) => (at === '' ? name : `${at}.${name}`)
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => ({ field: inside(name), reason: 'is missing' }))
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => ({
        field: inside(name),
        reason: 'is not known here',
      }))
    // Says the same as additionalProperties, without the name.
    case 'boolean':
      return []
    default:
      return [{ field: at, reason: reasonFor(error) }]
  }
}

function reasonFor(error: TLocalizedValidationError): string {
  switch (error.keyword) {
    case 'type':
      return `must be ${[error.params.type].flat().join(' or ')}`
    case 'minLength':
      return error.params.limit === 1
        ? 'must not be empty'
        : `needs at least ${error.params.limit} characters`
    case 'maxLength':
      return `has more than ${error.params.limit} characters`
    case 'format':
      return error.params.format === 'uuid' ? 'is not an id' : `is not a ${error.params.format}`
    case 'pattern':
      return String(error.params.pattern) === '\\S' ? 'must not be empty' : 'does not have the expected form'
    case 'enum':
      return `must be one of ${error.params.allowedValues.join(', ')}`
    default:
      return error.message
  }
}
