import { OpeningsSkeleton } from '#components/openings/openings-skeleton.tsx'

export default function OpeningsLoading() {
  return <OpeningsSkeleton />
}
