import { SettingsSkeleton } from '#components/organization/settings-skeleton.tsx'

export default function SettingsLoading() {
  return <SettingsSkeleton title="Settings" />
}
