import type { OutboxEntry } from '#components/mails/outbox-screen.tsx'
import { FactList } from '#components/patterns/fact-list.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { Instant } from '#components/ui/time.tsx'

export type OutboxMailScreenProps = { mail: OutboxEntry & { text: string; html: string }; view: 'html' | 'text' }

/** One mail as whoever gets it would see it. Its links work: they open in this tab. */
export function OutboxMailScreen({ mail, view }: OutboxMailScreenProps) {
  const path = `/outbox/${mail.id}`

  return (
    <div className="flex h-dvh flex-col bg-canvas">
      <PageHeader title={mail.subject} parent={{ href: '/outbox', label: 'Outbox' }} />
      <main id="main" className="mx-auto flex min-h-0 w-full max-w-[760px] flex-1 flex-col gap-4 px-6 pt-4 pb-6 max-md:px-4">
        <FactList
          facts={[
            { term: 'To', value: <span dir="auto">{mail.to}</span> },
            { term: 'Subject', value: <span dir="auto">{mail.subject}</span> },
            {
              term: 'Time',
              value: (
                <>
                  <Instant instant={mail.at} timeZone="UTC" form="exact" /> UTC
                </>
              ),
            },
          ]}
        />
        <Tabs
          label="Form of the mail"
          items={[
            { href: path, label: 'HTML', isCurrent: view === 'html' },
            { href: `${path}?view=text`, label: 'Text', isCurrent: view === 'text' },
          ]}
        />
        {view === 'html' ? (
          <iframe
            title="The mail"
            // No script runs in it, and it is nobody's origin: it may only lead the tab to where somebody clicks.
            sandbox="allow-top-navigation-by-user-activation"
            srcDoc={openLinksInThisTab(mail.html)}
            className="min-h-0 w-full flex-1 rounded-lg border border-line bg-surface"
          />
        ) : (
          <MailAsText text={mail.text} />
        )}
      </main>
    </div>
  )
}

/** Without it a link would open within the frame. */
function openLinksInThisTab(html: string): string {
  return html.replace('<head>', '<head><base target="_top">')
}

function MailAsText({ text }: { text: string }) {
  return (
    <pre className="scroll-quiet min-h-0 flex-1 overflow-y-auto rounded-lg border border-line bg-surface p-4 font-mono text-12 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {splitLinks(text).map(({ at, part, isLink }) =>
        isLink ? (
          <a key={at} href={part} className="text-iris underline underline-offset-2">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </pre>
  )
}

/** `at` is where the part begins. Splitting by a group keeps the addresses: every second part is one. */
function splitLinks(text: string): { at: number; part: string; isLink: boolean }[] {
  let at = 0

  return text.split(/(https?:\/\/\S+)/).map((part, index) => {
    const begin = at
    at += part.length

    return { at: begin, part, isLink: index % 2 === 1 }
  })
}
