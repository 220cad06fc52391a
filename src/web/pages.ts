import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'

/** Loads the module of a page when it is opened. */
export type Load<Name extends string> = () => Promise<Record<Name, ComponentType>>

type Page = { readonly path: string; readonly component: RouteComponent }

/** Every page inside the frame: its path, where it is, what it is called. */
export const pages: readonly Page[] = [
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
  page(
    '/relationships',
    () => import('../customers/relationship/web/RelationshipsPage.tsx'),
    'RelationshipsPage',
  ),
  page('/insights', () => import('../customers/relationship/web/InsightsPage.tsx'), 'InsightsPage'),
  page('/find', () => import('../matching/web/FindPage.tsx'), 'FindPage'),
  page('/advocates/$contactId', () => import('../advocates/web/AdvocatePage.tsx'), 'AdvocatePage'),
  page(
    '/advocates/$contactId/interview',
    () => import('../advocates/web/InterviewPage.tsx'),
    'InterviewPage',
  ),
  page(
    '/recruiting/interviews',
    () => import('../outreach/interviews/web/InterviewsPage.tsx'),
    'InterviewsPage',
  ),
  page(
    '/advocates/$contactId/drafts',
    () => import('../outreach/interviews/web/DraftsPage.tsx'),
    'DraftsPage',
  ),
  page('/recruiting/outreach', () => import('../outreach/web/OutreachPage.tsx'), 'OutreachPage'),
  page(
    '/recruiting/outreach/$outreachId',
    () => import('../outreach/web/OutreachRecordPage.tsx'),
    'OutreachRecordPage',
  ),
  page(
    '/settings/outreach-templates',
    () => import('../outreach/web/OutreachTemplatesPage.tsx'),
    'OutreachTemplatesPage',
  ),
  page('/protection', () => import('../protection/web/ProtectionPage.tsx'), 'ProtectionPage'),
  page('/protection/people', () => import('../protection/web/GuardedPeoplePage.tsx'), 'GuardedPeoplePage'),
  page('/protection/what-if', () => import('../protection/web/WhatIfPage.tsx'), 'WhatIfPage'),
  page(
    '/advocates/$contactId/protection',
    () => import('../protection/web/RuleByRulePage.tsx'),
    'RuleByRulePage',
  ),
  page('/settings/protection', () => import('../protection/web/RulesPage.tsx'), 'RulesPage'),
  page('/protection/exceptions', () => import('../protection/web/ExceptionsPage.tsx'), 'ExceptionsPage'),
  page('/stewardship/changes', () => import('../stewardship/changes/web/ChangesPage.tsx'), 'ChangesPage'),
  page(
    '/stewardship/changes/$reviewId',
    () => import('../stewardship/changes/web/ReviewPage.tsx'),
    'ReviewPage',
  ),
  page('/recruiting/movement', () => import('../stewardship/movement/web/MovementPage.tsx'), 'MovementPage'),
  page(
    '/recruiting/movement/people',
    () => import('../stewardship/movement/web/MovedPeoplePage.tsx'),
    'MovedPeoplePage',
  ),
  page('/protection/help', () => import('../protection/help/web/HelpPage.tsx'), 'HelpPage'),
  page('/protection/care', () => import('../protection/web/CarePage.tsx'), 'CarePage'),
  page('/settings/value-touches', () => import('../protection/web/ValueTouchesPage.tsx'), 'ValueTouchesPage'),
  page(
    '/settings/activity-types',
    () => import('../activities/web/ActivityTypesPage.tsx'),
    'ActivityTypesPage',
  ),
  page('/settings/taxonomies', () => import('../customers/web/TaxonomiesPage.tsx'), 'TaxonomiesPage'),
  page('/settings/products', () => import('../customers/web/ProductsPage.tsx'), 'ProductsPage'),
  page('/settings/example', () => import('./ExamplePage.tsx'), 'ExamplePage'),
  page('/settings/custom-fields', () => import('../customers/web/CustomFieldsPage.tsx'), 'CustomFieldsPage'),
  page('/customers/unmapped', () => import('../customers/web/UnmappedValuesPage.tsx'), 'UnmappedValuesPage'),
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
  page('/program', () => import('../planner/web/ProgramPage.tsx'), 'ProgramPage'),
  page('/results', () => import('../outcomes/web/ResultsPage.tsx'), 'ResultsPage'),
  page('/results/change', () => import('../outcomes/change/web/ChangePage.tsx'), 'ChangePage'),
  page('/requests', () => import('../requests/board/web/RequestsPage.tsx'), 'RequestsPage'),
  page('/requests/new', () => import('../requests/web/NewRequestPage.tsx'), 'NewRequestPage'),
  page(
    '/requests/exceptions',
    () => import('../requests/exceptions/web/RequestExceptionsPage.tsx'),
    'RequestExceptionsPage',
  ),
  page('/requests/promises', () => import('../requests/clocks/web/PromisesPage.tsx'), 'PromisesPage'),
  page('/settings/requests', () => import('../requests/web/RequestSettingsPage.tsx'), 'RequestSettingsPage'),
  page('/settings/quotas', () => import('../requests/exceptions/web/QuotasPage.tsx'), 'QuotasPage'),
  page(
    '/requests/assignment',
    () => import('../requests/assignment/web/AssignmentPage.tsx'),
    'AssignmentPage',
  ),
  page('/requests/outside', () => import('../requests/outside/web/OutsideAsksPage.tsx'), 'OutsideAsksPage'),
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
  page('/approvals/$approvalId', () => import('../requests/approvals/web/ApprovalsPage.tsx'), 'ApprovalPage'),
  page('/signals', () => import('../signals/web/SignalsPage.tsx'), 'SignalsPage'),
  page(
    '/recruiting/candidates',
    () => import('../signals/candidates/web/CandidatesPage.tsx'),
    'CandidatesPage',
  ),
  page('/recruiting/known', () => import('../signals/candidates/web/KnownPage.tsx'), 'KnownPage'),
  page(
    '/recruiting/rules',
    () => import('../signals/candidates/web/CandidateRulesPage.tsx'),
    'CandidateRulesPage',
  ),
  page(
    '/recruiting/nominators',
    () => import('../nominations/participation/web/NominatorsPage.tsx'),
    'NominatorsPage',
  ),
  page(
    '/recruiting/nominations',
    () => import('../nominations/participation/web/NominationListPage.tsx'),
    'NominationListPage',
  ),
  page('/recruiting/prompts', () => import('../nominations/prompts/web/PromptsPage.tsx'), 'PromptsPage'),
  page(
    '/recruiting/self',
    () => import('../nominations/self/web/SelfNominationsPage.tsx'),
    'SelfNominationsPage',
  ),
  page('/recruiting/arcs', () => import('../nominations/arcs/web/ArcsPage.tsx'), 'ArcsPage'),
  page(
    '/settings/public-page',
    () => import('../nominations/self/web/PublicPageSettingsPage.tsx'),
    'PublicPageSettingsPage',
  ),
  page('/recruiting', () => import('../nominations/web/RecruitingPage.tsx'), 'RecruitingPage'),
  page(
    '/recruiting/nominations/$nominationId',
    () => import('../nominations/web/NominationPage.tsx'),
    'NominationPage',
  ),
  page('/nominate', () => import('../nominations/web/NominatePage.tsx'), 'NominatePage'),
  page('/my-nominations', () => import('../nominations/web/MyNominationsPage.tsx'), 'MyNominationsPage'),
  page('/stewardship', () => import('../stewardship/web/DataQualityPage.tsx'), 'DataQualityPage'),
  page(
    '/stewardship/bounced-addresses',
    () => import('../stewardship/changes/web/BouncedAddressesPage.tsx'),
    'BouncedAddressesPage',
  ),
  page('/stewardship/wide-edits', () => import('../stewardship/web/WideEditsPage.tsx'), 'WideEditsPage'),
  page('/stewardship/corrections', () => import('../own-page/web/CorrectionsPage.tsx'), 'CorrectionsPage'),
  page('/stewardship/rounds', () => import('../stewardship/web/RoundsPage.tsx'), 'RoundsPage'),
  page(
    '/stewardship/duplicates',
    () => import('../customers/duplicates/web/DuplicatesPage.tsx'),
    'DuplicatesPage',
  ),
  page('/stewardship/duplicates/merge', () => import('../customers/merging/web/MergePage.tsx'), 'MergePage'),
]

function page<Name extends string>(path: string, load: Load<Name>, name: Name): Page {
  return { path, component: lazyRouteComponent(load, name) }
}
