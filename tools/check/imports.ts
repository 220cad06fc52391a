import { isLeftOf, isReads, isServerPlumbing, isSharedWeb, type Place } from './places.ts'

/** One import: from a place to another, to a package (`pg`), or to a module of Node (`node:fs`). */
export interface Import {
  from: Place
  to: Place | { kind: 'package' | 'node'; name: string }
  typeOnly: boolean
}

type Target = Import['to']
type NounPlace = Extract<Place, { kind: 'noun' }>

const entrances = ['imports', 'integrations']

/** Why this import is not allowed, in the words of the table "What may import what"; null where it is. */
export function refuseImport({ from, to, typeOnly }: Import): string | null {
  if (from.kind === 'test') return null
  if (to.kind === 'test') return 'only tests may import tests and what is made for them'
  if (to.kind === 'outside')
    return to.file.startsWith('.') ? 'there is no such file' : 'it is no place of the street'
  switch (from.kind) {
    case 'kernel':
      return refuseKernel(to)
    case 'noun':
      return refuseNoun(from, to)
    case 'server':
    case 'web':
      return refuseHost(from.kind, to)
    case 'cli':
      return refuseCommandLine(to, typeOnly)
    case 'example':
      return refuseExample(to)
    case 'composition':
    case 'entry':
      return null
    case 'outside':
      return 'this file stands outside the street: kernel, a noun, server, web, cli, example or main.ts'
  }
}

const isExternal = (to: Target) => to.kind === 'package' || to.kind === 'node'
const isSchemaLibrary = (to: Target) => to.kind === 'package' && to.name === 'typebox'

function refuseKernel(to: Target): string | null {
  if (to.kind === 'kernel' || isSchemaLibrary(to)) return null
  return 'kernel may import the schema library and nothing else'
}

function refuseNoun(from: NounPlace, to: Target): string | null {
  if (from.room === 'root') return refuseRoot(from, to)
  if (to.kind === 'kernel') return null
  return from.room === 'server' ? refuseServer(from, to) : refuseWeb(from, to)
}

function refuseRoot(_from: NounPlace, to: Target): string | null {
  if (to.kind === 'kernel' || isSchemaLibrary(to)) return null
  if (to.kind === 'noun' && to.room === 'root') return null
  return "a noun's root may import kernel, roots and the schema library only"
}

function refuseServer(from: NounPlace, to: Target): string | null {
  if (isExternal(to) || to.kind === 'server') return null
  if (to.kind !== 'noun') return `a noun's server may not import ${nameOf(to)}`
  if (to.room === 'root') return null
  if (to.room === 'web') return "a noun's server may not import web"
  if (to.noun === from.noun || isReads(to.file)) return null
  if (isServerPlumbing(to.file)) return "of another noun's server only reads and use cases may be imported"
  if (entrances.includes(from.noun) || isLeftOf(to.noun, from.noun)) return null
  return `use cases may be called only of nouns to the left, and ${to.noun} stands right of ${from.noun}`
}

function refuseWeb(from: NounPlace, to: Target): string | null {
  if (to.kind === 'package' || to.kind === 'web') return null
  if (to.kind !== 'noun') return `a noun's web may not import ${nameOf(to)}`
  if (to.room === 'root') return null
  if (to.room === 'server') return "a noun's web may not import server"
  if (to.noun === from.noun || isSharedWeb(to.file)) return null
  return "of another noun's web only panels and queries may be imported"
}

function refuseHost(host: 'server' | 'web', to: Target): string | null {
  if (to.kind === 'kernel' || to.kind === 'package' || to.kind === host) return null
  if (to.kind === 'node' && host === 'server') return null
  if (to.kind === 'noun')
    return `src/${host} may import no noun; only app.ts, router.tsx and what they read compose them`
  return `src/${host} may not import ${nameOf(to)}`
}

function refuseCommandLine(to: Target, typeOnly: boolean): string | null {
  if (to.kind === 'kernel' || to.kind === 'cli' || isExternal(to)) return null
  const hasContracts = (to.kind === 'noun' && to.room === 'root') || to.kind === 'example'
  if (hasContracts && typeOnly && /(^|\.)contract\.ts$/.test(to.file)) return null
  // Of a server that does not run, nobody else can make or restore a backup.
  if (to.kind === 'server' && to.file === 'backup/stopped-server.ts') return null
  return 'the command line is a client: it may import kernel, and contracts as types'
}

function refuseExample(to: Target): string | null {
  if (to.kind === 'kernel' || to.kind === 'example' || to.kind === 'server' || isExternal(to)) return null
  if (to.kind !== 'noun') return `the example company may not import ${nameOf(to)}`
  if (to.room === 'root' || (to.room === 'server' && !isServerPlumbing(to.file))) return null
  if (to.room === 'server' && isReads(to.file)) return null
  return 'the example company is an entrance: it may import roots, use cases and reads'
}

function nameOf(to: Target): string {
  if (to.kind === 'package' || to.kind === 'node') return to.name
  return to.kind === 'noun' ? `${to.noun}/${to.room}` : to.kind
}
