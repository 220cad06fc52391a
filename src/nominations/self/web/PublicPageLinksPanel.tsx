import { useQuery } from '@tanstack/react-query'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { publicPageQuery } from './queries.ts'

/** The ways to the public page: itself, as customers see it, while it is open; and its settings. */
export function PublicPageLinksPanel() {
  const page = useQuery(publicPageQuery()).data
  const address = page?.isOpen === true ? page.address : null
  if (address === null) return <LinkButton to="/settings/public-page">Set up the public page</LinkButton>
  return (
    <>
      <LinkButton to={address} newTab>
        Open the public page
      </LinkButton>
      <LinkButton to="/settings/public-page">Its settings</LinkButton>
    </>
  )
}
