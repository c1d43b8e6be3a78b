import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { ashbyToggle } from '#components/connections/ashby-toggle.ts'
import type { WizardPlace } from '#components/connections/read-step.ts'
import { Section } from '#components/patterns/panel.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'

/** How the key is made, click by click. Stays beside the form, so that nobody has to go back for it. */
export function AshbyInstructions({ place }: { place: WizardPlace }) {
  if (place.environment === 'Sandbox') return <SandboxInstructions url={place.sandboxUrl} />

  return (
    <Section title="Make the key in Ashby" description="You need to be an Ashby admin. It takes about three minutes.">
      <Steps>
        <li>
          Open Ashby and go to <B>Admin</B>, then <B>Integrations</B> in the left sidebar.
        </li>
        <li>
          Search for <B>Handoff</B> and open its card. Not listed? Open <B>API Keys</B> and choose <B>New</B>.
        </li>
        <li>
          Choose <B>Create API key</B>, copy it and keep it somewhere safe. Ashby shows it only once.
        </li>
        <li>
          Close the dialog and open <B>View API key settings</B>. Tick the permissions listed here.
        </li>
        <li>
          Under <B>Other permissions</B> tick <B>{ashbyToggle}</B>, then choose <B>Save</B>.
        </li>
        <li>Come back and paste the key.</li>
      </Steps>
    </Section>
  )
}

function SandboxInstructions({ url }: { url: string | null }) {
  return (
    <Section
      title="Get a key from the sandbox"
      description="The sandbox stands in for Ashby, so you can try everything without a real account."
    >
      <Steps>
        <li>Open the sandbox’s page. Each account there is a made-up company with an API key of its own.</li>
        <li>
          Copy its <B>API key</B>. It has every permission already.
        </li>
        <li>Come back and paste the key.</li>
      </Steps>
      {url ? (
        <ButtonLink href={url} icon={<ExternalLink aria-hidden="true" />} className="mt-3">
          Open the sandbox
        </ButtonLink>
      ) : null}
    </Section>
  )
}

function Steps({ children }: { children: ReactNode }) {
  return <ol className="flex list-decimal flex-col gap-2 pl-5 marker:text-ink-3">{children}</ol>
}

/** Words as they stand on Ashby's pages. */
function B({ children }: { children: ReactNode }) {
  return <span className="font-medium">{children}</span>
}
