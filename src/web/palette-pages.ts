import type { Role } from '../kernel/actor.ts'
import { settingsPlaces } from './settings-places.ts'

/** A page that ⌘K finds by its name, and by other words for it. */
export type PalettePage = {
  readonly to: string
  readonly label: string
  readonly keywords: string
  /** Only for somebody with one of these roles; everybody’s without. */
  readonly only?: readonly Role[] | undefined
}

const program = ['program-manager'] as const
const watchers = ['program-manager', 'executive'] as const

/** Pages that not everybody has in the rail, and that no act leads to: the tabs of recruiting, stewardship and the rest. */
const deeper: readonly PalettePage[] = [
  { to: '/my-customers', label: 'My customers', keywords: 'accounts mine relationship' },
  { to: '/my-requests', label: 'My requests', keywords: 'asked mine waiting' },
  { to: '/stewardship', label: 'Data quality', keywords: 'stewardship gaps missing stale fresh facts owner' },
  {
    to: '/stewardship/rounds',
    label: 'Rounds',
    keywords: 'confirmation confirm facts ask owners stewardship',
  },
  {
    to: '/stewardship/duplicates',
    label: 'Duplicates',
    keywords: 'alike same twice merge double records',
    only: program,
  },
  {
    to: '/stewardship/duplicates/merge',
    label: 'Merge two records',
    keywords: 'duplicates same twice join one',
    only: program,
  },
  {
    to: '/stewardship/changes',
    label: 'Changes',
    keywords: 'left new employer post review decide stewardship',
  },
  {
    to: '/stewardship/bounced-addresses',
    label: 'Bounced addresses',
    keywords: 'mail email undelivered returned wrong',
  },
  {
    to: '/stewardship/corrections',
    label: 'Corrections',
    keywords: 'wrong advocates say own page fix',
    only: program,
  },
  {
    to: '/stewardship/wide-edits',
    label: 'Wide edits',
    keywords: 'bulk many at once undo change mass',
    only: program,
  },
  {
    to: '/customers/unmapped',
    label: 'Values that wait for a place',
    keywords: 'unmapped import taxonomy terms map',
  },
  { to: '/recruiting/candidates', label: 'Candidates', keywords: 'likely recruit score', only: program },
  {
    to: '/recruiting/known',
    label: 'Known, but not in the program',
    keywords: 'respondents survey unmatched nobody',
    only: watchers,
  },
  { to: '/recruiting/outreach', label: 'Outreach', keywords: 'first word write contact recruiting' },
  { to: '/recruiting/interviews', label: 'Interviews', keywords: 'booked held talk recruiting' },
  {
    to: '/recruiting/nominators',
    label: 'Nominators',
    keywords: 'who nominates teams silent',
    only: watchers,
  },
  { to: '/recruiting/nominations', label: 'Nominations', keywords: 'list put forward', only: watchers },
  {
    to: '/recruiting/prompts',
    label: 'Owners who were asked',
    keywords: 'prompts forward tap',
    only: watchers,
  },
  {
    to: '/recruiting/self',
    label: 'Self-nominated',
    keywords: 'self nominations public page put themselves forward entries quarantine',
  },
  { to: '/recruiting/arcs', label: 'The three arcs', keywords: 'advocate account team path recruiting' },
  {
    to: '/recruiting/movement',
    label: 'Movement',
    keywords: 'replenishment segments recruited left quarter growth',
    only: watchers,
  },
  {
    to: '/recruiting/movement/people',
    label: 'Who came and went',
    keywords: 'movement people recruited retired left',
    only: watchers,
  },
  {
    to: '/recruiting/rules',
    label: 'Rules of candidates',
    keywords: 'standing rules points signals',
    only: program,
  },
  { to: '/signals', label: 'Signals', keywords: 'goodwill survey praise nps evidence' },
  {
    to: '/requests/assignment',
    label: 'Plan for all requests',
    keywords: 'assignment best who for what',
    only: program,
  },
  { to: '/requests/exceptions', label: 'Exceptions of requests', keywords: 'beyond limit override quota' },
  { to: '/requests/outside', label: 'Asks outside the program', keywords: 'shadow logged off system' },
  {
    to: '/requests/promises',
    label: 'Promises',
    keywords: 'kept late service level clocks effort',
    only: watchers,
  },
  {
    to: '/results/change',
    label: 'How the company changes',
    keywords: 'teams moved in name only adoption results',
    only: watchers,
  },
  {
    to: '/protection/people',
    label: 'Load of everybody',
    keywords: 'over cap close people protection',
    only: watchers,
  },
  {
    to: '/protection/exceptions',
    label: 'Exceptions of protection',
    keywords: 'beyond limit override',
    only: watchers,
  },
]

/** Every page that is found by its name: the deeper ones, and those of the settings. */
export const palettePages: readonly PalettePage[] = [
  ...deeper,
  ...settingsPlaces.flat().map(({ to, label, keywords = '', roles }) => ({
    ...{ to, label, only: roles },
    keywords: `settings ${keywords}`,
  })),
]
