import { findTerms } from '../../../customers/web/taxonomy.queries.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'

const finders = { industry: findTerms('industry'), region: findTerms('region') } as const

type TermsFormProps = {
  readonly label: string
  readonly taxonomy: keyof typeof finders
  readonly chosen: readonly Choosable[]
  readonly onChange: (chosen: readonly Choosable[]) => void
}

/** Terms of which one must fit: each choice joins the lines below, where it can be taken off again. */
export function TermsForm({ label, taxonomy, chosen, onChange }: TermsFormProps) {
  const add = (term: Choosable | null) => {
    if (term !== null && chosen.every(({ id }) => id !== term.id)) onChange([...chosen, term])
  }
  return (
    <div>
      <ComboBox
        label={label}
        name="among"
        value={null}
        onChange={add}
        find={finders[taxonomy]}
        placeholder={chosen.length === 0 ? 'Choose one' : 'Or another'}
        adds
      />
      <Lines label="Any of these">
        {chosen.map(({ id, label: name }) => (
          <Line
            key={id}
            title={name}
            action={
              <Button
                look="link"
                aria-label={`Take ${name} off`}
                onPress={() => onChange(chosen.filter((each) => each.id !== id))}
              >
                Take off
              </Button>
            }
          />
        ))}
      </Lines>
    </div>
  )
}
