import { notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import * as contract from '../custom-field.contract.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { readCustomField, readCustomFields } from './custom-field.reads.ts'
import { defineCustomField } from './define-custom-field.ts'
import { bringBackCustomField, retireCustomField } from './retire-custom-field.ts'
import { updateCustomField } from './update-custom-field.ts'

/** Custom fields: what a workspace adds to its records. */
export function customFieldRoutes({ serve }: Serving): void {
  serve(contract.listCustomFields, async ({ actor, db, query }) => {
    const rows = await readCustomFields(db, actor.workspaceId, query.record)
    return { rows, may: { edit: canShapeRecords(actor) } }
  })
  serve(contract.defineCustomField, ({ actor, body, write }) =>
    write(async (tx) => presented(tx, actor.workspaceId, await defineCustomField(tx, actor, body))),
  )
  serve(contract.updateCustomField, ({ actor, params, body, write }) =>
    write(async (tx) => {
      await updateCustomField(tx, actor, { fieldId: params.fieldId, ...body })
      return presented(tx, actor.workspaceId, params.fieldId)
    }),
  )
  serve(contract.retireCustomField, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await retireCustomField(tx, actor, params.fieldId, now)
      return presented(tx, actor.workspaceId, params.fieldId)
    }),
  )
  serve(contract.bringBackCustomField, ({ actor, params, write }) =>
    write(async (tx) => {
      await bringBackCustomField(tx, actor, params.fieldId)
      return presented(tx, actor.workspaceId, params.fieldId)
    }),
  )
}

async function presented(tx: WorkspaceTx, workspaceId: string, fieldId: string) {
  const field = await readCustomField(tx, workspaceId, fieldId)
  if (field === undefined) throw notFound('custom field')
  return field
}
