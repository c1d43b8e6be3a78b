import { PreferencesSkeleton } from '#components/notifications/preferences-skeleton.tsx'

export default function PreferencesLoading() {
  return <PreferencesSkeleton />
}
