import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './DutiesPanel.module.css'
import { dutyMarks, dutyTitles, type Today } from './queries.ts'

/** The four standing duties: a live figure and a word each; every figure opens. */
export function DutiesPanel({ duties }: { readonly duties: Today['duties'] }) {
  return (
    <Section title="The four standing duties">
      <ul className={styles.duties}>
        {duties.map(({ duty, state, word, figure, unit, says, to, more }) => (
          <li key={duty}>
            <div className={styles.head}>
              <h3 className={styles.title}>{dutyTitles[duty]}</h3>
              <StateMark kind={dutyMarks[state]}>{word}</StateMark>
            </div>
            <p className={styles.line}>
              <TextLink to={to} className={styles.figure}>
                {figure}
              </TextLink>{' '}
              <span className={styles.unit}>{unit}</span>
            </p>
            <p className={styles.says}>{says}</p>
            <p className={styles.more}>
              {more.map((each) => (
                <TextLink key={each.to} to={each.to}>
                  {each.label}
                </TextLink>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
