import type { Catalogue, Role } from '../generate/catalogue.ts'
import { appRole, ownerRole } from './global-tables.ts'

/** The role that serves owns nothing and has no right that passes the walls. */
export function judgeRoles({ roles, schemas }: Catalogue): string[] {
  const app = roles.find((role) => role.name === appRole)
  const owner = roles.find((role) => role.name === ownerRole)
  const missing = [!app && appRole, !owner && ownerRole].filter((name) => name !== false)
  const findings = missing.map((name) => `role ${name}: does not exist`)
  if (app) findings.push(...judgeApp(app))
  if (owner?.superuser || owner?.bypassesRowSecurity)
    findings.push(`role ${ownerRole}: is more than an owner`)
  const ours = schemas.find((schema) => schema.name === 'public')
  // A schema public that belongs to the database's owner is that owner's by membership.
  if (ours && ours.owner !== ownerRole && ours.owner !== 'pg_database_owner') {
    findings.push(`schema public: belongs to ${ours.owner}`)
  }
  return findings
}

function judgeApp(app: Role): string[] {
  const rights = [
    app.superuser && 'is superuser',
    app.bypassesRowSecurity && 'has bypassrls',
    app.createsRoles && 'may create roles',
    app.createsDatabases && 'may create databases',
    app.replicates && 'may replicate',
    app.createsIn.length > 0 && `may create in ${app.createsIn.join(', ')}`,
    app.memberOf.length > 0 && `is a member of ${app.memberOf.join(', ')}`,
    app.owns.length > 0 && `owns ${app.owns.join(', ')}`,
  ]
  return rights.filter((right) => right !== false).map((right) => `role ${app.name}: ${right}`)
}
