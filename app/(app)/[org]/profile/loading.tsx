import { SettingsSkeleton } from '#components/organization/settings-skeleton.tsx'

export default function ProfileLoading() {
  return <SettingsSkeleton title="Profile" />
}
