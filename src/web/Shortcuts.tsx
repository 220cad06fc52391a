import { shortcuts } from './keyboard.ts'
import { KeyValue } from './ui/KeyValue.tsx'
import { Sheet } from './ui/Sheet.tsx'

/** What `?` shows. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const facts = shortcuts().map(({ keys, does }) => ({ label: does, value: <kbd>{keys.join(' or ')}</kbd> }))
  return (
    <Sheet title="Keyboard" fact="Works on every page, except while you type." onClose={onClose}>
      <KeyValue facts={facts} />
    </Sheet>
  )
}
