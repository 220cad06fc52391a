import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Type } from 'typebox'
import type { getExample, loadExample, removeExample } from '../example/example.contract.ts'
import type { readNotifications } from '../identity/notification.contract.ts'
import { shortestPassword } from '../identity/password.ts'
import { describeProviderProblem } from '../identity/provider.ts'
import type { confirmSecondFactor, getSession, setUp, signIn, signOut } from '../identity/session.contract.ts'
import type { listWaiting } from '../identity/waiting.contract.ts'
import type { Endpoint } from '../kernel/contract.ts'
import { call } from './api.ts'
import { makeQueryClient } from './api-query.ts'
import { FaultPage } from './FaultPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { firstPlace } from './places.ts'
import { Shell } from './Shell.tsx'
import { parseSearch, stringifySearch } from './search-text.ts'
import { sessionQuery } from './session.ts'
import type { SearchResult, Session, ShellCalls } from './shell-calls.ts'
import { PlainFrame } from './ui/Frames.tsx'

// The only file of the web that knows every noun: it fills in what the frame needs and names the pages.

type Search = Endpoint & {
  readonly method: 'GET'
  readonly path: '/search'
  readonly query: Type.TObject<{ q: Type.TString }>
  readonly response: Type.TUnsafe<{ results: readonly SearchResult[] }>
}

export const shellCalls: ShellCalls = {
  readSession: (signal) => call<typeof getSession>('GET /session', {}, { signal }),
  setUp: (body, idempotencyKey) => call<typeof setUp>('POST /setup', { body }, { idempotencyKey }),
  signIn: (body, idempotencyKey) => call<typeof signIn>('POST /session', { body }, { idempotencyKey }),
  confirmSecondFactor: (body, idempotencyKey) =>
    call<typeof confirmSecondFactor>('POST /session/second-factor', { body }, { idempotencyKey }),
  signOut: (idempotencyKey) => call<typeof signOut>('DELETE /session', {}, { idempotencyKey }),
  describeProviderProblem,
  providerAddress: (id, to) => `/api/v1/session/providers/${id}?to=${encodeURIComponent(to)}`,
  readExample: (signal) => call<typeof getExample>('GET /example', {}, { signal }),
  loadExample: (idempotencyKey) => call<typeof loadExample>('POST /example', {}, { idempotencyKey }),
  removeExample: (idempotencyKey) => call<typeof removeExample>('DELETE /example', {}, { idempotencyKey }),
  readWaiting: async (signal) => {
    const { rows } = await call<typeof listWaiting>('GET /waiting', {}, { signal })
    return Object.fromEntries(rows.map(({ place, count }) => [place, count]))
  },
  readNotices: (path) => call<typeof readNotifications>('POST /notifications/readings', { body: { path } }),
  search: async (q, signal) => (await call<Search>('GET /search', { query: { q } }, { signal })).results,
  shortestPassword,
}

export const queries = makeQueryClient()

const root = createRootRoute({ component: Outlet, errorComponent: BareFault })

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: () => <Shell />,
  beforeLoad: async ({ location }) => requireSignedIn(await readSession(), location.href),
})

