import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Section } from '#components/patterns/panel.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'

/** How the webhook is made, click by click, in the words of Ashby's own pages. */
export function ByHandSteps({ sandboxUrl }: { sandboxUrl: string | null }) {
  return (
    <Section
      title={sandboxUrl ? 'Create the webhook in the sandbox' : 'Create the webhook in Ashby'}
      description={sandboxUrl ? undefined : 'You need to be an Ashby admin.'}
    >
      <ol className="flex list-decimal flex-col gap-2 pl-5 marker:text-ink-3">
        <li>
          {sandboxUrl ? (
            <>
              Open the sandbox’s page, choose an account and go to <B>Webhooks</B>.
            </>
          ) : (
            <>
              In Ashby open <B>Admin</B>, <B>Integrations</B>, <B>Webhooks</B> and choose <B>New</B>.
            </>
          )}
        </li>
        <li>
          As <B>Webhook Type</B> select <B>Candidate Hired</B>. It alone carries the offer: start date and salary.
        </li>
        <li>
          Paste the <B>Request URL</B>.
        </li>
        <li>
          Paste the secret key as <B>Secret Token</B>. Ashby calls it optional; Handoff refuses deliveries without it.
        </li>
        <li>Save it. Ashby sends a ping, and this page turns green.</li>
        <li>
          For changes after the hire make one more in the same way, with the type <B>Application Updated</B>. <B>Push to HRIS</B> works too,
          if your team uses that button.
        </li>
      </ol>
      {sandboxUrl ? (
        <ButtonLink href={sandboxUrl} icon={<ExternalLink aria-hidden="true" />} className="mt-3">
          Open the sandbox
        </ButtonLink>
      ) : null}
    </Section>
  )
}

/** Words as they stand on Ashby's pages. */
function B({ children }: { children: ReactNode }) {
  return <span className="font-medium">{children}</span>
}
