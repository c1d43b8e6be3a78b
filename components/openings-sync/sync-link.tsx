'use client'

import { useQuery } from '@tanstack/react-query'
import { ArrowLeftRight } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { buildSyncHref } from '#components/openings-sync/sync-filters.ts'
import { setupOptions } from '#components/openings-sync/sync-queries.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Count } from '#components/ui/badge.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { IconLink } from '#components/ui/icon-button.tsx'

/** The way to the sync with Ashby, with how much waits there for a person. */
export function SyncLink() {
  const api = useApi()
  const { slug } = useOrganization()
  const { data: setup } = useQuery(setupOptions({ api }))
  const href = buildSyncHref({ slug })
  const waiting = setup?.isOn ? setup.unmatched + setup.undecided : 0

  return (
    <>
      <ButtonLink
        href={href}
        size="sm"
        icon={<ArrowLeftRight />}
        trailing={waiting > 0 ? <Count value={waiting} tone="amber" /> : null}
        className="max-md:hidden"
      >
        Sync
      </ButtonLink>
      <span className="md:hidden">
        <IconLink label="Sync" icon={<ArrowLeftRight />} size="sm" href={href} />
      </span>
    </>
  )
}
