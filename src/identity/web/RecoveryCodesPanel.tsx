import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import styles from './SecondFactorPanel.module.css'

type RecoveryCodesProps = { readonly codes: readonly string[]; readonly onKept: () => void }

/** The codes that each let one in once without the app. */
export function RecoveryCodesPanel({ codes, onKept }: RecoveryCodesProps) {
  return (
    <div>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className={styles.warning}>
        Each lets you in once when the app is not at hand. Keep them where you keep passwords.
      </p>
      <ButtonRow>
        <CopyButton text={codes.join('\n')}>Copy the codes</CopyButton>
        <Button onPress={onKept}>I have kept them</Button>
      </ButtonRow>
    </div>
  )
}
