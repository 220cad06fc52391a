import { Type } from 'typebox'
import { closed, endpoint, LineSchema, MaySchema, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { executiveInfluences, teamKinds } from './team.ts'

const staff = ['administrator', 'program-manager'] as const
const VersionSchema = Type.Integer({ minimum: 1 })
const params = closed({ teamId: UuidSchema })

const TeamSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  kind: oneOf(teamKinds),
  parentId: nullable(UuidSchema),
  manager: nullable(closed({ id: UuidSchema, name: Type.String() })),
  isPartner: Type.Boolean({ description: 'A partner of the program, wherever the program lives' }),
  executive: nullable(closed({ id: UuidSchema, name: Type.String() })),
  influence: nullable(oneOf(executiveInfluences)),
  people: Type.Integer({ description: 'People in the team itself who have not left' }),
  version: VersionSchema,
})

export const listTeams = endpoint({
  method: 'GET',
  path: '/teams',
  noun: 'people',
  summary: 'All teams, with manager, parent and number of people',
  access: 'signed-in',
  response: closed({ rows: Type.Array(TeamSchema), may: MaySchema }),
})

export const createTeam = endpoint({
  method: 'POST',
  path: '/teams',
  noun: 'people',
  summary: 'Make a team',
  access: staff,
  body: closed({
    name: LineSchema,
    kind: oneOf(teamKinds),
    parentId: Type.Optional(nullable(UuidSchema)),
    managerId: Type.Optional(nullable(UuidSchema)),
  }),
  response: TeamSchema,
})

export const updateTeam = endpoint({
  method: 'PATCH',
  path: '/teams/:teamId',
  noun: 'people',
  summary: 'Change a team; what is left out stays',
  access: staff,
  params,
  body: closed({
    version: VersionSchema,
    name: Type.Optional(LineSchema),
    kind: Type.Optional(oneOf(teamKinds)),
    isPartner: Type.Optional(Type.Boolean()),
    executiveId: Type.Optional(nullable(UuidSchema)),
    influence: Type.Optional(nullable(oneOf(executiveInfluences))),
    parentId: Type.Optional(nullable(UuidSchema)),
    managerId: Type.Optional(nullable(UuidSchema)),
  }),
  response: TeamSchema,
})

export const deleteTeam = endpoint({
  method: 'DELETE',
  path: '/teams/:teamId',
  noun: 'people',
  summary: 'Delete a team that nobody is in and none stands below',
  access: staff,
  params,
  response: closed({ deleted: Type.Boolean() }),
})
