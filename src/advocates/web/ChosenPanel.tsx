import { mostWeighed, whatIfPath } from '../../protection/web/what-if.queries.ts'
import { EditManyPanel } from '../../stewardship/web/EditManyPanel.tsx'
import { formatNumber } from '../../web/format.ts'
import { Button, ButtonRow, LinkButton } from '../../web/ui/Button.tsx'
import styles from './ChosenPanel.module.css'

type ChosenPanelProps = { readonly chosen: ReadonlySet<string>; readonly onClear: () => void }

/** What can be done with the rows chosen; nothing is shown while none is. */
export function ChosenPanel({ chosen, onClear }: ChosenPanelProps) {
  if (chosen.size === 0) return null
  const isTooMany = chosen.size > mostWeighed
  return (
    <div className={styles.bar} role="status">
      <span>{formatNumber(chosen.size)} chosen</span>
      <ButtonRow>
        <EditManyPanel contactIds={[...chosen]} />
        {isTooMany ? (
          <Button disabledReason={`${formatNumber(mostWeighed)} are weighed at most`}>What if…</Button>
        ) : (
          <LinkButton to={whatIfPath([...chosen])}>What if…</LinkButton>
        )}
        <Button look="quiet" onPress={onClear}>
          Choose nobody
        </Button>
      </ButtonRow>
    </div>
  )
}