const first = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ location }) => {
    const session = requireSignedIn(await readSession(), location.href)
    throw redirect({ href: firstPlace(session.person?.roles ?? []) })
  },
})

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ href: '/settings/people', replace: true })
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    first,
    outside(
      '/setup',
      () => import('./FirstRunPage.tsx'),
      'FirstRunPage',
      ({ state }) => state === 'setup',
    ),
    outside(
      '/sign-in',
      () => import('./SignInPage.tsx'),
      'SignInPage',
      ({ state }) => state === 'signed-out',
    ),
    outside(
      '/start',
      () => import('./DoorsPage.tsx'),
      'DoorsPage',
      ({ state }) => state === 'signed-in',
    ),
    outside('/join/$token', () => import('../identity/web/JoinPage.tsx'), 'JoinPage'),
    outside('/reset/$token', () => import('../identity/web/ResetPage.tsx'), 'ResetPage'),
    outside('/forgot-password', () => import('../identity/web/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
    frame.addChildren([
      settings,
      page('/settings/people', () => import('../identity/web/PeoplePage.tsx'), 'PeoplePage'),
      page('/settings/workspace', () => import('../identity/web/WorkspacePage.tsx'), 'WorkspacePage'),
      page('/settings/policies', () => import('../identity/web/PoliciesPage.tsx'), 'PoliciesPage'),
      page('/settings/sign-in', () => import('../identity/web/ProvidersPage.tsx'), 'ProvidersPage'),
      page('/settings/mail', () => import('../identity/web/MailPage.tsx'), 'MailPage'),
      page('/settings/keys', () => import('../identity/web/KeysPage.tsx'), 'KeysPage'),
      page('/settings/audit', () => import('../identity/web/AuditPage.tsx'), 'AuditPage'),
      page('/settings/backup', () => import('../identity/web/BackupPage.tsx'), 'BackupPage'),
      page(
        '/settings/notifications',
        () => import('../identity/web/NotificationChoicesPage.tsx'),
        'NotificationChoicesPage',
      ),
      page('/settings/account', () => import('../identity/web/MePage.tsx'), 'MePage'),
      page('/advocates', () => import('../advocates/web/AdvocatesPage.tsx'), 'AdvocatesPage'),
      page('/find', () => import('../matching/web/FindPage.tsx'), 'FindPage'),
      page('/advocates/$contactId', () => import('../advocates/web/AdvocatePage.tsx'), 'AdvocatePage'),
      page(
        '/advocates/$contactId/interview',
        () => import('../advocates/web/InterviewPage.tsx'),
        'InterviewPage',
      ),
      page('/protection', () => import('../protection/web/ProtectionPage.tsx'), 'ProtectionPage'),
      page(
        '/protection/people',
        () => import('../protection/web/GuardedPeoplePage.tsx'),
        'GuardedPeoplePage',
      ),
      page('/protection/what-if', () => import('../protection/web/WhatIfPage.tsx'), 'WhatIfPage'),
      page(
        '/advocates/$contactId/protection',
        () => import('../protection/web/RuleByRulePage.tsx'),
        'RuleByRulePage',
      ),
      page('/settings/protection', () => import('../protection/web/RulesPage.tsx'), 'RulesPage'),
      page('/protection/exceptions', () => import('../protection/web/ExceptionsPage.tsx'), 'ExceptionsPage'),
      page('/protection/care', () => import('../protection/web/CarePage.tsx'), 'CarePage'),
      page(
        '/settings/value-touches',
        () => import('../protection/web/ValueTouchesPage.tsx'),
        'ValueTouchesPage',
      ),
      page(
        '/settings/activity-types',
        () => import('../activities/web/ActivityTypesPage.tsx'),
        'ActivityTypesPage',
      ),
      page('/settings/taxonomies', () => import('../customers/web/TaxonomiesPage.tsx'), 'TaxonomiesPage'),
      page('/settings/products', () => import('../customers/web/ProductsPage.tsx'), 'ProductsPage'),
      page('/settings/example', () => import('./ExamplePage.tsx'), 'ExamplePage'),
      page(
        '/settings/custom-fields',
        () => import('../customers/web/CustomFieldsPage.tsx'),
        'CustomFieldsPage',
      ),
      page(
        '/customers/unmapped',
        () => import('../customers/web/UnmappedValuesPage.tsx'),
        'UnmappedValuesPage',
      ),
      page('/customers/import', () => import('../imports/web/ImportsPage.tsx'), 'ImportsPage'),
      page('/customers/import/$importId', () => import('../imports/web/ImportPage.tsx'), 'ImportPage'),
      page('/customers', () => import('../customers/web/CustomersPage.tsx'), 'CustomersPage'),
      page('/my-customers', () => import('../customers/web/CustomersPage.tsx'), 'MyCustomersPage'),
      page('/customers/$accountId', () => import('../customers/web/AccountPage.tsx'), 'AccountPage'),
      page('/contacts/$contactId', () => import('../customers/web/ContactPage.tsx'), 'ContactPage'),
      page(
        '/opportunities/$opportunityId',
        () => import('../customers/web/OpportunityPage.tsx'),
        'OpportunityPage',
      ),
      page('/notifications', () => import('../identity/web/NotificationsPage.tsx'), 'NotificationsPage'),
      page('/today', () => import('../planner/web/TodayPage.tsx'), 'TodayPage'),
      page('/results', () => import('../outcomes/web/ResultsPage.tsx'), 'ResultsPage'),
      page('/requests', () => import('../requests/board/web/RequestsPage.tsx'), 'RequestsPage'),
      page('/requests/new', () => import('../requests/web/NewRequestPage.tsx'), 'NewRequestPage'),
      page(
        '/requests/exceptions',
        () => import('../requests/exceptions/web/RequestExceptionsPage.tsx'),
        'RequestExceptionsPage',
      ),
      page('/requests/promises', () => import('../requests/clocks/web/PromisesPage.tsx'), 'PromisesPage'),
      page(
        '/settings/requests',
        () => import('../requests/web/RequestSettingsPage.tsx'),
        'RequestSettingsPage',
      ),
      page('/settings/quotas', () => import('../requests/exceptions/web/QuotasPage.tsx'), 'QuotasPage'),
      page(
        '/requests/assignment',
        () => import('../requests/assignment/web/AssignmentPage.tsx'),
        'AssignmentPage',
      ),
      page(
        '/requests/outside',
        () => import('../requests/outside/web/OutsideAsksPage.tsx'),
        'OutsideAsksPage',
      ),
      page('/requests/$requestId', () => import('../requests/web/RequestPage.tsx'), 'RequestPage'),
      page(
        '/requests/$requestId/asks/$askId/brief',
        () => import('../requests/talks/web/SideBriefPage.tsx'),
        'SideBriefPage',
      ),
      page('/calendar', () => import('../calendar/web/CalendarPage.tsx'), 'CalendarPage'),
      page('/calendar/$calendarEntryId', () => import('../calendar/web/EntryPage.tsx'), 'EntryPage'),
      page('/my-requests', () => import('../requests/board/web/MyRequestsPage.tsx'), 'MyRequestsPage'),
      page('/approvals', () => import('../requests/approvals/web/ApprovalsPage.tsx'), 'ApprovalsPage'),
      page(
        '/approvals/$approvalId',
        () => import('../requests/approvals/web/ApprovalsPage.tsx'),
        'ApprovalPage',
      ),
      page('/recruiting', () => import('../nominations/web/RecruitingPage.tsx'), 'RecruitingPage'),
      page(
        '/recruiting/nominations/$nominationId',
        () => import('../nominations/web/NominationPage.tsx'),
        'NominationPage',
      ),
      page('/nominate', () => import('../nominations/web/NominatePage.tsx'), 'NominatePage'),
      page('/my-nominations', () => import('../nominations/web/MyNominationsPage.tsx'), 'MyNominationsPage'),
      page('$', async () => ({ NotFoundPage }), 'NotFoundPage'),
    ]),
  ]),
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
})

/** A page inside the frame, for somebody signed in. */
function page<Name extends string>(path: string, load: Load<Name>, name: Name) {
  return createRoute({
    getParentRoute: () => frame,
    path,
    component: lazyRouteComponent(load, name),
    errorComponent: FaultPage,
  })
}

type Load<Name extends string> = () => Promise<Record<Name, ComponentType>>

/** A page without the frame. Whoever it is not for goes to the first page instead. */
function outside<Name extends string>(
  path: string,
  load: Load<Name>,
  name: Name,
  isFor: (session: Session) => boolean = () => true,
) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, name),
    beforeLoad: async () => {
      if (!isFor(await readSession())) throw redirect({ href: '/' })
    },
  })
}

function readSession() {
  return queries.ensureQueryData(sessionQuery(shellCalls))
}

function requireSignedIn(session: Session, href: string): Session {
  if (session.state === 'setup') throw redirect({ href: '/setup' })
  if (session.state === 'signed-in') return session
  throw redirect({ href: href === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(href)}` })
}

function BareFault({ error }: { readonly error: unknown }) {
  return (
    <PlainFrame>
      <FaultPage error={error} />
    </PlainFrame>
  )
}
