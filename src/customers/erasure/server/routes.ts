import { requirePermission } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import { canEditContact } from '../../policy.ts'
import { loadContact } from '../../server/contact.store.ts'
import * as contract from '../erasure.contract.ts'
import { askForErasure, eraseContact } from './erase-contact.ts'
import { noteConsent, withdrawErasure } from './note-consent.ts'
import { readErasurePreview, readErasures } from './reads.ts'

/** Who wants nothing to be known of them, and what became of it. */
export function erasureRoutes({ serve }: Serving): void {
  serve(contract.previewErasure, ({ actor, db, params }) => readErasurePreview(db, actor, params.contactId))
  serve(contract.listErasures, ({ actor, db, query }) => readErasures(db, actor, query))
  serve(contract.askForErasure, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      requirePermission(canEditContact(actor, await loadContact(tx, actor, params.contactId)))
      return { id: await askForErasure(tx, actor, { ...params, ...body, source: 'program' }, now) }
    }),
  )
  serve(contract.eraseOne, ({ actor, params, body, write, now }) =>
    write(async (tx) => ({
      id: await eraseContact(tx, actor, { ...params, ...body, source: 'program' }, now),
    })),
  )
  serve(contract.withdrawErasure, ({ actor, params, write }) =>
    write(async (tx) => {
      await withdrawErasure(tx, actor, params.erasureId)
      return {}
    }),
  )
  serve(contract.noteConsentAnew, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await noteConsent(tx, actor, params.erasureId, body.how, now)
      return {}
    }),
  )
}
