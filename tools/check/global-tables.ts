/** A table of the schema public without a wall, and why it has none. */
export const globalTables: Readonly<Record<string, string>> = {
  workspaces: 'which workspaces there are is asked before one is known',
  memberships: 'who belongs where is asked before a workspace is known',
  link_hashes: 'a link of an outsider is found by its hash before its workspace is known',
  backups: 'a backup holds every workspace, so it belongs to none',
  migrations: "the migrator's own record",
  migration_lock: "the migrator's own lock",
}

/** Tables a library made, with column types of its own. */
export const tablesOfLibraries: readonly string[] = ['migrations', 'migration_lock']

/** A definer function that reads no tenant table, and why it runs with the owner's rights. */
export const globalFunctions: Readonly<Record<string, string>> = {}

/** The schemas there may be: ours, and one for each library that keeps tables of its own. */
export const knownSchemas: readonly string[] = ['public', 'auth', 'pgboss']

export const ownerRole = 'avouch_owner'
export const appRole = 'avouch_app'
