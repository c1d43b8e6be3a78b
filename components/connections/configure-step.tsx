import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { ConfigurePanel } from '#components/connections/configure-panel.tsx'
import { buildConnectionHref, buildIntegrationsHref } from '#components/connections/connection-paths.ts'
import { DeleteByHandPanel } from '#components/connections/delete-by-hand-panel.tsx'
import { IMPORT_ANCHOR } from '#components/connections/import-panel.tsx'
import { readSetupState } from '#components/connections/list-configure-steps.ts'
import { ReachabilityNotice } from '#components/connections/reachability-notice.tsx'
import type { WizardPlace } from '#components/connections/read-step.ts'
import { SavedKeyPanel } from '#components/connections/saved-key-panel.tsx'
import { WebhooksPanel } from '#components/connections/webhooks-panel.tsx'
import { WizardFrame } from '#components/connections/wizard-frame.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Section } from '#components/patterns/panel.tsx'
import type { StepState } from '#components/patterns/progress-steps.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** Step 4: the webhooks being created, Ashby's ping, the first check; all of it live, none of it needs this page to stay open. */
export function ConfigureStep({ place, connection }: { place: WizardPlace; connection: Connection }) {
  const { slug } = useOrganization()
  const state = readSetupState(connection)
  const isReady = state === 'done'

  return (
    <WizardFrame
      step="configure"
      stepState={state}
      finished={{ key: describeKeyState(connection) }}
      isRightFirst
      left={
        <>
          <WebhooksPanel connection={connection} isSetup />
          <DeleteByHandPanel connection={connection} />
          <SavedKeyPanel connection={connection} />
        </>
      }
      right={
        <>
          <ConfigurePanel connection={connection} />
          {isReady ? <ImportInvitation slug={slug} connection={connection} /> : <ReachabilityNotice place={place} />}
        </>
      }
      acts={<Acts slug={slug} connection={connection} state={state} />}
    />
  )
}

/** The first check brings in what counts now. Whoever wants more finds the way here. */
function ImportInvitation({ slug, connection }: { slug: string; connection: Connection }) {
  return (
    <Section title="From before" description="The first check brings in the offers that are ready now, and recent hires.">
      <TextLink href={`${buildConnectionHref({ slug, id: connection.id })}#${IMPORT_ANCHOR}`}>Import earlier offers and hires</TextLink>
    </Section>
  )
}

function describeKeyState({ permissions }: Connection): StepState {
  return permissions.some(({ status }) => status === 'missing') ? 'warning' : 'done'
}

function Acts({ slug, connection, state }: { slug: string; connection: Connection; state: StepState }): ReactNode {
  if (state !== 'done') {
    return <ButtonLink href={buildIntegrationsHref(slug)}>{state === 'failed' ? 'Leave for now' : 'Leave, setup goes on'}</ButtonLink>
  }

  return (
    <>
      <ButtonLink variant="ghost" href={buildConnectionHref({ slug, id: connection.id })}>
        Open connection
      </ButtonLink>
      <ButtonLink variant="primary" href={buildPlaceHref({ slug, path: '/offers' })} trailing={<ArrowRight aria-hidden="true" />}>
        See offers
      </ButtonLink>
    </>
  )
}
