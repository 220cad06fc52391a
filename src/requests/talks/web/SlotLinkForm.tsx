import { useEffect, useRef, useState } from 'react'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { useSubmit } from '../../../web/submit.ts'
import { CopyButton } from '../../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../../web/ui/KeyValue.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { whomOf } from '../../asks/web/ask.queries.ts'
import styles from '../../asks/web/LetterForm.module.css'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'
import type { makeSlotLink } from '../slot.contract.ts'

type Props = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }

/** The letter to whom they talk, with the link to the page on which a time is chosen, for one’s own mail. */
export function SlotLinkForm({ request, ask, onClose }: Props) {
  const [letter, setLetter] = useState<ResponseOf<typeof makeSlotLink>>()
  const made = useSubmit<typeof makeSlotLink>('POST /requests/:requestId/asks/:askId/slot-link', {
    invalidates: requestRoutes,
    onDone: setLetter,
  })
  const isBegun = useRef(false)
  const { submit } = made
  useEffect(() => {
    // The link is made when the sheet opens, and once.
    if (isBegun.current) return
    isBegun.current = true
    submit({ params: { requestId: request.id, askId: ask.id } })
  }, [submit, request.id, ask.id])
  return (
    <Sheet
      title="Send the times yourself"
      fact={whomOf(ask)}
      onClose={onClose}
      foot={letter !== undefined && <CopyButton text={letter.text}>Copy the text</CopyButton>}
    >
      <FieldStack>
        {letter !== undefined && (
          <>
            <KeyValue
              facts={[
                { label: 'To', value: letter.to ?? 'no address in the brief' },
                { label: 'Subject', value: letter.subject },
              ]}
            />
            <p className={styles.letter}>{letter.text}</p>
            <p>The link opens the page on which they choose a time. It is theirs alone.</p>
          </>
        )}
        <FormErrors problem={made.problem} title="No link was made" />
      </FieldStack>
    </Sheet>
  )
}
