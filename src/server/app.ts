import { activityTypeRoutes } from '../activities/server/activity-type.routes.ts'
import { furnishCatalogue } from '../activities/server/furnish-catalogue.ts'
import { ledgerRoutes } from '../activities/server/ledger.routes.ts'
import { favouriteRoutes } from '../advocates/server/favourite.routes.ts'
import { interviewRoutes } from '../advocates/server/interview.routes.ts'
import { refreshAdvocatesJob, refreshFreshnessJob } from '../advocates/server/jobs.ts'
import { advocateListRoutes } from '../advocates/server/list.routes.ts'
import { profileRoutes } from '../advocates/server/profile.routes.ts'
import { advocateImmediateReactions, advocateReactions } from '../advocates/server/reactions.ts'
import { advocateRoutes } from '../advocates/server/routes.ts'
import { calendarFeedRoutes } from '../calendar/server/feed.routes.ts'
import { countCalendarNeedsJob, followCalendarsJob } from '../calendar/server/jobs.ts'
import { calendarImmediateReactions } from '../calendar/server/reactions.ts'
import { calendarRoutes } from '../calendar/server/routes.ts'
import { lookForDuplicatesJob } from '../customers/duplicates/server/jobs.ts'
import { eraseAgainJob, eraseContactJob } from '../customers/erasure/server/jobs.ts'
import { refreshRoutesDaily, refreshRoutesJob } from '../customers/relationship/server/jobs.ts'
import {
  relationshipImmediateReactions,
  relationshipReactions,
} from '../customers/relationship/server/reactions.ts'
import { customFieldRoutes } from '../customers/server/custom-field.routes.ts'
import { furnishTaxonomies } from '../customers/server/furnish-taxonomies.ts'
import { productRoutes } from '../customers/server/product.routes.ts'
import { customerRoutes } from '../customers/server/routes.ts'
import { taxonomyRoutes } from '../customers/server/taxonomy.routes.ts'
import { exampleRoutes } from '../example/example.routes.ts'
import { fillExample } from '../example/fill-example.ts'
import { absenceRoutes } from '../identity/server/absence.routes.ts'
import { makeBackupJob } from '../identity/server/backup.jobs.ts'
import { backupRoutes } from '../identity/server/backup.routes.ts'
import { eventRoutes } from '../identity/server/event.routes.ts'
import { invitationRoutes } from '../identity/server/invitation.routes.ts'
import { tidyIdentityJob } from '../identity/server/jobs.ts'
import { keyRoutes } from '../identity/server/key.routes.ts'
import { mailRoutes } from '../identity/server/mail.routes.ts'
import { meRoutes } from '../identity/server/me.routes.ts'
import { sendBundlesJob, sendDigestsJob, tidyNotificationsJob } from '../identity/server/notification.jobs.ts'
import { waitingNotifications } from '../identity/server/notification.reads.ts'
import { notificationRoutes } from '../identity/server/notification.routes.ts'
import { peopleRoutes } from '../identity/server/people.routes.ts'
import { providerRoutes } from '../identity/server/provider.routes.ts'
import { sessionRoutes } from '../identity/server/session.routes.ts'
import { settingRoutes } from '../identity/server/setting.routes.ts'
import { teamRoutes } from '../identity/server/team.routes.ts'
import { waitingRoutes } from '../identity/server/waiting.routes.ts'
import { workspaceRoutes } from '../identity/server/workspace.routes.ts'
import { readImportJob, removeOldFilesJob, runImportsJob, tryImportsJob } from '../imports/server/jobs.ts'
import { importRoutes } from '../imports/server/routes.ts'
import { lookForSavedNeedsJob, tellNewsJob } from '../matching/server/jobs.ts'
import { matchingRoutes } from '../matching/server/routes.ts'
import { savedNeedRoutes } from '../matching/server/saved-need.routes.ts'
import { waitingNews } from '../matching/server/waiting.reads.ts'
import { acceptanceReactions } from '../nominations/acceptance/server/acceptance.reactions.ts'
import { framesOf } from '../nominations/self/server/public-page.reads.ts'
import { jobsOfNominations } from '../nominations/server/jobs.ts'
import { nominationReactions } from '../nominations/server/reactions.ts'
import { routesOfNominations } from '../nominations/server/routes.ts'
import { waitingNominations } from '../nominations/server/waiting.reads.ts'
import { outcomeRoutes } from '../outcomes/server/routes.ts'
import { interviewReactions } from '../outreach/interviews/server/reactions.ts'
import { templateLibrary } from '../outreach/server/edit-templates.ts'
import { jobsOfOutreach } from '../outreach/server/jobs.ts'
import { outreachRoutes } from '../outreach/server/routes.ts'
import { ownPageRoutes } from '../own-page/server/routes.ts'
import { countAvailabilityJob } from '../planner/server/jobs.ts'
import { plannerRoutes } from '../planner/server/routes.ts'
import { waitingToday } from '../planner/server/waiting.reads.ts'
import { helpReactions } from '../protection/help/server/reactions.ts'
import { helpRoutes } from '../protection/help/server/routes.ts'
import { askRoutes } from '../protection/server/ask.routes.ts'
import { careRoutes } from '../protection/server/care.routes.ts'
import { valueTouchLibrary } from '../protection/server/edit-value-touches.ts'
import { refreshDueStandings, refreshStandingsJob } from '../protection/server/jobs.ts'
import { limitRoutes } from '../protection/server/limit.routes.ts'
import { overviewRoutes } from '../protection/server/overview.routes.ts'
import { protectionReactions, standingReactions } from '../protection/server/reactions.ts'
import { restRoutes } from '../protection/server/rest.routes.ts'
import { ruleRoutes } from '../protection/server/rule.routes.ts'
import { standingRoutes } from '../protection/server/standing.routes.ts'
import { valueTouchRoutes } from '../protection/server/value-touch.routes.ts'
import { askReactions } from '../requests/asks/server/ask.reactions.ts'
import { waitingRequests } from '../requests/board/server/waiting.reads.ts'
import { jobsOfRequests } from '../requests/server/jobs.ts'
import { noticeImmediateReactions, noticeReactions } from '../requests/server/notice.reactions.ts'
import { requestReactions } from '../requests/server/reactions.ts'
import { routesOfRequests } from '../requests/server/routes.ts'
import {
  findAllCandidatesJob,
  findCandidatesJob,
  refreshCandidatesJob,
} from '../signals/candidates/server/jobs.ts'
import { candidateReactions } from '../signals/candidates/server/reactions.ts'
import { candidateRoutes } from '../signals/candidates/server/routes.ts'
import { furnishCandidateRules } from '../signals/candidates/server/write-rule.ts'
import { signalRoutes } from '../signals/server/routes.ts'
import { findChangesJob, takeOwnBouncesJob } from '../stewardship/changes/server/jobs.ts'
import { changeReactions } from '../stewardship/changes/server/reactions.ts'
import { changeRoutes } from '../stewardship/changes/server/routes.ts'
import { movementRoutes } from '../stewardship/movement/server/routes.ts'
import { confirmationRoutes } from '../stewardship/server/confirmation.routes.ts'
import { attendRoundsJob } from '../stewardship/server/jobs.ts'
import { stewardshipRoutes, wideEditRoutes } from '../stewardship/server/routes.ts'
import { type App, composeApp } from './compose-app.ts'
import { allSettings } from './every-setting.ts'
import type { Host } from './host.ts'
import type { JobDefinition } from './jobs.ts'
import { deliverEvent, type ImmediateReaction, type Reaction } from './reactions.ts'
import { sendMailJob } from './send-mail.ts'
import type { Recognise, Serving } from './serve.ts'
import type { Waiting } from './waiting.ts'
import type { Starter } from './workspace-start.ts'

