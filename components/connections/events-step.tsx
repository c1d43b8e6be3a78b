import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { buildIntegrationsHref } from '#components/connections/connection-paths.ts'
import { EventChoices, EventChoicesNote } from '#components/connections/event-choices.tsx'
import { ReachabilityNotice } from '#components/connections/reachability-notice.tsx'
import type { WizardPlace } from '#components/connections/read-step.ts'
import { SavedKeyPanel } from '#components/connections/saved-key-panel.tsx'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { WizardFrame } from '#components/connections/wizard-frame.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { type ChosenEvent, chosenEventSchema } from '#lib/domain/connections/schema.ts'

/** Step 3: which events may change offers; then the webhooks are created. */
export function EventsStep({ place, connection }: { place: WizardPlace; connection: Connection }) {
  const { slug } = useOrganization()
  const api = useApi()
  const keep = useKeepConnection()
  const [chosen, setChosen] = useState<ChosenEvent[]>(
    connection.chosenEvents.length > 0 ? connection.chosenEvents : [...chosenEventSchema.options],
  )
  const [isAsked, setIsAsked] = useState(false)
  const configure = useMutation(
    api.connections.configure.mutationOptions({
      onSuccess: (configured) => {
        keep(configured)
        place.goTo('configure')
      },
      onError: toastError,
    }),
  )
  const start = () => {
    setIsAsked(true)
    if (chosen.length > 0) configure.mutate({ id: connection.id, events: chosen })
  }

  return (
    <WizardFrame
      step="events"
      isRightFirst
      left={<SavedKeyPanel connection={connection} />}
      right={
        <>
          <Section title="Events" description="Which Ashby events should sync to Handoff.">
            <div className="flex flex-col gap-2">
              <EventChoices
                chosen={chosen}
                onChange={setChosen}
                error={isAsked && chosen.length === 0 ? 'Choose at least one event.' : null}
              />
              <EventChoicesNote />
            </div>
          </Section>
          <ReachabilityNotice place={place} />
        </>
      }
      acts={
        <>
          <ButtonLink variant="ghost" href={buildIntegrationsHref(slug)} className="max-md:hidden">
            Save and leave
          </ButtonLink>
          <Button variant="primary" isLoading={configure.isPending} onClick={start}>
            Configure Integration
          </Button>
        </>
      }
    />
  )
}
