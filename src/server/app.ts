import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { activityTypeRoutes } from '../activities/server/activity-type.routes.ts'
import { furnishCatalogue } from '../activities/server/furnish-catalogue.ts'
import { ledgerRoutes } from '../activities/server/ledger.routes.ts'
import { enoughPercent, publishByItself } from '../advocates/completeness.ts'
import { policyAges } from '../advocates/freshness.ts'
import { favouriteRoutes } from '../advocates/server/favourite.routes.ts'
import { interviewRoutes } from '../advocates/server/interview.routes.ts'
import { refreshAdvocatesJob, refreshFreshnessJob } from '../advocates/server/jobs.ts'
import { advocateListRoutes } from '../advocates/server/list.routes.ts'
import { profileRoutes } from '../advocates/server/profile.routes.ts'
import { advocateImmediateReactions, advocateReactions } from '../advocates/server/reactions.ts'
import { advocateRoutes } from '../advocates/server/routes.ts'
import { askAhead } from '../calendar/need-state.ts'
import { calendarFeedRoutes } from '../calendar/server/feed.routes.ts'
import { countCalendarNeedsJob, followCalendarsJob } from '../calendar/server/jobs.ts'
import { calendarImmediateReactions } from '../calendar/server/reactions.ts'
import { calendarRoutes } from '../calendar/server/routes.ts'
import { customFieldRoutes } from '../customers/server/custom-field.routes.ts'
import { furnishTaxonomies } from '../customers/server/furnish-taxonomies.ts'
import { productRoutes } from '../customers/server/product.routes.ts'
import { customerRoutes } from '../customers/server/routes.ts'
import { taxonomyRoutes } from '../customers/server/taxonomy.routes.ts'
import { exampleRoutes } from '../example/example.routes.ts'
import { fillExample } from '../example/fill-example.ts'
import { invitationDays } from '../identity/invitation.ts'
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
import type { Endpoint } from '../kernel/contract.ts'
import type { Setting } from '../kernel/setting.ts'
import { lookForSavedNeedsJob, tellNewsJob } from '../matching/server/jobs.ts'
import { matchingRoutes } from '../matching/server/routes.ts'
import { savedNeedRoutes } from '../matching/server/saved-need.routes.ts'
import { waitingNews } from '../matching/server/waiting.reads.ts'
import { answerDays, stageDays } from '../nominations/nomination.ts'
import { nominationReactions } from '../nominations/server/reactions.ts'
import { nominationRoutes } from '../nominations/server/routes.ts'
import { waitingNominations } from '../nominations/server/waiting.reads.ts'
import { outcomeRoutes } from '../outcomes/server/routes.ts'
import { fewestCases } from '../outcomes/share.ts'
import { enoughFree } from '../planner/availability.ts'
import { freshTarget } from '../planner/duty.ts'
import { countAvailabilityJob } from '../planner/server/jobs.ts'
import { plannerRoutes } from '../planner/server/routes.ts'
import { waitingToday } from '../planner/server/waiting.reads.ts'
import { careSettings } from '../protection/care.ts'
import { protectionSettings } from '../protection/rules.ts'
import { askRoutes } from '../protection/server/ask.routes.ts'
import { careRoutes } from '../protection/server/care.routes.ts'
import { furnishValueTouches } from '../protection/server/edit-value-touch.ts'
import { refreshDueStandings, refreshStandingsJob } from '../protection/server/jobs.ts'
import { limitRoutes } from '../protection/server/limit.routes.ts'
import { overviewRoutes } from '../protection/server/overview.routes.ts'
import { protectionReactions, standingReactions } from '../protection/server/reactions.ts'
import { restRoutes } from '../protection/server/rest.routes.ts'
import { ruleRoutes } from '../protection/server/rule.routes.ts'
import { standingRoutes } from '../protection/server/standing.routes.ts'
import { valueTouchRoutes } from '../protection/server/value-touch.routes.ts'
import { askReactions } from '../requests/asks/server/ask.reactions.ts'
import { planWeightSettings } from '../requests/assignment/plan-weights.ts'
import { waitingRequests } from '../requests/board/server/waiting.reads.ts'
import { collisionDays } from '../requests/collisions/collision.ts'
import { opportunityStagesSetting } from '../requests/opportunity-stages.ts'
import { shadowSettings } from '../requests/outside/shadow-cost.ts'
import { requestSettings } from '../requests/rules.ts'
import { jobsOfRequests } from '../requests/server/jobs.ts'
import { noticeImmediateReactions, noticeReactions } from '../requests/server/notice.reactions.ts'
import { requestReactions } from '../requests/server/reactions.ts'
import { routesOfRequests } from '../requests/server/routes.ts'
import { serveApiDescription } from './api-description.ts'
import type { Host } from './host.ts'
import type { JobDefinition } from './jobs.ts'
import { serveMetrics } from './metrics.ts'
import { serveProblems } from './problems.ts'
import { deliverEvent, type ImmediateReaction, type Reaction, registerReactions } from './reactions.ts'
import { sendMailJob } from './send-mail.ts'
import { serializerCompiler } from './serialization.ts'
import { makeServing, type Recognise, type Serving } from './serve.ts'
import { registerSettings } from './settings.ts'
import { validatorCompiler } from './validation.ts'
import type { Waiting } from './waiting.ts'
import { serveWeb } from './web.ts'
import { registerStarters, type Starter } from './workspace-start.ts'

