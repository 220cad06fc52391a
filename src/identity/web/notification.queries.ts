import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type {
  countNotifications,
  getNotificationChoices,
  listNotifications,
  NotificationList,
} from '../notification.contract.ts'

export type NotificationRow = ResponseOf<typeof listNotifications>['rows'][number]
export type NotificationChoices = ResponseOf<typeof getNotificationChoices>

/** What I am told, of one list. */
export const notificationsQuery = (list: NotificationList) =>
  apiPages<typeof listNotifications>('GET /notifications', { query: { list } })

/** How much there is in each list. */
export const notificationCountsQuery = () => apiQuery<typeof countNotifications>('GET /notifications/counts')

/** How I am told. */
export const choicesQuery = () => apiQuery<typeof getNotificationChoices>('GET /me/notification-choices')

/** What is no longer true once something was read or is done. */
export const notificationRoutes = ['GET /notifications', 'GET /notifications/counts', 'GET /waiting'] as const
