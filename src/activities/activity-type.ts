import type { TeamKind } from '../identity/team.ts'
import { squeeze } from '../kernel/text.ts'

export const activityFamilies = ['talks', 'stories', 'stage', 'press', 'proof', 'program'] as const
export type ActivityFamily = (typeof activityFamilies)[number]

export const activityFamilyNames: Readonly<Record<ActivityFamily, string>> = {
  talks: 'Talks',
  stories: 'Stories',
  stage: 'Stage',
  press: 'Press, analysts, investors',
  proof: 'Proof and reach',
  program: 'With us',
}

/** Whom an activity is meant to convince. */
export const audiences = ['buyers', 'analysts', 'media', 'investors', 'internal', 'public'] as const
export type Audience = (typeof audiences)[number]

/** Who says yes on the way, in the order the type gives them. */
export const approvers = ['owner', 'advocate', 'company', 'legal', 'program', 'executive'] as const
export type Approver = (typeof approvers)[number]

export const approverNames: Readonly<Record<Approver, string>> = {
  owner: 'Relationship owner',
  advocate: 'The advocate',
  company: "The customer's communications or legal",
  legal: 'Our legal',
  program: 'The program',
  executive: 'An executive of ours',
}

/** Managed by the program, or taken by the requester alone; with or without approvals first. */
export const fulfilments = [
  'program',
  'program-after-approvals',
  'self-service-informed',
  'self-service-after-approvals',
] as const
export type Fulfilment = (typeof fulfilments)[number]

export const fulfilmentNames: Readonly<Record<Fulfilment, string>> = {
  program: 'The program; the owner is told',
  'program-after-approvals': 'The program, after approvals',
  'self-service-informed': 'The requester; the owner is told',
  'self-service-after-approvals': 'The requester, after approvals',
}

/** What a person and a company allow; an activity type may need one of them. */
export const permissionUses = [
  'name',
  'logo',
  'quote',
  'recording',
  'press',
  'analysts',
  'investors',
] as const
export type PermissionUse = (typeof permissionUses)[number]

/** When it happens: a talk at an agreed time, on a day that is set, or delivered by a day. */
export const timings = ['slot', 'fixed-day', 'by-day'] as const
export type Timing = (typeof timings)[number]

export const timingNames: Readonly<Record<Timing, string>> = {
  slot: 'At a time both agree on',
  'fixed-day': 'On a day that is set',
  'by-day': 'Delivered by a day',
}

/** The parts of a deal, each some of the workspace's stages; an activity may be kept for a later part. */
export const opportunityParts = ['early', 'middle', 'late'] as const
export type OpportunityPart = (typeof opportunityParts)[number]

export const opportunityPartNames: Readonly<Record<OpportunityPart, string>> = {
  early: 'the early part of a deal',
  middle: 'the middle part of a deal',
  late: 'the late part of a deal',
}

export const ownFieldKinds = ['text', 'choice', 'number', 'date', 'link'] as const
export type OwnFieldKind = (typeof ownFieldKinds)[number]

export type ApprovalStep = { readonly approver: Approver; readonly windowDays: number }

/** A team that has the kind fulfilled otherwise than the kind says. */
export type TeamFulfilment = { readonly team: TeamKind; readonly fulfilment: Fulfilment }

/** A field that a request of this kind carries besides those of every request, or that its result has. */
export type OwnField = {
  readonly label: string
  readonly kind: OwnFieldKind
  readonly isRequired: boolean
  readonly choices: readonly string[]
  /** Of a brief: the customer reads what stands in it, and so does whoever approves in their company. */
  readonly isForCustomer?: boolean
}

/** What a kind of activity is, apart from where it is stored. Load counts in quarter points. */
export type ActivityDefinition = {
  readonly name: string
  readonly germanName: string | null
  readonly family: ActivityFamily
  readonly teams: readonly TeamKind[]
  readonly effort: string
  /** Working days a requester gives. */
  readonly noticeDays: number
  readonly loadQuarters: number
  /** Calendar days of rest after it is done. */
  readonly restDays: number
  readonly rewardPoints: number
  /** A conversation with an outsider in real time; at most two of them in rolling 90 days. */
  readonly isLive: boolean
  /** The company acts, not a person: only the account's cap counts. */
  readonly isAccountLevel: boolean
  readonly fulfilment: Fulfilment
  readonly teamFulfilments: readonly TeamFulfilment[]
  readonly timing: Timing
  /** What the day of a request means, as its form asks for it: "Day of the event". */
  readonly dayLabel: string
  /** The customer's words appear somewhere: they are written down and approved. */
  readonly hasWords: boolean
  /** The part of a deal before which it is an exception; null where it may be asked for at any time. */
  readonly earliestStage: OpportunityPart | null
  readonly audience: Audience
  readonly permissionUse: PermissionUse | null
  readonly evidence: string
  readonly steps: readonly ApprovalStep[]
  readonly fields: readonly OwnField[]
  /** What is noted once it is done; where there is none, the evidence in words. */
  readonly resultFields: readonly OwnField[]
}

