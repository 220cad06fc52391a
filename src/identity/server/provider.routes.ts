import type { FastifyRequest } from 'fastify'
import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { originOf } from '../../server/auth.ts'
import { discoverProvider } from '../../server/discover-provider.ts'
import { invalid, notFound, requirePermission, staleVersion } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { Serving } from '../../server/serve.ts'
import { providerChanged } from '../events.ts'
import { canAdminister } from '../policy.ts'
import * as contract from '../provider.contract.ts'
import {
  addProvider,
  loadProvider,
  type ProviderDetails,
  readProviders,
  removeProvider,
  type StoredProvider,
  saveProvider,
} from './provider.store.ts'
import { comeBackFromProvider, goToProvider } from './sign-in-through-provider.ts'

/** Sign-in through the company's own identity provider: kept by administrators, used by anybody. */
export function providerRoutes(serving: Serving): void {
  keepRoutes(serving)
  changeRoutes(serving)
  const { serveOpen } = serving
  serveOpen(contract.beginWithProvider, async ({ params, query, reply, ...asked }) => {
    return reply.redirect(await goToProvider({ ...asked, reply }, params.providerId, query.to))
  })
  serveOpen(contract.returnFromProvider, async ({ params, reply, ...asked }) => {
    return reply.redirect(await comeBackFromProvider({ ...asked, reply }, params.providerId))
  })
}

function returnAddress(request: FastifyRequest, host: Host, providerId: string): string {
  return `${originOf(request, host.config)}/api/v1/sign-in/sso/callback/${providerId}`
}

function describe(request: FastifyRequest, host: Host, provider: StoredProvider) {
  const { sealedSecret: _sealed, endpoints: _endpoints, workspaceId: _workspace, ...shown } = provider
  return { ...shown, returnAddress: returnAddress(request, host, provider.id) }
}

/** A provider of another workspace is none here. */
async function ownProvider(host: Host, actor: PersonActor, providerId: string): Promise<StoredProvider> {
  requirePermission(canAdminister(actor))
  const provider = await loadProvider(host.door.global, providerId)
  if (provider.workspaceId !== actor.workspaceId) throw notFound('sign-in provider')
  return provider
}

function requireDomain({ admits, domain }: Pick<ProviderDetails, 'admits' | 'domain'>): void {
  if (admits === 'domain' && domain === null) throw invalid('domain', 'is needed to let in everybody of it')
}

function keepRoutes({ serve }: Serving): void {
  serve(contract.listProviders, async ({ host, actor, request }) => {
    const rows = await readProviders(host.door.global, actor.workspaceId)
    const anyAddress = returnAddress(request, host, '…')
    return { rows: rows.map((row) => describe(request, host, row)), returnAddress: anyAddress }
  })
  serve(contract.createProvider, async ({ host, actor, body, write, request }) => {
    requirePermission(canAdminister(actor))
    const { appSecret, domain = null, ...given } = body
    requireDomain({ admits: body.admits, domain })
    const endpoints = await discoverProvider(body.issuer)
    const id = await write(async (tx) => {
      const sealedSecret = host.secrets.seal(appSecret)
      const made = await addProvider(tx, actor.workspaceId, { ...given, domain, sealedSecret, endpoints })
      await announce(tx, providerChanged(actor, made, 'added'))
      return made
    })
    return describe(request, host, await ownProvider(host, actor, id))
  })
}

function changeRoutes({ serve }: Serving): void {
  serve(contract.updateProvider, async ({ host, actor, params, body, write, request }) => {
    const known = await ownProvider(host, actor, params.providerId)
    const { version, appSecret, ...change } = body
    if (version !== known.version)
      throw staleVersion('sign-in provider', { name: known.name, version: known.version })
    const sealedSecret = appSecret === undefined ? known.sealedSecret : host.secrets.seal(appSecret)
    const endpoints = await discoverProvider(change.issuer ?? known.issuer)
    const given = { ...known, ...change, sealedSecret, endpoints }
    requireDomain(given)
    await write(async (tx) => {
      if (!(await saveProvider(tx, known, given)))
        throw staleVersion('sign-in provider', { name: known.name })
      await announce(tx, providerChanged(actor, known.id, 'changed'))
      return { saved: true }
    })
    return describe(request, host, await ownProvider(host, actor, known.id))
  })
  serve(contract.deleteProvider, async ({ host, actor, params, write }) => {
    const known = await ownProvider(host, actor, params.providerId)
    return write(async (tx) => {
      await removeProvider(tx, known)
      await announce(tx, providerChanged(actor, known.id, 'removed'))
      return { deleted: true }
    })
  })
}
