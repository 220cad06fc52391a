import { LinkedText } from '../../asks/web/OutsidePanel.tsx'
import type { SideBrief } from '../side-brief.ts'
import css from './SideBriefPanel.module.css'

/** The page that prepares one side of a talk, section by section. */
export function SideBriefPanel({ brief }: { readonly brief: SideBrief }) {
  return (
    <div className={css.brief} lang={brief.language}>
      {brief.sections.map(({ head, facts, lines }) => (
        <section key={head} className={css.section}>
          <h2 className={css.head}>{head}</h2>
          {facts.length > 0 && (
            <dl>
              {facts.map(({ label, text }) => (
                <div key={label} className={css.fact}>
                  <dt>{label}</dt>
                  <dd>
                    <LinkedText text={text} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
          {lines.map((line) => (
            <p key={line} className={css.line}>
              <LinkedText text={line} />
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}
