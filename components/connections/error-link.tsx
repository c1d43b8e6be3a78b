import { buildErrorHref } from '#components/errors/error-href.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { TextLink } from '#components/ui/link.tsx'

/** The way to the page that says why a problem arises and what mends it; nothing for a code without one. */
export function ErrorLink({ code }: { code: string }) {
  const { slug } = useOrganization()
  const href = buildErrorHref({ slug, code })
  if (href === null) return null

  return (
    <TextLink href={href} isInline className="text-12">
      What this means
    </TextLink>
  )
}
