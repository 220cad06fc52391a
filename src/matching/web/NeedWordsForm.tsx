import { useState } from 'react'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import styles from './NeedPanel.module.css'

type NeedWordsFormProps = { readonly value: string; readonly onChange: (words: string) => void }

/** The words looked for in stories. */
export function NeedWordsForm({ value, onChange }: NeedWordsFormProps) {
  const [words, setWords] = useState(value)
  return (
    <div className={styles.form}>
      <TextField label="Words of their story" name="words" value={words} onChange={setWords} />
      <ButtonRow>
        <Button onPress={() => onChange(words.trim())}>Look for these</Button>
        <Button look="quiet" onPress={() => onChange('')}>
          Remove
        </Button>
      </ButtonRow>
    </div>
  )
}
