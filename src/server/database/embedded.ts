import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chooseAccount } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'
import { databaseFolderAt, openCluster, superuserName } from './embedded-cluster.ts'
import { describeFailure } from './embedded-failure.ts'
import { lockDataFolder } from './embedded-lock.ts'
import { type Postmaster, startPostmaster, stopOrphan } from './embedded-postmaster.ts'

export type EmbeddedDatabase = {
  host: '127.0.0.1'
  port: number
  superuser: { user: string; password: string }
  /** Ends PostgreSQL, open connections included, and gives the data folder free. May be called twice. */
  stop(): Promise<void>
  /** Calls the listener, with the reason, when PostgreSQL ends without having been asked to. */
  onExit(listener: (why: string) => void): void
}

type Options = {
  dataDir: string
  /** Settings of PostgreSQL over ours; where it listens and how it checks passwords cannot be changed. */
  settings?: Record<string, string>
  log?: (line: string) => void
}

/**
 * Starts the PostgreSQL that comes with Avouch on `dataDir`, creating the database on the first start.
 * Refuses, with an `EmbeddedDatabaseError` in plain words, a folder that another live process holds, that this
 * user may not use, or that an incompatible PostgreSQL wrote.
 */
export async function startEmbeddedDatabase(options: Options): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    const lock = await lockDataFolder(dataDir)
    try {
      const { password, postmaster } = await bringUp(dataDir, options)
      return supervise(postmaster, password, lock.release)
    } catch (error) {
      await lock.release()
      throw error
    }
  } catch (error) {
    throw describeFailure(error, dataDir)
  }
}

async function bringUp(dataDir: string, { settings = {}, log = () => {} }: Options) {
  const folder = databaseFolderAt(join(dataDir, 'database'))
  const binaries = await findBinaries()
  const account = await chooseAccount(folder.path, binaries)
  const password = await openCluster(folder, binaries, account)
  const installation = { folder, binaries, account }
  await stopOrphan(installation, log)
  const postmaster = await startPostmaster(installation, settings)
  log(`PostgreSQL listens on 127.0.0.1:${postmaster.port}`)
  return { password, postmaster }
}

function supervise(postmaster: Postmaster, password: string, release: () => Promise<void>): EmbeddedDatabase {
  let stopped: Promise<void> | undefined
  const stop = async () => {
    process.off('exit', postmaster.interrupt)
    await postmaster.stop()
    await release()
  }
  // The last resort for an exit that did not stop us: nothing asynchronous runs any more by then.
  process.once('exit', postmaster.interrupt)
  return {
    host: '127.0.0.1',
    port: postmaster.port,
    superuser: { user: superuserName, password },
    stop: () => {
      stopped ??= stop()
      return stopped
    },
    onExit: (listener) => {
      void postmaster.died.then(listener)
    },
  }
}
