'use client'

import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { type ComponentType, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { findErrorAt, findPlaceOf } from '#components/offer-page-settings/check-settings.ts'
import { MailsTab } from '#components/offer-page-settings/mails-tab.tsx'
import { OfferPageSkeleton } from '#components/offer-page-settings/offer-page-skeleton.tsx'
import { PageTab } from '#components/offer-page-settings/page-tab.tsx'
import { buildSettingsHref, type SettingsTab, settingsParsers } from '#components/offer-page-settings/settings-address.ts'
import { SettingsProvider, type SettingsValue } from '#components/offer-page-settings/settings-context.ts'
import { SettingsFoot } from '#components/offer-page-settings/settings-foot.tsx'
import { TimingTab } from '#components/offer-page-settings/timing-tab.tsx'
import { useLogoShelf } from '#components/offer-page-settings/use-logo-shelf.ts'
import { useSaveSettings } from '#components/offer-page-settings/use-save-settings.ts'
import { useSettingsCommands } from '#components/offer-page-settings/use-settings-commands.ts'
import { useSettingsDraft } from '#components/offer-page-settings/use-settings-draft.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { UnsavedChanges } from '#components/patterns/unsaved-changes.tsx'
import { MissingPage } from '#components/shell/missing-page.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { OfferPage } from '#lib/domain/offer-page/contract.ts'

const tabBodies = { page: PageTab, mails: MailsTab, deadlines: TimingTab } satisfies Record<SettingsTab, ComponentType>

/** What candidates see and are mailed, and how long they have. `now` is the instant at which the server rendered the page. */
export function OfferPageScreen({ now }: { now: string }) {
  const api = useApi()
  const can = useCan()
  const mayManage = can('offerPage.manage')
  const page = useQuery(api.offerPage.get.queryOptions({ enabled: mayManage }))
  const fields = useQuery(api.fields.list.queryOptions({ input: { object: 'Offer' }, enabled: mayManage }))
  const failed = [page, fields].find(({ error, data }) => error !== null && data === undefined)
  // A role can change while the page is open.
  if (!mayManage) return <MissingPage />
  if (page.data && fields.data) {
    return (
      <NowProvider now={now}>
        <SettingsEditor page={page.data} fields={fields.data} />
      </NowProvider>
    )
  }
  if (!failed) return <OfferPageSkeleton />

  return (
    <>
      <PageHeader title="Offer page" />
      <PageBody>
        <RequestFailure error={failed.error} onRetry={() => void failed.refetch()} />
      </PageBody>
    </>
  )
}

function SettingsEditor({ page, fields }: { page: OfferPage; fields: readonly FieldDefinition[] }) {
  const { slug } = useOrganization()
  const [{ tab }, setAddress] = useQueryStates(settingsParsers)
  const [wanted, setWanted] = useState<string | null>(null)
  const draft = useSettingsDraft(page)
  const logos = useLogoShelf({ saved: page.logo, slug })
  const goTo = (path: string) => {
    const place = findPlaceOf(path)
    void setAddress({ tab: place.tab, ...(place.mail ? { mail: place.mail } : {}) })
    setWanted(path)
  }
  const save = useSaveSettings({ draft, fields, onRefused: goTo })
  useSettingsCommands({ draft, save, onTab: (next) => void setAddress({ tab: next }) })
  const value: SettingsValue = {
    page,
    draft,
    fields,
    logos,
    errorAt: (path) => findErrorAt({ errors: save.errors, path }),
    wanted,
    onFound: () => setWanted(null),
  }
  const TabBody = tabBodies[tab]

  return (
    <SettingsProvider value={value}>
      <UnsavedChanges isDirty={draft.isDirty && !save.isPending} />
      <PageHeader title="Offer page" hasLine={false} />
      <SettingsTabs tab={tab} />
      <TabBody />
      <SettingsFoot tab={tab} save={save} onGoTo={goTo} />
    </SettingsProvider>
  )
}

const tabLabels = { page: 'Page', mails: 'Mails', deadlines: 'Deadlines & reminders' } satisfies Record<SettingsTab, string>

function SettingsTabs({ tab }: { tab: SettingsTab }) {
  const { slug } = useOrganization()
  const [{ offer }] = useQueryStates(settingsParsers)

  return (
    <Tabs
      label="Parts of the offer page"
      isShallow
      className="shrink-0 px-6 max-md:bg-surface max-md:px-4"
      items={(Object.keys(tabLabels) as SettingsTab[]).map((each) => ({
        href: buildSettingsHref({ slug, tab: each, offer }),
        label: tabLabels[each],
        isCurrent: each === tab,
      }))}
    />
  )
}