/** The jobs of every noun. */
export const allJobs: readonly JobDefinition[] = [
  deliverEvent,
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
  readImportJob,
  tryImportsJob,
  runImportsJob,
  removeOldFilesJob,
  ...jobsOfRequests,
  lookForSavedNeedsJob,
  tellNewsJob,
  countAvailabilityJob,
  countCalendarNeedsJob,
  followCalendarsJob,
  fillExample,
]

/** The reactions of every noun. */
const allReactions: readonly Reaction[] = [
  ...advocateReactions,
  ...protectionReactions,
  ...nominationReactions,
  ...requestReactions,
  ...askReactions,
  ...noticeReactions,
]

/** What must hold in the same transaction as a fact. */
const allImmediateReactions: readonly ImmediateReaction[] = [
  ...standingReactions,
  ...noticeImmediateReactions,
  ...advocateImmediateReactions,
  ...calendarImmediateReactions,
]

/** What every noun puts into a new workspace. */
const allStarters: readonly Starter[] = [furnishTaxonomies, furnishCatalogue, furnishValueTouches]

/** The settings of every noun, as the page of policies lists them. */
const allSettings: readonly Setting<unknown>[] = [
  invitationDays,
  enoughPercent,
  publishByItself,
  policyAges,
  ...protectionSettings,
  ...careSettings,
  answerDays,
  stageDays,
  ...requestSettings,
  opportunityStagesSetting,
  ...planWeightSettings,
  ...shadowSettings,
  collisionDays,
  askAhead,
  fewestCases,
  freshTarget,
  enoughFree,
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
  askRoutes,
  restRoutes,
  limitRoutes,
  ruleRoutes,
  standingRoutes,
  careRoutes,
  valueTouchRoutes,
  nominationRoutes,
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
  exampleRoutes,
  (serving) => waitingRoutes(serving, allWaiting),
]

export type App = FastifyInstance & { readonly contract: readonly Endpoint[] }

/** Builds the whole server on a host; it listens to nothing yet. */
export async function buildApp(host: Host, recognise: Recognise): Promise<App> {
  const app = Fastify({
    loggerInstance: host.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: host.config.trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  serveProblems(app)
  await guard(app, host)
  await serveApiDescription(app)
  registerReactions(allReactions, allImmediateReactions, () => host.now())
  registerStarters(allStarters)
  registerSettings(allSettings)
  const serving = await register(app, host, recognise)
  serveMetrics(app, host)
  await serveWeb(app, fileURLToPath(new URL('../../dist/web', import.meta.url)))
  return Object.assign(app, { contract: serving.served }) as unknown as App
}

async function guard(app: FastifyInstance, host: Host): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: host.config.publicUrl?.startsWith('https:') ?? false,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, { max: host.config.requestsPerMinute, timeWindow: '1 minute' })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: 512 * 1024 * 1024, files: 10, fields: 20 } })
}

// In a scope of its own, so that the description plugin has seen every route before it answers.
async function register(app: FastifyInstance, host: Host, recognise: Recognise): Promise<Serving> {
  let serving: Serving | undefined
  await app.register(async (scope) => {
    serving = makeServing(scope as unknown as FastifyInstance, host, recognise)
    for (const routes of allRoutes) routes(serving)
  })
  if (serving === undefined) throw new Error('the routes were not composed')
  return serving
}
