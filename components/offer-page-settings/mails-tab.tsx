'use client'

import { useQueryStates } from 'nuqs'
import { MailPreview } from '#components/offer-page-settings/mail-preview.tsx'
import { mailWords } from '#components/offer-page-settings/mail-words.ts'
import { PlaceholderField } from '#components/offer-page-settings/placeholder-field.tsx'
import { LivePreviewAside } from '#components/offer-page-settings/preview-aside.tsx'
import { SendTest } from '#components/offer-page-settings/send-test.tsx'
import { buildSettingsHref, mailKinds, settingsParsers } from '#components/offer-page-settings/settings-address.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { PageMailKind } from '#lib/domain/offer-page/schema.ts'

/** The words of what candidates are mailed, with the mail itself beside them. */
export function MailsTab() {
  const { slug } = useOrganization()
  const [{ mail, offer }] = useQueryStates(settingsParsers)

  return (
    <div className="flex min-h-0 flex-1">
      <PageBody width="form">
        <Tabs
          label="Mails"
          size="sm"
          isShallow
          className="-mt-2"
          items={mailKinds.map((kind) => ({
            href: buildSettingsHref({ slug, tab: 'mails', mail: kind, offer }),
            label: mailWords[kind].label,
            isCurrent: kind === mail,
          }))}
        />
        <MailForm key={mail} kind={mail} />
      </PageBody>
      <LivePreviewAside>
        <MailPreview />
      </LivePreviewAside>
    </div>
  )
}

function MailForm({ kind }: { kind: PageMailKind }) {
  const { draft } = useSettings()
  const { subject, text, button } = draft.settings.mails[kind]
  const path = `mails.${kind}`

  return (
    <>
      <Section title={`${mailWords[kind].label} mail`} description={mailWords[kind].help}>
        <div className="flex flex-col gap-4">
          <PlaceholderField
            label="Subject"
            path={`${path}.subject`}
            value={subject}
            hasPay={false}
            onChange={(next) => draft.changeMail(kind, { subject: next })}
          />
          <PlaceholderField
            label="Text"
            path={`${path}.text`}
            rows={9}
            value={text}
            hasPay={false}
            onChange={(next) => draft.changeMail(kind, { text: next })}
            help={
              kind === 'reply'
                ? 'Your reply stands below it. Pay never goes into a mail: the page shows it.'
                : 'A sentence is left out where an offer has no value for one of its fields. Pay never goes into a mail: the page shows it.'
            }
          />
          <PlaceholderField
            label="Button"
            path={`${path}.button`}
            value={button}
            hasPay={false}
            onChange={(next) => draft.changeMail(kind, { button: next })}
            help="Leads to the offer page. Each mail has a link of its own."
          />
        </div>
      </Section>
      <SendTest kind={kind} />
    </>
  )
}
