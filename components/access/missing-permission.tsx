import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { TextLink } from '#components/ui/link.tsx'
import { permissionWords } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'

/** Says which permission somebody's role lacks, by its label, and who can give it. `purpose` continues "To …". */
export function MissingPermission({ permission, purpose }: { permission: Permission; purpose: string }) {
  const { slug } = useOrganization()

  return (
    <Notice title={`Your role lacks “${permissionWords[permission].label}”`}>
      To {purpose} you need it. Ask an admin of your organization to give it to your role under{' '}
      <TextLink href={buildPlaceHref({ slug, path: '/company/members' })} isInline>
        Members & roles
      </TextLink>
      .
    </Notice>
  )
}
