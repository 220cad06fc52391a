import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { type Theme, tellings, themeNames } from './notification.ts'

export const notificationLists = ['waiting', 'news', 'over'] as const
export type NotificationList = (typeof notificationLists)[number]

const theme = oneOf(themeNames as readonly [Theme, ...Theme[]])

export const listNotifications = endpoint({
  method: 'GET',
  path: '/notifications',
  noun: 'identity',
  summary: 'What I am told: what waits for me, news I have not read, or what is over; the latest first',
  access: 'signed-in',
  query: closed({ list: oneOf(notificationLists), ...pageQuery }),
  response: pageOf(
    closed({
      id: UuidSchema,
      theme,
      importance: oneOf(['act', 'news']),
      title: Type.String(),
      detail: Type.String(),
      pieces: Type.Integer({
        description: 'How many pieces of news about the same record the line stands for',
      }),
      path: Type.String({ description: 'Where in the product it leads' }),
      by: nullable(NamedSchema),
      at: InstantSchema,
      readAt: nullable(InstantSchema),
      doneAt: nullable(InstantSchema),
    }),
  ),
})

export const countNotifications = endpoint({
  method: 'GET',
  path: '/notifications/counts',
  noun: 'identity',
  summary: 'How much waits for me, how much of that I have not read, and how much news there is',
  access: 'signed-in',
  response: closed({ waiting: Type.Integer(), unread: Type.Integer(), news: Type.Integer() }),
})

export const readNotifications = endpoint({
  method: 'POST',
  path: '/notifications/readings',
  noun: 'identity',
  summary: 'I have read these, what leads to this page, or everything; again, nothing changes',
  access: 'signed-in',
  body: closed({
    notificationIds: Type.Optional(Type.Array(UuidSchema, { maxItems: 200 })),
    path: Type.Optional(Type.String({ maxLength: 500, pattern: '^/' })),
    everything: Type.Optional(Type.Boolean()),
  }),
  response: closed({ read: Type.Integer() }),
})

export const putNotificationsAside = endpoint({
  method: 'POST',
  path: '/notifications/completions',
  noun: 'identity',
  summary: 'These no longer wait for me: I did it elsewhere, or it is over',
  access: 'signed-in',
  body: closed({ notificationIds: Type.Array(UuidSchema, { minItems: 1, maxItems: 200 }) }),
  response: closed({ ended: Type.Integer() }),
})

const timeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'Where I am: 08:00' })

export const getNotificationChoices = endpoint({
  method: 'GET',
  path: '/me/notification-choices',
  noun: 'identity',
  summary: 'How I am told of what, and when my digest comes',
  access: 'signed-in',
  response: closed({
    themes: Type.Array(
      closed({
        theme,
        title: Type.String(),
        detail: Type.String(),
        how: oneOf(tellings),
        usual: oneOf(tellings),
        mayNot: Type.Record(Type.String(), Type.String(), {
          description: 'The ways that cannot be chosen, with the reason',
        }),
      }),
    ),
    digestAt: timeOfDay,
    quietWhenAway: Type.Boolean(),
    timeZone: Type.String(),
  }),
})

export const chooseNotifications = endpoint({
  method: 'PATCH',
  path: '/me/notification-choices',
  noun: 'identity',
  summary: 'Choose how I am told of what, and when my digest comes; what is left out stays',
  access: 'signed-in',
  body: closed({
    themes: Type.Optional(Type.Array(closed({ theme, how: oneOf(tellings) }), { maxItems: 50 })),
    digestAt: Type.Optional(timeOfDay),
    quietWhenAway: Type.Optional(Type.Boolean()),
  }),
  response: closed({ saved: Type.Boolean() }),
})
