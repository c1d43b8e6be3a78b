import { OpenJobSkeleton } from '#components/openings/open-job-skeleton.tsx'

export default function OpenJobLoading() {
  return <OpenJobSkeleton />
}
