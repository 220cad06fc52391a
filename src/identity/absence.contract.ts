import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  MaySchema,
  NamedSchema,
  nullable,
  UuidSchema,
} from '../kernel/contract.ts'

const params = closed({ personId: UuidSchema })

const AbsenceSchema = closed({
  id: UuidSchema,
  fromOn: DaySchema,
  untilOn: DaySchema,
  /** Who answers meanwhile. */
  delegate: nullable(NamedSchema),
})

const AbsencesSchema = closed({
  rows: Type.Array(AbsenceSchema),
  /** enter */
  may: MaySchema,
})

export const listAbsences = endpoint({
  method: 'GET',
  path: '/people/:personId/absences',
  noun: 'people',
  summary: 'When a person is away from today on, and who answers for them meanwhile',
  access: 'signed-in',
  params,
  response: AbsencesSchema,
})

export const enterAbsence = endpoint({
  method: 'POST',
  path: '/people/:personId/absences',
  noun: 'people',
  summary:
    'Enter when a person is away, both days included; approvals that open meanwhile go to who stands in',
  access: 'signed-in',
  params,
  body: closed({
    fromOn: DaySchema,
    untilOn: DaySchema,
    delegateId: nullable(UuidSchema),
  }),
  response: AbsencesSchema,
})

export const removeAbsence = endpoint({
  method: 'DELETE',
  path: '/people/:personId/absences/:absenceId',
  noun: 'people',
  summary: 'Take an absence off; what went to who stood in stays with them',
  access: 'signed-in',
  params: closed({ personId: UuidSchema, absenceId: UuidSchema }),
  response: AbsencesSchema,
})
