import type { BodyOf, ResponseOf } from '../../../kernel/contract.ts'
import type { actOnOwnerPage, openOwnerPage } from '../owner-page.contract.ts'

export type OwnerPageShown = ResponseOf<typeof openOwnerPage>
export type OwnerAccount = NonNullable<OwnerPageShown['account']>
export type OwnerTap = BodyOf<typeof actOnOwnerPage>
export type PersonShown = OwnerAccount['people'][number]
export type OnTap = (tap: OwnerTap) => Promise<boolean>
