import { Button } from '../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { findTerms } from './taxonomy.queries.ts'

const findUseCases = findTerms('use-case')

type AccountUseCasesFormProps = {
  readonly chosen: readonly Choosable[]
  readonly onChange: (chosen: readonly Choosable[]) => void
  readonly error?: string | undefined
}

/** What they use us for: each choice joins the lines below, where it can be taken off again. */
export function AccountUseCasesForm({ chosen, onChange, error }: AccountUseCasesFormProps) {
  const add = (term: Choosable | null) => {
    if (term !== null && chosen.every(({ id }) => id !== term.id)) onChange([...chosen, term])
  }
  return (
    <div>
      <ComboBox
        label="Use cases"
        name="useCaseIds"
        value={null}
        onChange={add}
        find={findUseCases}
        placeholder="Add one"
        error={error}
        adds
      />
      <Lines label="Chosen use cases">
        {chosen.map(({ id, label }) => (
          <Line
            key={id}
            title={label}
            action={
              <Button
                look="link"
                aria-label={`Take ${label} off`}
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
