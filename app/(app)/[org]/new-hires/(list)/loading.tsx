import { NewHiresSkeleton } from '#components/new-hires/new-hires-skeleton.tsx'

export default function NewHiresLoading() {
  return <NewHiresSkeleton />
}
