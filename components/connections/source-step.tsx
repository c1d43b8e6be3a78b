import { ArrowRight } from 'lucide-react'
import { AshbyInstructions } from '#components/connections/ashby-instructions.tsx'
import { buildConnectionHref, buildIntegrationsHref } from '#components/connections/connection-paths.ts'
import { environmentWords } from '#components/connections/environment-words.ts'
import { PermissionChecklist } from '#components/connections/permission-checklist.tsx'
import { ReachabilityNotice } from '#components/connections/reachability-notice.tsx'
import { isKeyed, type WizardPlace } from '#components/connections/read-step.ts'
import { WizardFrame } from '#components/connections/wizard-frame.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { RadioGroup } from '#components/ui/radio.tsx'
import type { Connection, PermissionCheck } from '#lib/domain/connections/contract.ts'
import type { Environment } from '#lib/domain/connections/terms.ts'

type SourceStepProps = {
  place: WizardPlace
  permissions: ReadonlyArray<PermissionCheck>
  environments: ReadonlyArray<Environment>
  items: ReadonlyArray<Connection>
  onEnvironmentChange: (environment: Environment) => void
}

/** Step 1: which account, what Handoff reads and writes there, and how the key is made in Ashby. */
export function SourceStep({ place, permissions, environments, items, onEnvironmentChange }: SourceStepProps) {
  const { slug } = useOrganization()
  const live = items.find((item) => item.environment === place.environment && item.state !== 'Disconnected')
  const taken = live && isKeyed(live) ? live : undefined

  return (
    <WizardFrame
      step="source"
      left={
        <>
          <Section title="Account" description="An organization connects one account of each kind.">
            <RadioGroup<Environment>
              label="Account"
              value={place.environment}
              onValueChange={onEnvironmentChange}
              options={environments.map((environment) => ({
                value: environment,
                label: environmentWords[environment].option,
                help: environmentWords[environment].help,
              }))}
            />
            {taken ? (
              <p className="mt-2 text-ink-2">
                <bdi className="font-medium">{taken.name}</bdi> is connected as this account.{' '}
                <TextLink isInline href={buildConnectionHref({ slug, id: taken.id })}>
                  Open the connection
                </TextLink>
              </p>
            ) : live ? (
              <p className="mt-2 text-ink-2">
                <bdi className="font-medium">{live.name}</bdi> is connected by hand. The key is added to it, and what came in stays.
              </p>
            ) : null}
          </Section>
          <ReachabilityNotice place={place} />
          <ReadsAndWrites />
          <Section
            title="Permissions to tick in Ashby"
            description="The key needs these and no more. Read and Write are two boxes: Write does not include Read."
          >
            <PermissionChecklist permissions={permissions} isChecked={false} />
          </Section>
        </>
      }
      right={<AshbyInstructions place={place} />}
      acts={
        <>
          <ButtonLink variant="ghost" href={buildIntegrationsHref(slug)} className="max-md:hidden">
            Cancel
          </ButtonLink>
          <Button
            variant="primary"
            trailing={<ArrowRight aria-hidden="true" />}
            blockedReason={taken ? 'this account is connected' : null}
            onClick={() => place.goTo('key')}
          >
            Continue
          </Button>
        </>
      }
    />
  )
}

const reads = [
  'Offers that are ready for the candidate, never drafts: status, start date, salary, currency',
  'The candidate and the application behind each: name, e-mail, role',
  'Names of jobs, departments and locations',
]

/** In plain words what the connection will do at Ashby. */
function ReadsAndWrites() {
  return (
    <Section title="What Handoff reads and writes">
      <div className="grid grid-cols-2 gap-x-6 gap-y-3 max-md:grid-cols-1">
        <div>
          <h3 className="text-12 font-medium text-ink-2">Reads</h3>
          <ul className="mt-1 list-disc pl-4 marker:text-ink-3">
            {reads.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="text-12 font-medium text-ink-2">Writes</h3>
          <ul className="mt-1 list-disc pl-4 marker:text-ink-3">
            <li>Webhooks, by which Ashby tells Handoff what changed. Disconnecting deletes them.</li>
          </ul>
          <p className="mt-2 text-ink-3">
            Nothing else is written until you turn on Write answers back, on the connection’s page. Offers: Write is for that: accepted and
            declined answers.
          </p>
        </div>
      </div>
    </Section>
  )
}
