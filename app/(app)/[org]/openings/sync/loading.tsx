import { SyncSkeleton } from '#components/openings-sync/sync-skeleton.tsx'

export default function SyncLoading() {
  return <SyncSkeleton />
}
