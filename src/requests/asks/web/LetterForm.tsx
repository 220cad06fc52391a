import { useQuery } from '@tanstack/react-query'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { CopyButton } from '../../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../../web/ui/KeyValue.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { type Ask, letterQuery, type Request, requestRoutes } from '../../web/queries.ts'
import type { logAskSent } from '../ask.contract.ts'
import { whomOf } from './ask.queries.ts'
import styles from './LetterForm.module.css'

type LetterFormProps = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }

/** The ask as text with its link, to be sent from one's own mail; then that it was sent. */
export function LetterForm({ request, ask, onClose }: LetterFormProps) {
  const letter = useQuery(letterQuery(request.id, ask.id))
  const sent = useSubmit<typeof logAskSent>('POST /requests/:requestId/asks/:askId/sending', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast(`${whomOf(ask)} counts as asked from now on`)
      onClose()
    },
  })
  const isMailed = letter.data?.isMailed ?? false
  const why = ask.may['logSent'] ?? null
  return (
    <Sheet
      title={isMailed ? 'The letter' : 'Send it from your own mail'}
      fact={whomOf(ask)}
      onClose={onClose}
      foot={
        letter.data !== undefined && (
          <>
            <CopyButton text={letter.data.text}>Copy the text</CopyButton>
            {!isMailed && (
              <Button
                look="solid"
                waiting={sent.waiting && 'Noting'}
                disabledReason={why}
                onPress={() => sent.submit({ params: { requestId: request.id, askId: ask.id } })}
              >
                I have sent it
              </Button>
            )}
          </>
        )
      }
    >
      <FieldStack>
        <QueryView query={letter} what="The letter">
          {({ to, subject, text }) => (
            <>
              <KeyValue
                facts={[
                  {
                    label: 'To',
                    value:
                      to === null ? (
                        'no address on record'
                      ) : (
                        <TextLink to={mailTo(to, subject, text)}>{to}</TextLink>
                      ),
                  },
                  { label: 'Subject', value: subject },
                ]}
              />
              <p className={styles.letter}>{text}</p>
              {isMailed ? (
                <p>It goes by mail from here, in the name of {ask.proposedBy.name}.</p>
              ) : (
                <p>The link in it is theirs alone. Once you have sent it, say so: then the clock runs.</p>
              )}
            </>
          )}
        </QueryView>
        <FormErrors problem={sent.problem} title="Nothing was noted" />
      </FieldStack>
    </Sheet>
  )
}

const mailTo = (to: string, subject: string, text: string) =>
  `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
