import type { Config } from './config.ts'

/** The address under which others reach this server, where no request of theirs tells it. */
export function publicAddress(config: Config): string {
  return config.publicUrl === null ? `http://localhost:${config.port}` : new URL(config.publicUrl).origin
}
