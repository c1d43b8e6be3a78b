'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { ApiKeyList } from '#components/api-keys/api-key-list.tsx'
import { ApiKeysEmpty } from '#components/api-keys/api-keys-empty.tsx'
import { CreateKeyDialog } from '#components/api-keys/create-key-dialog.tsx'
import { type MadeKey, NewTokenPanel } from '#components/api-keys/new-token-panel.tsx'
import { ReferenceLink } from '#components/api-keys/reference-link.tsx'
import { readClock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** The keys by which programs use the API in the name of members. `appUrl` is where this installation is reached. */
export function ApiKeysScreen({ appUrl }: { appUrl: string }) {
  const api = useApi()
  const { timeZone } = useOrganization()
  const { data, dataUpdatedAt } = useSuspenseQuery(api.apiKeys.list.queryOptions())
  // A token is nowhere but here until somebody says that they have stored it, and so no other is made over it.
  const [made, setMade] = useState<MadeKey | null>(null)
  const clock = readClock({ timeZone, dataUpdatedAt })
  const active = data.filter(({ state }) => state === 'Active')
  const ended = data.filter(({ state }) => state !== 'Active')

  return (
    <>
      <PageHeader title="API keys" actions={data.length > 0 && !made ? <CreateKeyDialog onMade={setMade} /> : null} />
      <PageBody>
        <p className="max-w-[72ch] text-ink-2">
          A key lets a program do in this organization what you may do, or less. It stops when you leave. How to use it stands in the{' '}
          <ReferenceLink />.
        </p>
        {made ? <NewTokenPanel made={made} appUrl={appUrl} onStored={() => setMade(null)} /> : null}
        {data.length === 0 ? <ApiKeysEmpty appUrl={appUrl} onMade={setMade} /> : null}
        <ApiKeyList title="Active" keys={active} clock={clock} />
        <ApiKeyList title="Ended" keys={ended} clock={clock} />
      </PageBody>
    </>
  )
}
