import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import type { Promised } from './promise.ts'

type Chunk = {
  readonly file: string
  readonly css?: string[]
  readonly imports?: string[]
  readonly dynamicImports?: string[]
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
}
type Manifest = Readonly<Record<string, Chunk>>

/** What a browser loads before the first page shows, and what each further page adds, gzipped; built for it. */
export async function measure(): Promise<Promised[]> {
  const dist = await mkdtemp(join(tmpdir(), 'avouch-bench-'))
  try {
    await build({
      configFile: join(import.meta.dirname, '../vite.config.ts'),
      mode: 'production',
      logLevel: 'error',
      build: { outDir: dist, manifest: true },
    })
    return await measureIn(dist)
  } finally {
    await rm(dist, { recursive: true, force: true })
  }
}

async function measureIn(dist: string): Promise<Promised[]> {
  const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  for (const entry of ['index.html', 'outside.html']) {
    if (manifest[entry]?.isEntry !== true) throw new Error(`the build names no entry ${entry}`)
  }
  const shell = reach(manifest, 'index.html')
  const { outside, outsiders } = outsidersOf(manifest)
  const pages = Object.keys(manifest).filter(
    (key) => manifest[key]?.isDynamicEntry && /Page\.tsx$/.test(key) && !outside.includes(key),
  )
  const added = await Promise.all(
    pages.map(async (key) => ({ key, size: await sizeOf(dist, difference(reach(manifest, key), shell)) })),
  )
  const largest = added.toSorted((a, b) => b.size - a.size)[0] ?? { key: 'no page', size: 0 }
  return [
    {
      name: 'web: initial JS, gzip',
      value: await sizeOf(dist, only(shell, '.js')),
      unit: 'kB',
      target: 180,
      bound: 'most',
    },
    {
      name: 'web: initial CSS, gzip',
      value: await sizeOf(dist, only(shell, '.css')),
      unit: 'kB',
      target: 20,
      bound: 'most',
    },
    {
      name: 'web: largest further page, gzip',
      value: largest.size,
      unit: 'kB',
      target: 60,
      bound: 'most',
      note: largest.key,
    },
    await measureOutsiders(dist, outside, outsiders),
  ]
}

/** The pages of people who never sign in, and every file that any of them loads. */
function outsidersOf(manifest: Manifest) {
  const outside = (manifest['outside.html']?.dynamicImports ?? []).filter((key) => /Page\.tsx$/.test(key))
  const files = [reach(manifest, 'outside.html'), ...outside.map((key) => reach(manifest, key))]
  return { outside, outsiders: [...new Set(files.flatMap((each) => [...each]))] }
}

async function measureOutsiders(
  dist: string,
  outside: readonly string[],
  outsiders: readonly string[],
): Promise<Promised> {
  return {
    name: 'web: all that outsiders’ pages load, JS and CSS, gzip',
    value: await sizeOf(dist, outsiders),
    unit: 'kB',
    target: 120,
    bound: 'most',
    note: outside.map((key) => key.split('/').at(-1)).join(', '),
  }
}

function reach(manifest: Manifest, key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (chunk === undefined || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const css of chunk.css ?? []) found.add(css)
  for (const next of chunk.imports ?? []) reach(manifest, next, found)
  return found
}

const difference = (files: Set<string>, without: Set<string>) =>
  [...files].filter((file) => !without.has(file))
const only = (files: Set<string>, ending: string) => [...files].filter((file) => file.endsWith(ending))

async function sizeOf(dist: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(dist, file))).length),
  )
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10
}
