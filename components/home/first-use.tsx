import { FileText } from 'lucide-react'
import { buildWizardHref } from '#components/connections/connection-paths.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'

/** Home before anything is connected: what will appear here, and the one act that makes it. */
export function FirstUse() {
  const { slug, name } = useOrganization()
  const canConnect = useCan()('connections.manage')

  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState
        kind="first-use"
        className="py-16 max-md:py-10"
        icon={<FileText aria-hidden="true" />}
        title={canConnect ? 'Connect Ashby to begin' : 'Ashby is not connected yet'}
        actions={
          canConnect ? (
            <ButtonLink variant="primary" href={buildWizardHref({ slug })}>
              Connect Ashby
            </ButtonLink>
          ) : null
        }
      >
        {canConnect
          ? 'Offers that are approved in Ashby then appear in Handoff by themselves, as unpublished offers to review and send. It takes about five minutes and an Ashby admin.'
          : `Offers appear here once an admin of ${name} has connected Ashby.`}
      </EmptyState>
    </div>
  )
}
