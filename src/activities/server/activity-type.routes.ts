import type { Static } from 'typebox'
import { notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import { type ActivityDefinition, type ActivityType, type OwnField, pointsOf } from '../activity-type.ts'
import { defaultKind } from '../catalogue.ts'
import {
  type ActivityTypeSchema,
  addActivityType as addEndpoint,
  getActivityType,
  listActivityTypes,
  putBackActivityType,
  resetActivityType as resetEndpoint,
  retireActivityType,
  updateActivityType as updateEndpoint,
} from '../contract.ts'
import { canEditCatalogue } from '../policy.ts'
import { countAsksOfType, readActivityType, readActivityTypes } from './activity-type.reads.ts'
import { addActivityType } from './add-activity-type.ts'
import { resetActivityType, setActivityTypeInUse, updateActivityType } from './update-activity-type.ts'

type View = Static<typeof ActivityTypeSchema>
type Input = Omit<View, 'id' | 'code' | 'inUse' | 'isDefault' | 'isChanged' | 'version'>

/** The catalogue. */
export function activityTypeRoutes({ serve }: Serving): void {
  serve(listActivityTypes, async ({ actor, db, query }) => {
    const types = await readActivityTypes(db, { all: query.all === true })
    return { rows: types.map(viewOf), may: { edit: canEditCatalogue(actor) } }
  })
  serve(getActivityType, async ({ actor, db, params }) => {
    const type = await readActivityType(db, params.activityTypeId)
    if (type === undefined) throw notFound('activity type')
    const counts = await countAsksOfType(db, type.id)
    return { type: viewOf(type), ...counts, may: { edit: canEditCatalogue(actor) } }
  })
  serve(addEndpoint, async ({ actor, body, write }) =>
    write(async (tx) => viewOf(await addActivityType(tx, actor, definitionOf(body)))),
  )
  serve(updateEndpoint, async ({ actor, params, body: { version, ...input }, write }) =>
    write(async (tx) =>
      viewOf(await updateActivityType(tx, actor, params.activityTypeId, definitionOf(input), version)),
    ),
  )
  serve(retireActivityType, async ({ actor, params, write }) =>
    write(async (tx) => viewOf(await setActivityTypeInUse(tx, actor, params.activityTypeId, false))),
  )
  serve(putBackActivityType, async ({ actor, params, write }) =>
    write(async (tx) => viewOf(await setActivityTypeInUse(tx, actor, params.activityTypeId, true))),
  )
  serve(resetEndpoint, async ({ actor, params, body, write }) =>
    write(async (tx) => viewOf(await resetActivityType(tx, actor, params.activityTypeId, body.version))),
  )
}

const definitionOf = ({ loadPoints, ...input }: Input): ActivityDefinition => ({
  ...input,
  name: input.name.trim(),
  loadQuarters: Math.round(loadPoints * 4),
})

function viewOf(type: ActivityType): View {
  const { loadQuarters, ...rest } = type
  const shipped = defaultKind(type.code)
  return {
    ...rest,
    teams: [...type.teams],
    steps: [...type.steps],
    teamFulfilments: [...type.teamFulfilments],
    fields: copyFields(type.fields),
    resultFields: copyFields(type.resultFields),
    loadPoints: pointsOf(loadQuarters),
    isDefault: shipped !== undefined,
    isChanged: shipped !== undefined && differs(type, shipped),
  }
}

const copyFields = (fields: readonly OwnField[]) =>
  fields.map((field) => ({ ...field, choices: [...field.choices] }))

function differs(type: ActivityType, shipped: ActivityDefinition): boolean {
  const plain = (each: ActivityDefinition) =>
    JSON.stringify([
      ...[each.name, each.germanName, each.family, each.effort, each.noticeDays, each.loadQuarters],
      ...[each.restDays, each.rewardPoints, each.isLive, each.isAccountLevel, each.fulfilment, each.audience],
      ...[each.permissionUse, each.evidence, [...each.teams].sort()],
      ...[each.timing, each.dayLabel, each.hasWords, each.earliestStage, each.teamFulfilments.length],
      ...each.teamFulfilments.map(({ team, fulfilment }) => `${team} ${fulfilment}`).sort(),
      ...each.steps.map((step) => [step.approver, step.windowDays]),
      each.fields.map((field) => [
        ...[field.label, field.kind, field.isRequired, field.isForCustomer ?? false],
        ...field.choices,
      ]),
      each.resultFields.map((field) => [field.label, field.kind, field.isRequired, ...field.choices]),
    ])
  return plain(type) !== plain(shipped)
}
