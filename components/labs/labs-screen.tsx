'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { FeatureCard } from '#components/labs/feature-card.tsx'
import { NewOpeningsKeyPanel } from '#components/labs/new-openings-key-panel.tsx'
import { OpeningsKeyPanel } from '#components/labs/openings-key-panel.tsx'
import { SwitchOffDialog } from '#components/labs/switch-off-dialog.tsx'
import { useLabsForm } from '#components/labs/use-labs-form.ts'
import { readClock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { UnsavedChanges } from '#components/patterns/unsaved-changes.tsx'
import { Button } from '#components/ui/button.tsx'

/** Beta features behind switches. Nothing counts before Save settings. `appUrl` is where this installation is reached. */
export function LabsScreen({ appUrl }: { appUrl: string }) {
  const api = useApi()
  const { timeZone } = useOrganization()
  const { data, dataUpdatedAt } = useSuspenseQuery(api.labs.get.queryOptions({ input: {} }))
  // A token is nowhere but here until somebody says that they have stored it.
  const [token, setToken] = useState<string | null>(null)
  const form = useLabsForm({ labs: data, onToken: setToken })
  const clock = readClock({ timeZone, dataUpdatedAt })
  const isSwitchedOn = data.features.some(({ key, isOn }) => key === 'openings' && isOn)

  return (
    <>
      <PageHeader title="Labs" />
      <PageBody width="form">
        <UnsavedChanges isDirty={form.isDirty && !form.isSaving && token === null} />
        <p className="text-ink-2">
          Features that are new and may still change. Each counts for everybody in this organization, once you save.
        </p>
        {token === null ? null : <NewOpeningsKeyPanel token={token} appUrl={appUrl} onStored={() => setToken(null)} />}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            form.submit()
          }}
          className="flex flex-col gap-4"
        >
          {data.features.map(({ key, isOn }) => (
            <FeatureCard
              key={key}
              feature={key}
              isSaved={isOn}
              isOn={form.switches[key] ?? isOn}
              isDisabled={form.isSaving}
              onChange={(next) => form.change(key, next)}
            >
              {key === 'openings' && isSwitchedOn && data.openingsKey && token === null ? (
                <OpeningsKeyPanel apiKey={data.openingsKey} clock={clock} onToken={setToken} />
              ) : null}
            </FeatureCard>
          ))}
          {form.error ? <RequestFailure title="The settings were not saved." error={form.error} /> : null}
          <div className="flex justify-end gap-2 max-md:flex-col-reverse">
            {form.isDirty ? (
              <Button variant="ghost" onClick={form.discard}>
                Discard changes
              </Button>
            ) : null}
            <Button variant="primary" type="submit" isLoading={form.isSaving} blockedReason={form.isDirty ? null : 'nothing changed'}>
              Save settings
            </Button>
          </div>
        </form>
        <SwitchOffDialog feature={form.asking} isSaving={form.isSaving} onClose={form.stopAsking} onConfirm={form.save} />
      </PageBody>
    </>
  )
}
