'use client'

import { SearchX } from 'lucide-react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { ButtonLink } from '#components/ui/button-link.tsx'

/** An address inside the organization where nothing is, or nothing that this member may see. */
export function MissingPage() {
  const { slug, name } = useOrganization()

  return (
    <>
      <PageHeader title="Not found" />
      <PageBody width="form">
        <EmptyState
          kind="first-use"
          icon={<SearchX aria-hidden="true" />}
          title={`There is nothing at this address in ${name}`}
          actions={<ButtonLink href={buildPlaceHref({ slug, path: '' })}>Go to Home</ButtonLink>}
        >
          It may have been removed, or it belongs to another organization. Check the address.
        </EmptyState>
      </PageBody>
    </>
  )
}
