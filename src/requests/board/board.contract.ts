import { Type } from 'typebox'
import { closed, endpoint, oneOf } from '../../kernel/contract.ts'
import { RequestRowSchema, requestFilters } from '../request.contract.ts'
import { boardColumns } from './board-column.ts'
import { requestSorts } from './request-sort.ts'

export const getBoard = endpoint({
  method: 'GET',
  path: '/requests/board',
  noun: 'requests',
  summary: 'Requests by where they stand: the first of each column, and how many it holds',
  access: 'signed-in',
  query: closed({
    ...requestFilters,
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 8 })),
  }),
  response: closed({
    columns: Type.Array(
      closed({ column: oneOf(boardColumns), total: Type.Integer(), rows: Type.Array(RequestRowSchema) }),
    ),
  }),
})

export const exportRequests = endpoint({
  method: 'GET',
  path: '/requests/export',
  noun: 'requests',
  summary: 'The list as CSV, as far as the viewer may see it; formulas are neutralised',
  access: 'signed-in',
  query: closed({ ...requestFilters, sort: Type.Optional(oneOf(requestSorts)) }),
  response: Type.String(),
  raw: true,
})
