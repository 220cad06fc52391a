import { languageName } from '../../customers/web/contact.queries.ts'
import { formatMoment } from '../../web/format.ts'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import styles from './BriefPanel.module.css'
import { audienceNames, type Request, sayDay } from './queries.ts'

/** What the requester wrote: what for, with whom, how long, when. */
export function BriefPanel({ request }: { readonly request: Request }) {
  const { context, exceptionReason, fields } = request
  return (
    <Section title="Brief">
      {context !== '' && <p className={styles.context}>{context}</p>}
      <KeyValue
        facts={[
          { label: 'What', value: request.activityType.name },
          ...(request.wanted > 1 ? [{ label: 'How many', value: request.wanted }] : []),
          { label: 'With whom', value: request.speaksWith },
          ...(request.audience === null
            ? []
            : [{ label: 'To convince', value: audienceNames[request.audience] }]),
          { label: 'How long', value: `${request.minutes} minutes` },
          {
            label: 'Language',
            value: request.language === null ? 'any they speak' : languageName(request.language),
          },
          ...(request.times.length > 0
            ? [
                {
                  label: 'Times offered',
                  value: request.times.map((moment) => formatMoment(moment)).join('; '),
                },
              ]
            : []),
          ...(request.place === null ? [] : [{ label: 'Where', value: request.place }]),
          {
            label: 'Needed by',
            value: request.needBy && sayDay(request.needBy),
            ...(exceptionReason === null ? {} : { aside: 'an exception' }),
          },
          ...Object.entries(fields).map(([label, value]) => ({ label, value })),
        ]}
      />
      {exceptionReason !== null && (
        <p className={styles.exception}>
          <StateMark kind="due">Below the usual notice, because: {exceptionReason}</StateMark>
        </p>
      )}
    </Section>
  )
}
