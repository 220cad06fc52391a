import compiling from '@fastify/fast-json-stringify-compiler'
import type { FastifySchema, FastifySerializerCompiler } from 'fastify'

const compile = compiling()()
const compiled = new WeakMap<object, (value: unknown) => string>()

/**
 * Writes answers as their schema says, and leaves out what it does not name. Each is compiled when it is first given,
 * once for the process: all of them together take as long as the rest of the start.
 */
export const serializerCompiler: FastifySerializerCompiler<FastifySchema> = (route) => {
  const { schema } = route
  return (value: unknown) => {
    const known = compiled.get(schema)
    if (known !== undefined) return known(value)
    const serialise = compile({ ...route, httpStatus: route.httpStatus ?? '2xx' })
    compiled.set(schema, serialise)
    return serialise(value)
  }
}
