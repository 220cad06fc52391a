import type { Step } from './step.ts'
import { takeInAdvocates, takeInHistory, writeProfiles } from './take-in-advocates.ts'
import { takeInAsks, takeInWishes } from './take-in-asks.ts'
import { takeInCalendar } from './take-in-calendar.ts'
import { takeInCare } from './take-in-care.ts'
import { takeInChanges } from './take-in-changes.ts'
import { takeInChoices } from './take-in-choices.ts'
import {
  takeInAccounts,
  takeInContacts,
  takeInOpportunities,
  takeInProducts,
  takeInTexts,
} from './take-in-customers.ts'
import { takeInCustoms } from './take-in-customs.ts'
import { takeInEvidence } from './take-in-evidence.ts'
import { takeInExceptions } from './take-in-exceptions.ts'
import { takeInHelps } from './take-in-helps.ts'
import { takeInInterviews } from './take-in-interviews.ts'
import { takeInKinds } from './take-in-kinds.ts'
import { takeInNominations } from './take-in-nominations.ts'
import { takeInOutreach } from './take-in-outreach.ts'
import { takeInOutsideAsks } from './take-in-outside-asks.ts'
import { takeInOwnPages } from './take-in-own-pages.ts'
import { arrangeTeams, takeInPeople } from './take-in-people.ts'
import { takeInPrompts } from './take-in-prompts.ts'
import { takeInRequests } from './take-in-requests.ts'
import { takeInSignIns } from './take-in-sign-ins.ts'
import { takeInStewardship } from './take-in-stewardship.ts'
import { takeInTouches } from './take-in-touches.ts'
import { takeInWordings } from './take-in-wordings.ts'

/** What fills the example company, in this order: each in a transaction of its own. */
export const exampleSteps: readonly Step[] = [
  takeInPeople,
  arrangeTeams,
  takeInSignIns,
  takeInProducts,
  takeInAccounts,
  takeInContacts,
  takeInOpportunities,
  takeInCustoms,
  takeInChoices,
  takeInCare,
  takeInAdvocates,
  takeInTexts,
  ...takeInNominations,
  ...writeProfiles,
  takeInPrompts,
  takeInHistory,
  takeInOutreach,
  takeInTouches,
  takeInHelps,
  takeInWishes,
  takeInInterviews,
  takeInAsks,
  takeInOutsideAsks,
  ...takeInRequests,
  takeInExceptions,
  takeInCalendar,
  takeInWordings,
  takeInKinds,
  takeInEvidence,
  takeInStewardship,
  takeInChanges,
  takeInOwnPages,
]
