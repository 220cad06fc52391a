import { Note } from './ui/Note.tsx'

/** Under an address for customers: that it opens on this machine only. Without `PUBLIC_URL` the server knows no other. */
export function LocalAddressNote({ address }: { readonly address: string }) {
  if (new URL(address).hostname !== 'localhost') return null
  return (
    <Note tone="due" title="This address works on this machine only, until PUBLIC_URL is set" lined>
      Whoever runs the server starts it with the address people use; docs/operations.md says how.
    </Note>
  )
}
