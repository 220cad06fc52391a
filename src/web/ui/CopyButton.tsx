import { useEffect, useState } from 'react'
import { Button } from './Button.tsx'

type CopyButtonProps = {
  readonly text: string
  /** Says what is copied: “Copy the key”. */
  readonly children: string
}

/** Says “Copied” for two seconds, or that the browser would not. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)

  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 2000)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }

  const words = { copied: 'Copied', refused: 'Select it and copy by hand' }
  return (
    <>
      <Button onPress={() => void copy()}>{outcome === null ? children : words[outcome]}</Button>
      <span className="unseen" role="status">
        {outcome === null ? '' : words[outcome]}
      </span>
    </>
  )
}
