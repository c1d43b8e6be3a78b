import { useOrganization } from '#components/organization/use-organization.ts'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { payIntervalWords } from '#lib/domain/organizations/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The settings for those who may read them only, with the reason. */
export function SettingsFacts() {
  const { name, slug, timeZone, defaultCurrency, defaultPayInterval, requiresTwoFactor, eventBodyDays, eventDays, role } = useOrganization()

  return (
    <>
      <Notice>
        As <bdi>{role.name}</bdi> you can read these settings. An admin of <bdi>{name}</bdi> can change them.
      </Notice>
      <Section title="Organization">
        <FactList
          facts={[
            { term: 'Name', value: <bdi>{name}</bdi> },
            { term: 'Address', value: <code className="font-mono text-12">/{slug}</code> },
            { term: 'Time zone', value: timeZone.replaceAll('_', ' ') },
          ]}
        />
      </Section>
      <Section title="Pay defaults">
        <FactList
          facts={[
            { term: 'Default currency', value: defaultCurrency ?? 'Unknown' },
            { term: 'Default pay interval', value: defaultPayInterval ? payIntervalWords[defaultPayInterval] : 'Unknown' },
          ]}
        />
      </Section>
      <Section title="Retention">
        <FactList
          facts={[
            { term: 'Bodies of events', value: formatCountOf({ count: eventBodyDays, one: 'day' }) },
            { term: 'Events', value: formatCountOf({ count: eventDays, one: 'day' }) },
          ]}
        />
      </Section>
      <Section title="Sign-in">
        <FactList facts={[{ term: 'Two-factor', value: requiresTwoFactor ? 'Required' : 'Not required' }]} />
      </Section>
    </>
  )
}