/** The jobs of every noun. */
export const allJobs: readonly JobDefinition[] = [
  deliverEvent,
  refreshRoutesDaily,
  refreshRoutesJob,
  sendMailJob,
  tidyIdentityJob,
  sendBundlesJob,
  sendDigestsJob,
  tidyNotificationsJob,
  makeBackupJob,
  refreshStandingsJob,
  refreshAdvocatesJob,
  refreshFreshnessJob,
  refreshDueStandings,
  attendRoundsJob,
  takeOwnBouncesJob,
  findChangesJob,
  readImportJob,
  tryImportsJob,
  runImportsJob,
  removeOldFilesJob,
  ...jobsOfNominations,
  ...jobsOfRequests,
  lookForSavedNeedsJob,
  tellNewsJob,
  findCandidatesJob,
  refreshCandidatesJob,
  findAllCandidatesJob,
  countAvailabilityJob,
  countCalendarNeedsJob,
  followCalendarsJob,
  ...jobsOfOutreach,
  lookForDuplicatesJob,
  eraseContactJob,
  eraseAgainJob,
  fillExample,
]

/** The reactions of every noun. */
const allReactions: readonly Reaction[] = [
  ...relationshipReactions,
  ...advocateReactions,
  ...protectionReactions,
  ...helpReactions,
  ...candidateReactions,
  ...changeReactions,
  ...nominationReactions,
  ...acceptanceReactions,
  ...interviewReactions,
  ...requestReactions,
  ...askReactions,
  ...noticeReactions,
]

