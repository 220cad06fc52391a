import type { ResponseOf } from '../../../kernel/contract.ts'
import { formatCount } from '../../../web/format.ts'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import type { previewCandidateRule } from '../rule.contract.ts'

export type Preview = ResponseOf<typeof previewCandidateRule>

/** Whom a rule would point at, before it is saved. */
export function PreviewPanel({ preview }: { readonly preview: Preview }) {
  const { total, fresh, leftOut, rows, brings } = preview
  const shown = total - leftOut
  return (
    <Section
      title={total === 0 ? 'It fits nobody' : `It fits ${formatCount(total, 'contact', 'contacts')}`}
      level={3}
      qualifier={
        total === 0
          ? 'loosen a condition'
          : `${leftOut} left out all the same; ${brings ? `${fresh} whom no rule points at yet` : 'it lifts those whom others bring'}`
      }
    >
      <Lines label="Whom it brings">
        {rows.map(({ contact, account, rows: rests }) => (
          <Line
            key={contact.id}
            strong={false}
            title={contact.name}
            {...(account === null ? {} : { detail: account })}
            aside={formatCount(rests, 'row', 'rows')}
            to={`/contacts/${contact.id}`}
          />
        ))}
      </Lines>
      {shown > rows.length && <p>And {shown - rows.length} more.</p>}
    </Section>
  )
}
