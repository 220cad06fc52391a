import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedDatabaseError } from './embedded-failure.ts'
import { whenStarted } from './embedded-process.ts'

export type FolderLock = { release(): Promise<void> }

type Owner = { pid: number; started: string }

/** Whether a live process holds this data folder; command-line tools ask before they start the database. */
export async function isDataFolderInUse(dataDir: string): Promise<boolean> {
  const written = await readLock(lockPath(dataDir))
  return written !== undefined && (await isLive(ownerIn(written)))
}

/** Takes the data folder for this process, over a lock whose process is gone if need be. */
export async function lockDataFolder(dataDir: string): Promise<FolderLock> {
  const path = lockPath(dataDir)
  const mine = JSON.stringify({
    pid: process.pid,
    started: (await whenStarted(process.pid)) ?? '',
  } satisfies Owner)
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (await createLock(path, mine)) return { release: () => releaseLock(path, mine) }
    await clearDeadLock(path, dataDir)
  }
  throw new EmbeddedDatabaseError(
    `The data folder ${dataDir} could not be locked: other processes keep trying.`,
  )
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'database.lock')
}

async function createLock(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o644 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function clearDeadLock(path: string, dataDir: string): Promise<void> {
  let written = await readLock(path)
  if (written !== undefined && ownerIn(written) === undefined) {
    // Another process may be between creating the file and writing its name into it.
    await sleep(200)
    written = await readLock(path)
  }
  if (written === undefined) return
  const owner = ownerIn(written)
  if (owner && (await isLive(owner))) {
    throw new EmbeddedDatabaseError(`The data folder ${dataDir} is in use by process ${owner.pid}.`)
  }
  await removeDeadLock(path, written)
}

async function removeDeadLock(path: string, dead: string): Promise<void> {
  const aside = `${path}.dead-${process.pid}`
  try {
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  // Between judging and moving, another process may have put its own lock there: give it back.
  if ((await readLock(aside)) === dead) await rm(aside, { force: true })
  else await rename(aside, path)
}

async function releaseLock(path: string, mine: string): Promise<void> {
  if ((await readLock(path)) === mine) await rm(path, { force: true })
}

async function readLock(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

function ownerIn(written: string): Owner | undefined {
  try {
    const { pid, started } = JSON.parse(written) as Partial<Owner>
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    return undefined
  }
}

async function isLive(owner: Owner | undefined): Promise<boolean> {
  if (!owner) return false
  const started = await whenStarted(owner.pid)
  return started !== undefined && started === owner.started
}