/** What must hold in the same transaction as a fact. */
const allImmediateReactions: readonly ImmediateReaction[] = [
  ...relationshipImmediateReactions,
  ...standingReactions,
  ...noticeImmediateReactions,
  ...advocateImmediateReactions,
  ...calendarImmediateReactions,
]

/** What every noun puts into a new workspace. */
const allStarters: readonly Starter[] = [
  furnishTaxonomies,
  furnishCatalogue,
  valueTouchLibrary.furnish,
  templateLibrary.furnish,
  furnishCandidateRules,
]

/** What every noun counts for the rail. */
const allWaiting: readonly Waiting[] = [
  ...waitingNotifications,
  waitingToday,
  waitingNews,
  ...waitingRequests,
  waitingNominations,
]

/** The routes of every noun; where two could answer, the first does. */
const allRoutes: readonly ((serving: Serving) => void)[] = [
  sessionRoutes,
  invitationRoutes,
  peopleRoutes,
  teamRoutes,
  absenceRoutes,
  settingRoutes,
  eventRoutes,
  keyRoutes,
  mailRoutes,
  workspaceRoutes,
  providerRoutes,
  backupRoutes,
  taxonomyRoutes,
  productRoutes,
  customFieldRoutes,
  activityTypeRoutes,
  ledgerRoutes,
  advocateListRoutes,
  favouriteRoutes,
  advocateRoutes,
  profileRoutes,
  interviewRoutes,
  confirmationRoutes,
  stewardshipRoutes,
  wideEditRoutes,
  askRoutes,
  restRoutes,
  limitRoutes,
  ruleRoutes,
  standingRoutes,
  careRoutes,
  helpRoutes,
  changeRoutes,
  movementRoutes,
  valueTouchRoutes,
  signalRoutes,
  candidateRoutes,
  ...routesOfNominations,
  outreachRoutes,
  overviewRoutes,
  outcomeRoutes,
  plannerRoutes,
  matchingRoutes,
  savedNeedRoutes,
  importRoutes,
  notificationRoutes,
  meRoutes,
  customerRoutes,
  ...routesOfRequests,
  calendarRoutes,
  calendarFeedRoutes,
  ownPageRoutes,
  exampleRoutes,
  (serving) => waitingRoutes(serving, allWaiting),
]

export type { App }

/** Builds the whole server on a host; it listens to nothing yet. */
export function buildApp(host: Host, recognise: Recognise): Promise<App> {
  return composeApp(host, recognise, {
    reactions: allReactions,
    immediateReactions: allImmediateReactions,
    starters: allStarters,
    settings: allSettings,
    routes: allRoutes,
    framesOf,
  })
}
