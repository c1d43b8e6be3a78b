import { LabsSkeleton } from '#components/labs/labs-skeleton.tsx'

export default function LabsLoading() {
  return <LabsSkeleton />
}
