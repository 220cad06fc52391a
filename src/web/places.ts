import type { Icon } from '@tabler/icons-react'
import {
  IconAdjustmentsHorizontal,
  IconBuilding,
  IconChartHistogram,
  IconInbox,
  IconSearch,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react'

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
}

/** The rail, in the order of the work. A line stands here only when its page does. */
export const places: readonly Place[] = [
  { to: '/advocates', label: 'Advocates', icon: IconUsers, group: 'work', rail: 'full' },
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
    also: ['/approvals', '/my-requests'],
  },
  {
    to: '/my-requests',
    label: 'My requests',
    icon: IconInbox,
    group: 'work',
    rail: 'short',
    also: ['/requests', '/approvals'],
  },
  {
    to: '/recruiting',
    label: 'Recruiting',
    icon: IconUserPlus,
    group: 'work',
    rail: 'full',
    also: ['/nominate', '/my-nominations'],
  },
  {
    to: '/customers',
    label: 'Customers',
    icon: IconBuilding,
    group: 'work',
    rail: 'full',
    also: ['/contacts', '/opportunities'],
  },
  {
    to: '/my-customers',
    label: 'My customers',
    icon: IconBuilding,
    group: 'work',
    rail: 'short',
    also: ['/customers', '/contacts', '/opportunities'],
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

/** Where `/` leads: the first place, or the two doors while there is none. */
export function firstPlace(rail: Place['rail'], all: readonly Place[] = places): string {
  return all.find((place) => place.rail === rail && place.group !== 'settings')?.to ?? '/start'
}
