import type { StoppedServer } from '../server/backup/stopped-server.ts'

/** A server that does not run, as the command line and the environment name it. */
export function stoppedServer(dataDir: string, env: NodeJS.ProcessEnv): StoppedServer {
  return {
    dataDir,
    databaseUrl: env.DATABASE_URL || undefined,
    appUrl: env.DATABASE_APP_URL || undefined,
    secret: env.AVOUCH_SECRET || undefined,
  }
}
