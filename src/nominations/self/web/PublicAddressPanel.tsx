import { LocalAddressNote } from '../../../web/LocalAddressNote.tsx'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { CopyButton } from '../../../web/ui/CopyButton.tsx'
import { Note } from '../../../web/ui/Note.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import type { PublicPageSettings } from './queries.ts'

/** Where the page is, beside the button that saved it; the checkbox that opens it is far above. */
export function PublicAddressPanel({ page: { isOpen, address } }: { readonly page: PublicPageSettings }) {
  if (!isOpen || address === null) return null
  return (
    <>
      <Note
        tone="kept"
        title="The page is open"
        lined
        actions={
          <>
            <LinkButton to={address} newTab>
              Open the public page
            </LinkButton>
            <CopyButton text={address}>Copy its address</CopyButton>
          </>
        }
      >
        <TextLink to={address} target="_blank">
          {address}
        </TextLink>
      </Note>
      <LocalAddressNote address={address} />
    </>
  )
}
