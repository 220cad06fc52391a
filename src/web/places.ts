import type { Icon } from '@tabler/icons-react'
import {
  IconAdjustmentsHorizontal,
  IconBell,
  IconBuilding,
  IconChartHistogram,
  IconInbox,
  IconListCheck,
  IconSearch,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react'
import type { Role } from '../kernel/actor.ts'

export type Place = {
  readonly to: string
  readonly label: string
  readonly icon: Icon
  /** Places of one group stand together; groups are parted by a hairline. */
  readonly group: 'today' | 'work' | 'offer' | 'worth' | 'settings'
  /** Where else its records and acts stand, so that the rail says where one is. */
  readonly also?: readonly string[]
  /** `full` for staff, `short` for somebody who is only a member. */
  readonly rail: 'full' | 'short'
  /** Only for somebody with one of these roles. */
  readonly only?: readonly Role[]
}

/** What one is told: at the foot of the rail, beside who one is. */
export const bell: Place = {
  to: '/notifications',
  label: 'Notifications',
  icon: IconBell,
  group: 'settings',
  rail: 'full',
}

/** The rail, in the order of the work. A line stands here only when its page does. */
const places: readonly Place[] = [
  {
    to: '/today',
    label: 'Today',
    icon: IconListCheck,
    group: 'today',
    rail: 'full',
    only: ['program-manager'],
  },
  {
    to: '/advocates',
    label: 'Advocates',
    icon: IconUsers,
    group: 'work',
    rail: 'full',
    also: ['/protection'],
  },
  {
    to: '/find',
    label: 'Find a customer',
    icon: IconSearch,
    group: 'work',
    rail: 'short',
    also: ['/advocates'],
  },
  {
    to: '/requests',
    label: 'Requests',
    icon: IconInbox,
    group: 'work',
    rail: 'full',
    also: ['/approvals', '/my-requests', '/calendar'],
  },
  {
    to: '/my-requests',
    label: 'My requests',
    icon: IconInbox,
    group: 'work',
    rail: 'short',
    also: ['/requests', '/approvals', '/calendar'],
  },
  {
    to: '/recruiting',
    label: 'Recruiting',
    icon: IconUserPlus,
    group: 'work',
    rail: 'full',
    also: ['/nominate', '/my-nominations', '/signals'],
  },
  {
    to: '/customers',
    label: 'Customers',
    icon: IconBuilding,
    group: 'work',
    rail: 'full',
    also: ['/contacts', '/opportunities', '/stewardship', '/relationships', '/insights'],
  },
  {
    to: '/my-customers',
    label: 'My customers',
    icon: IconBuilding,
    group: 'work',
    rail: 'short',
    also: [
      '/customers',
      '/contacts',
      '/opportunities',
      '/protection/care',
      '/protection/help',
      '/stewardship',
      '/insights',
    ],
  },
  {
    to: '/my-nominations',
    label: 'Nominate',
    icon: IconUserPlus,
    group: 'work',
    rail: 'short',
    also: ['/nominate', '/recruiting'],
  },
  { to: '/results', label: 'Results', icon: IconChartHistogram, group: 'worth', rail: 'full' },
  { to: '/settings', label: 'Settings', icon: IconAdjustmentsHorizontal, group: 'settings', rail: 'full' },
]

/** The places of somebody with these roles: the full rail for staff, the short one for whoever is only a member. */
export function placesFor(roles: readonly Role[], all: readonly Place[] = places): Place[] {
  const rail = roles.some((role) => role !== 'member') ? 'full' : 'short'
  return all.filter(
    (place) =>
      place.rail === rail && (place.only === undefined || place.only.some((role) => roles.includes(role))),
  )
}

/** Where `/` leads: today for a program manager, results for an executive, else the first place; or the two doors. */
export function firstPlace(roles: readonly Role[], all: readonly Place[] = places): string {
  const mine = placesFor(roles, all).filter((place) => place.group !== 'settings')
  const isExecutive = roles.includes('executive') && !roles.includes('program-manager')
  const results = isExecutive ? mine.find((place) => place.group === 'worth') : undefined
  return (results ?? mine[0])?.to ?? '/start'
}
