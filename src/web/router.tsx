import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
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
import { type Load, pages } from './pages.ts'
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
      ...pages.map((each) => page(each)),
      page({ path: '$', component: NotFoundPage }),
    ]),
  ]),
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
})

/** A page inside the frame, for somebody signed in. */
function page({ path, component }: (typeof pages)[number]) {
  return createRoute({ getParentRoute: () => frame, path, component, errorComponent: FaultPage })
}

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
