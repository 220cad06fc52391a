import {
  type Icon,
  IconBell,
  IconBuilding,
  IconCalendar,
  IconChartHistogram,
  IconHeartHandshake,
  IconInbox,
  IconKey,
  IconLock,
  IconScale,
  IconUpload,
  IconUserPlus,
} from '@tabler/icons-react'
import type { Session } from './shell-calls.ts'

/** Something to do from anywhere, found in ⌘K by its words. */
export type PaletteAction = {
  readonly title: string
  /** Other words somebody might type for it. */
  readonly keywords: string
  readonly icon: Icon
  readonly to: string
  /** Null when allowed, else the reason, which stands where the key would be. */
  readonly whyNot?: (session: Session) => string | null
}

/** The acts of ⌘K. A line stands here only when its page does. */
export const paletteActions: readonly PaletteAction[] = [
  {
    title: 'Start a request',
    keywords: 'ask reference call customer deal need new',
    icon: IconInbox,
    to: '/requests/new',
  },
  {
    title: 'Log an ask that happened outside',
    keywords: 'shadow mail chat phone off system reference use write down happened already',
    icon: IconInbox,
    to: '/requests/outside?open=log',
  },
  {
    title: 'How the program works',
    keywords: 'rules talking points primer explain print team figures',
    icon: IconHeartHandshake,
    to: '/program',
  },
  {
    title: 'What I am told',
    keywords: 'notifications inbox bell news messages unread waiting',
    icon: IconBell,
    to: '/notifications',
  },
  {
    title: 'Choose how I am told',
    keywords: 'notifications mail digest settings switch off quiet',
    icon: IconBell,
    to: '/settings/notifications',
  },
  {
    title: 'Calendar of launches, campaigns and events',
    keywords: 'plan earnings analyst date need ahead ics ical summit webinar',
    icon: IconCalendar,
    to: '/calendar',
  },
  {
    title: 'Approvals that wait for me',
    keywords: 'approve yes no relationship owner ask my customer',
    icon: IconInbox,
    to: '/approvals',
  },
  {
    title: 'Log a signal',
    keywords: 'praise kind word survey nps csat business review usage milestone note goodwill happy',
    icon: IconUserPlus,
    to: '/signals?open=log',
  },
  {
    title: 'See likely candidates',
    keywords: 'recruit who to ask likely signals score reasons known not in the program',
    icon: IconUserPlus,
    to: '/recruiting/candidates',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'program-manager') ? null : 'for the program',
  },
  {
    title: 'Nominate a customer',
    keywords: 'nomination put forward recommend advocate somebody we should know',
    icon: IconUserPlus,
    to: '/nominate',
  },
  {
    title: 'See whose touch is due',
    keywords: 'care give to ask asks only value touch news introduction next contact forgotten',
    icon: IconHeartHandshake,
    to: '/protection/care',
  },
  {
    title: 'See what advocates ask us for',
    keywords: 'help log escalated connected roadmap wish answer owed told',
    icon: IconHeartHandshake,
    to: '/protection/help',
  },
  {
    title: 'See who is asked about which customer',
    keywords: 'relationship owner silent last real contact direct mode program holds hours persuasion ally',
    icon: IconHeartHandshake,
    to: '/relationships',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'program-manager' || role === 'executive')
        ? null
        : 'for the program',
  },
  {
    title: 'See what customers said',
    keywords: 'insight note growth renewal expansion finding told the owner',
    icon: IconHeartHandshake,
    to: '/insights',
  },
  {
    title: 'Weigh an ask before anyone is asked',
    keywords: 'what if simulate load standing cap free when month',
    icon: IconScale,
    to: '/protection/what-if',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'program-manager') ? null : 'for the program',
  },
  {
    title: 'See how load lies on everybody',
    keywords: 'protection over cap resting held forgotten gini turns free exceptions',
    icon: IconScale,
    to: '/protection',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'program-manager' || role === 'executive')
        ? null
        : 'for the program',
  },
  {
    title: 'See the results',
    keywords: 'influenced revenue won share outcome worth report fulfilment',
    icon: IconChartHistogram,
    to: '/results',
  },
  {
    title: 'See my nominations',
    keywords: 'what became of whom i put forward recruiting',
    icon: IconUserPlus,
    to: '/my-nominations',
  },
  {
    title: 'Add a customer',
    keywords: 'new account company create by hand',
    icon: IconBuilding,
    to: '/customers?open=new',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'member' || role === 'program-manager')
        ? null
        : 'for members and the program',
  },
  {
    title: 'Add a contact',
    keywords: 'new person customer create by hand',
    icon: IconUserPlus,
    to: '/customers?tab=contacts&open=new',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'member' || role === 'program-manager')
        ? null
        : 'for members and the program',
  },
  {
    title: 'Import customers from files',
    keywords: 'upload csv excel salesforce hubspot bring accounts contacts opportunities',
    icon: IconUpload,
    to: '/customers/import',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'administrator' || role === 'program-manager')
        ? null
        : 'for the program',
  },
  {
    title: 'Invite somebody',
    keywords: 'person people colleague add sign in team member',
    icon: IconUserPlus,
    to: '/settings/people?open=invitation',
    whyNot: ({ person }) =>
      person?.roles.some((role) => role === 'administrator' || role === 'program-manager')
        ? null
        : 'for the program',
  },
  {
    title: 'Make an API key',
    keywords: 'token secret script integration access',
    icon: IconKey,
    to: '/settings/keys',
  },
  {
    title: 'Change my password',
    keywords: 'second factor sign-in sessions security two-factor sign out everywhere',
    icon: IconLock,
    to: '/settings/account',
  },
]
