import type { Serving } from '../../server/serve.ts'
import * as contract from '../contact.contract.ts'
import { readContact } from './contact.reads.ts'
import { readContactFacets, readContacts } from './contact-list.reads.ts'
import { createContact } from './create-contact.ts'
import { recordAbsence, removeAbsence } from './record-absence.ts'
import {
  lookAtContact,
  markContactBack,
  markContactLeft,
  moveContact,
  updateContact,
} from './update-contact.ts'

/** Contacts: the list with its facets, the record, where they work, when they are away. */
export function contactRoutes(serving: Serving): void {
  recordRoutes(serving)
  employmentRoutes(serving)
}

function recordRoutes({ serve }: Serving): void {
  serve(contract.listContacts, ({ actor, db, query, now }) => readContacts(db, actor, query, now))
  serve(contract.countContacts, ({ actor, db, query }) => readContactFacets(db, actor, query))
  serve(contract.getContact, ({ actor, db, params, now }) => readContact(db, actor, params.contactId, now))
  serve(contract.lookAtContact, ({ actor, params, write }) =>
    write((tx) => lookAtContact(tx, actor, params.contactId)),
  )
  serve(contract.createContact, ({ actor, body, write, now }) =>
    write(async (tx) => readContact(tx, actor, await createContact(tx, actor, body), now)),
  )
  serve(contract.updateContact, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await updateContact(tx, actor, params.contactId, body, now)
      return readContact(tx, actor, params.contactId, now)
    }),
  )
}

function employmentRoutes({ serve }: Serving): void {
  serve(contract.moveContact, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await moveContact(tx, actor, params.contactId, body, now)
      return readContact(tx, actor, params.contactId, now)
    }),
  )
  serve(contract.markContactLeft, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await markContactLeft(tx, actor, params.contactId, body, now)
      return readContact(tx, actor, params.contactId, now)
    }),
  )
  serve(contract.markContactBack, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await markContactBack(tx, actor, params.contactId, now)
      return readContact(tx, actor, params.contactId, now)
    }),
  )
  serve(contract.recordAbsence, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await recordAbsence(tx, actor, params.contactId, body)
      return readContact(tx, actor, params.contactId, now)
    }),
  )
  serve(contract.removeAbsence, ({ actor, params, write, now }) =>
    write(async (tx) => readContact(tx, actor, await removeAbsence(tx, actor, params.absenceId), now)),
  )
}
