import { fulfilmentNames } from '../../activities/activity-type.ts'
import { languageName } from '../../customers/web/contact.queries.ts'
import { formatMoment } from '../../web/format.ts'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import styles from './BriefPanel.module.css'
import { asksFor } from './brief-draft.queries.ts'
import { audienceNames, type Request, sayDay } from './queries.ts'

/** What the requester wrote: what for, with whom, how long, when. */
export function BriefPanel({ request }: { readonly request: Request }) {
  const { context, exceptionReason, fields, activityType } = request
  const { hasHour, isTalk } = asksFor(activityType)
  return (
    <Section title="Brief">
      {context !== '' && <p className={styles.context}>{context}</p>}
      <KeyValue
        facts={[
          { label: 'What', value: request.activityType.name },
          ...(request.wanted > 1 ? [{ label: 'How many', value: request.wanted }] : []),
          ...(isTalk || request.speaksWith !== null
            ? [{ label: 'With whom', value: request.speaksWith }]
            : []),
          ...(request.audience === null
            ? []
            : [{ label: 'To convince', value: audienceNames[request.audience] }]),
          ...(hasHour ? [{ label: 'How long', value: `${request.minutes} minutes` }] : []),
          {
            label: 'Language',
            value: request.language === null ? 'any they speak' : languageName(request.language),
          },
          ...(request.times.length > 0
            ? [
                {
                  label: activityType.timing === 'fixed-day' ? 'Begins' : 'Times offered',
                  value: request.times.map((moment) => formatMoment(moment)).join('; '),
                },
              ]
            : []),
          ...(request.place === null ? [] : [{ label: 'Where', value: request.place }]),
          {
            label: activityType.dayLabel,
            value: request.needBy && sayDay(request.needBy),
            ...(exceptionReason === null ? {} : { aside: 'an exception' }),
          },
          { label: 'Fulfilled by', value: sayWay(request) },
          ...Object.entries(fields).map(([label, value]) => ({ label, value })),
        ]}
      />
      {exceptionReason !== null && (
        <p className={styles.exception}>
          <StateMark kind="due">An exception, because: {exceptionReason}</StateMark>
        </p>
      )}
    </Section>
  )
}

/** Which of the four ways it goes, and why. */
function sayWay({ activityType, requester }: Request): string {
  const way = fulfilmentNames[activityType.fulfilment]
  if (!activityType.isTeamsWay) return way
  return requester.team === null ? `${way}, as their team has it` : `${way}, as ${requester.team} has it`
}
