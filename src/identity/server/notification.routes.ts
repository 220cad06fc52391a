import { invalid } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import * as contract from '../notification.contract.ts'
import { chooseNotifications } from './choose-notifications.ts'
import { readChoices, readNotificationCounts, readNotificationList } from './notification.reads.ts'
import { endLines, saveReading } from './notification.store.ts'

/** What I am told, each person their own; and how. */
export function notificationRoutes({ serve }: Serving): void {
  serve(contract.listNotifications, ({ actor, db, query }) => readNotificationList(db, actor, query))
  serve(contract.countNotifications, ({ actor, db }) => readNotificationCounts(db, actor))
  serve(contract.readNotifications, async ({ actor, body, write, now }) => {
    if (Object.keys(body).length === 0)
      throw invalid('notificationIds', 'Say which: ids, a path, or everything.')
    return { read: await write((tx) => saveReading(tx, actor.personId, body, now)) }
  })
  serve(contract.putNotificationsAside, async ({ actor, body, write, now }) => ({
    ended: await write((tx) => endLines(tx, actor.personId, body.notificationIds, now)),
  }))
  serve(contract.getNotificationChoices, ({ actor, db }) => readChoices(db, actor))
  serve(contract.chooseNotifications, async ({ actor, body, write }) => {
    await write((tx) => chooseNotifications(tx, actor, body))
    return { saved: true }
  })
}
