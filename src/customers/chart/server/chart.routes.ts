import type { Serving } from '../../../server/serve.ts'
import * as contract from '../chart.contract.ts'
import { readChart } from './chart.reads.ts'
import { recordArrival, recordRole } from './record-people-change.ts'
import { setReportingLine } from './set-reporting-line.ts'

/** Who stands where at an account, and what changes about its people. */
export function chartRoutes({ serve }: Serving): void {
  serve(contract.getChart, ({ actor, db, params, now }) => readChart(db, actor, params.accountId, now))
  serve(contract.setReportingLine, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await setReportingLine(tx, actor, params.contactId, body, now)
      return { id: params.contactId }
    }),
  )
  serve(contract.recordRole, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await recordRole(tx, actor, params.contactId, body, now)
      return { id: params.contactId }
    }),
  )
  serve(contract.recordArrival, ({ actor, params, body, write, now }) =>
    write(async (tx) => ({ id: await recordArrival(tx, actor, params.accountId, body, now) })),
  )
}
