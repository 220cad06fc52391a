/** Activities that one icon of the list stands for. A group's bit is its place here. */
export const willingGroups = [
  {
    code: 'call',
    name: 'Reference call',
    activities: [
      'sales-reference-call',
      'group-reference-forum',
      'expansion-peer-call',
      'written-qa',
      'referral-introduction',
    ],
  },
  {
    code: 'story',
    name: 'Story',
    activities: [
      'written-case-study',
      'video-story',
      'quote-approval',
      'byline',
      'launch-customer',
      'podcast',
    ],
  },
  { code: 'stage', name: 'Stage', activities: ['event-speech', 'panel', 'webinar'] },
  {
    code: 'press',
    name: 'Press',
    activities: ['press-release-quote', 'media-interview', 'award-entry', 'earnings-mention'],
  },
  {
    code: 'analyst',
    name: 'Analyst',
    activities: ['analyst-interview', 'analyst-survey', 'peer-review', 'investor-call'],
  },
  {
    code: 'visit',
    name: 'Site visit',
    activities: ['hosted-site-visit', 'executive-meeting', 'board-guest'],
  },
] as const

export type WillingGroup = (typeof willingGroups)[number]['code']

export const willingGroupCodes = willingGroups.map((group) => group.code) as readonly WillingGroup[]

/** The bit of the group an activity belongs to; 0 where it belongs to none. */
export function groupBitOf(activityCode: string): number {
  const place = willingGroups.findIndex((group) =>
    (group.activities as readonly string[]).includes(activityCode),
  )
  return place < 0 ? 0 : 2 ** place
}

/** What an advocate says to each group: the best answer to any of its activities. In: the bits of yes and maybe. */
export function groupAnswers(
  yes: number,
  maybe: number,
): Readonly<Record<WillingGroup, 'yes' | 'maybe' | 'no'>> {
  const answers = willingGroups.map(({ code }, place) => {
    const bit = 2 ** place
    return [code, (yes & bit) !== 0 ? 'yes' : (maybe & bit) !== 0 ? 'maybe' : 'no'] as const
  })
  return Object.fromEntries(answers) as Record<WillingGroup, 'yes' | 'maybe' | 'no'>
}