/** A kind of the shipped library: what it is, its code, and other words files use for it. */
export type DefaultActivity = ActivityDefinition & {
  readonly code: string
  readonly aliases: readonly string[]
}

export type ActivityType = ActivityDefinition & {
  readonly id: string
  readonly code: string
  readonly inUse: boolean
  readonly version: number
}

/** A code from a name, for a kind the workspace adds: letters, digits and hyphens, at most 60 characters. */
export function codeOfName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return (
    words
      .filter((word) => word !== '')
      .join('-')
      .slice(0, 60) || 'own-kind'
  )
}

/** The names under which a file may mean a kind, squeezed to letters and digits: code, names, aliases. */
export function namesOfActivity(
  type: { readonly code: string; readonly name: string; readonly germanName: string | null },
  aliases: readonly string[],
): readonly string[] {
  const names = [type.code, type.name, type.germanName ?? '', ...aliases].map(squeeze)
  return [...new Set(names.filter((name) => name !== ''))]
}

/**
 * What is wrong with a definition, as field and reason; empty when nothing is. An approver stands in the chain
 * once; a kind that asks a person has the advocate in its chain, for nobody is asked behind their back.
 */
export function faultsOfActivity(
  type: ActivityDefinition,
): readonly { readonly field: string; readonly reason: string }[] {
  const faults: { field: string; reason: string }[] = []
  const chain = type.steps.map((step) => step.approver)
  if (new Set(chain).size < chain.length) {
    faults.push({ field: 'steps', reason: 'Each approver can stand in the chain once.' })
  }
  if (!type.isAccountLevel && !chain.includes('advocate')) {
    faults.push({ field: 'steps', reason: 'The advocate has to be asked. Add the advocate to the chain.' })
  }
  for (const part of ['fields', 'resultFields'] as const) faults.push(...faultsOfOwnFields(part, type[part]))
  const told = type.teamFulfilments.map(({ team }) => team)
  if (new Set(told).size < told.length || told.some((team) => !type.teams.includes(team))) {
    faults.push({ field: 'teamFulfilments', reason: 'Name each team once, and only teams that ask for it.' })
  }
  return faults
}

function faultsOfOwnFields(part: string, fields: readonly OwnField[]) {
  const faults: { field: string; reason: string }[] = []
  fields.forEach((field, at) => {
    if (field.kind === 'choice' && field.choices.length < 2) {
      faults.push({ field: `${part}.${at}.choices`, reason: 'A choice needs at least two answers.' })
    }
  })
  const labels = fields.map((field) => squeeze(field.label))
  if (new Set(labels).size < labels.length) {
    faults.push({ field: part, reason: 'Two fields have the same label.' })
  }
  return faults
}

/** Who fulfils it when this team asks: as the team has it, else as the kind has it. Null is somebody without a team. */
export function fulfilmentFor(
  type: Pick<ActivityDefinition, 'fulfilment' | 'teamFulfilments'>,
  team: TeamKind | null,
): Fulfilment {
  return type.teamFulfilments.find((each) => each.team === team)?.fulfilment ?? type.fulfilment
}

/** How early a kind has to be asked for: `30 working days ahead, not before the late part of a deal`. */
export function sayWhen({
  noticeDays,
  earliestStage,
}: Pick<ActivityDefinition, 'noticeDays' | 'earliestStage'>): string {
  const days = noticeDays === 1 ? '1 working day ahead' : `${noticeDays} working days ahead`
  const ahead = noticeDays === 0 ? 'at short notice' : days
  const isAnyTime = earliestStage === null || earliestStage === 'early'
  return isAnyTime ? ahead : `${ahead}, not before ${opportunityPartNames[earliestStage]}`
}

/** A load in quarter points as points: 9 is 2.25. */
export function pointsOf(quarters: number): number {
  return quarters / 4
}
